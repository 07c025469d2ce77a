package io.howdah.cluster;

import static io.howdah.cluster.ConfigurationFile.PYWHDFS_README;
import static io.howdah.cluster.ConfigurationFile.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.BandwidthLimit;
import io.howdah.LoadLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
  private ConfigurationFile file;

  @BeforeEach
  void chooseFile(@TempDir Path directory) {
    file = new ConfigurationFile(directory);
  }

  @Test
  void readsTheExampleOfPywhdfs() throws Exception {
    ClusterSettings prod = file.read(PYWHDFS_README).cluster("prod");

    assertThat(prod.authMechanism()).isEqualTo(AuthMechanism.GSSAPI);
    assertThat(prod.tls().certificateCheck()).isEqualTo(CertificateCheck.NONE);
    assertThat(prod.tls().truststore())
        .isEqualTo(file.path().resolveSibling("trust/store/path.jks"));
    assertThat(prod.nameservices())
        .containsExactly(
            Nameservice.builder()
                .url("http://first_namenode_url:50070")
                .url("http://second_namenode_url:50070")
                .mount("/")
                .build());
  }

  @Test
  void fillsInTheDefaults() throws Exception {
    ClusterConfiguration configuration = file.read(cluster(""));
    ClusterSettings prod = configuration.cluster("prod");

    assertThat(configuration.logging()).isEqualTo(LoggingSettings.disabled());
    assertThat(prod.authMechanism()).isEqualTo(AuthMechanism.NONE);
    assertThat(prod.mutualAuth()).isEqualTo(MutualAuth.REQUIRED);
    assertThat(prod.maxConcurrency()).isNull();
    assertThat(prod.limits()).isEqualTo(LoadLimits.none());
    assertThat(configuration.limits()).isEqualTo(LoadLimits.none());
    assertThat(prod.tls().certificateCheck()).isEqualTo(CertificateCheck.REQUIRED);
    assertThat(prod.user()).isNull();
    assertThat(prod.proxy()).isNull();
    assertThat(prod.root()).isNull();
    assertThat(prod.connectTimeout()).isNull();
    assertThat(prod.readTimeout()).isNull();
    assertThat(prod.token()).isNull();
    assertThat(prod.kerberos().kdc()).isEmpty();
    assertThat(prod.allowedUsers()).isEmpty();
    assertThat(prod.allowedGroups()).isEmpty();
  }

  @Test
  void readsEveryKey() throws Exception {
    file.write(
        """
        {"clusters": [{
          "name": "prod", "auth_mechanism": "tkn_gssapi", "mutual_auth": "OPTIONAL",
          "max_concurrency": 32, "bandwidth": "08:00,20M 19:00,off", "requests_per_second": 500,
          "token": "HgAF", "token_file": "token", "verify": true,
          "truststore": "~/trust.jks", "truststore_password": "changeit", "ca": "/etc/ca.pem",
          "keystore": "key.p12", "keystore_password": "sesame",
          "principal": "alice", "keytab": "/etc/alice.keytab", "password_file": "pw",
          "ccache": "/tmp/krb5cc", "realm": "EXAMPLE.COM", "kdc": ["kdc1:88", "kdc2"],
          "service_principal": "HTTP/nn1@EXAMPLE.COM", "user": "hdfs", "proxy": "bob",
          "metastore": "thrift://meta:9083", "metastore_principal": "hive/_HOST@EXAMPLE.COM",
          "http_proxy": "proxy:3128", "http_proxy_user": "clerk",
          "http_proxy_password_file": "proxy-pw", "basic_over_http": false,
          "root": "data/", "timeout": [2, 30.5],
          "allowed_users": ["alice", "*"], "allowed_groups": ["analysts"],
          "nameservices": [
            {"urls": ["https://nn1:9871"], "mounts": ["/"]},
            {"urls": ["http://nn2:9870"], "mounts": ["/logs/", "//a//b"]}
          ]}],
         "limits": {"bandwidth": "1G", "requests_per_second": 0},
         "configuration": {"logging": {"disable": false, "path": "log/h.log", "level": "warn"}}}
        """,
        "rw-------");
    ClusterConfiguration configuration = file.read();
    ClusterSettings prod = configuration.cluster("prod");

    assertThat(prod.authMechanism()).isEqualTo(AuthMechanism.TKN_GSSAPI);
    assertThat(prod.mutualAuth()).isEqualTo(MutualAuth.OPTIONAL);
    assertThat(prod.maxConcurrency()).isEqualTo(32);
    assertThat(prod.limits())
        .isEqualTo(
            LoadLimits.none()
                .withBandwidth(
                    BandwidthLimit.timetable(
                        Map.of(LocalTime.of(8, 0), 20L << 20, LocalTime.of(19, 0), 0L)))
                .withRequestsPerSecond(500));
    assertThat(configuration.limits())
        .isEqualTo(LoadLimits.none().withBandwidth(BandwidthLimit.of(1 << 30)));
    assertThat(prod.token()).isEqualTo(Secret.of("HgAF"));
    assertThat(prod.tokenFile()).isEqualTo(file.path().resolveSibling("token"));
    assertThat(prod.tls().certificateCheck()).isEqualTo(CertificateCheck.REQUIRED);
    assertThat(prod.tls().truststore()).isEqualTo(file.path().resolveSibling("home/trust.jks"));
    assertThat(prod.tls().truststorePassword()).isEqualTo(Secret.of("changeit"));
    assertThat(prod.tls().ca()).isEqualTo(Path.of("/etc/ca.pem"));
    assertThat(prod.tls().keystore()).isEqualTo(file.path().resolveSibling("key.p12"));
    assertThat(prod.tls().keystorePassword()).isEqualTo(Secret.of("sesame"));
    assertThat(prod.kerberos().principal()).isEqualTo("alice");
    assertThat(prod.kerberos().keytab()).isEqualTo(Path.of("/etc/alice.keytab"));
    assertThat(prod.kerberos().passwordFile()).isEqualTo(file.path().resolveSibling("pw"));
    assertThat(prod.kerberos().ccache()).isEqualTo(Path.of("/tmp/krb5cc"));
    assertThat(prod.kerberos().realm()).isEqualTo("EXAMPLE.COM");
    assertThat(prod.kerberos().kdc()).containsExactly("kdc1:88", "kdc2");
    assertThat(prod.kerberos().servicePrincipal()).isEqualTo("HTTP/nn1@EXAMPLE.COM");
    assertThat(prod.kerberos().metastorePrincipal()).isEqualTo("hive/_HOST@EXAMPLE.COM");
    assertThat(prod.metastore()).hasToString("thrift://meta:9083");
    assertThat(prod.user()).isEqualTo("hdfs");
    assertThat(prod.proxy()).isEqualTo("bob");
    HttpProxy proxy = Objects.requireNonNull(prod.httpProxy());
    assertThat(proxy).hasToString("http://proxy:3128");
    assertThat(proxy.user()).isEqualTo("clerk");
    assertThat(proxy.passwordFile()).isEqualTo(file.path().resolveSibling("proxy-pw"));
    assertThat(prod.root()).isEqualTo("data/");
    assertThat(prod.allowedUsers()).containsExactly("alice", ClusterSettings.EVERYBODY);
    assertThat(prod.allowedGroups()).containsExactly("analysts");
    assertThat(prod.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(prod.readTimeout()).isEqualTo(Duration.ofMillis(30_500));
    assertThat(prod.nameservices().get(1).mounts()).containsExactly("/logs", "/a/b");
    assertThat(configuration.logging())
        .isEqualTo(
            LoggingSettings.to(
                file.path().resolveSibling("log/h.log"), LoggingSettings.Level.WARNING));
  }

  @Test
  void takesOneTimeoutForBoth() throws Exception {
    ClusterSettings prod = file.read(cluster("'timeout': 2.5,")).cluster("prod");

    assertThat(prod.connectTimeout()).isEqualTo(Duration.ofMillis(2500));
    assertThat(prod.readTimeout()).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void takesNullAndEmptyTextsAsNotThere() throws Exception {
    ClusterSettings prod =
        file.read(cluster("'user': '', 'proxy': null, 'verify': null, 'timeout': [null, 3],"))
            .cluster("prod");

    assertThat(prod.user()).isNull();
    assertThat(prod.proxy()).isNull();
    assertThat(prod.tls().certificateCheck()).isEqualTo(CertificateCheck.REQUIRED);
    assertThat(prod.connectTimeout()).isNull();
    assertThat(prod.readTimeout()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void takesASingleKdcAsText() throws Exception {
    assertThat(file.read(cluster("'kdc': 'kdc1',")).cluster("prod").kerberos().kdc())
        .containsExactly("kdc1");
  }

  @Test
  void acceptsAByteOrderMark() throws Exception {
    assertThat(file.read("\uFEFF" + PYWHDFS_README).aliases()).containsExactly("prod");
  }

  @Test
  void disablesTheLog() throws Exception {
    String logging = ", 'configuration': {'logging': {'disable': true, 'path': 'x'}}}";
    assertThat(file.read(cluster("").replaceAll("}$", logging)).logging())
        .isEqualTo(LoggingSettings.disabled());
  }

  @Test
  void looksForTheFileInOrder() {
    Path home = file.path().resolveSibling("home");
    ConfigurationReader set =
        new ConfigurationReader(Map.of("WEBHDFS_CONFIG", "/etc/webhdfs.cfg"), home);

    assertThat(set.locate("here.cfg")).isEqualTo(Path.of("here.cfg"));
    assertThat(set.locate("~/here.cfg")).isEqualTo(home.resolve("here.cfg"));
    assertThat(set.locate(null)).isEqualTo(Path.of("/etc/webhdfs.cfg"));
    assertThat(file.reader().locate(null)).isEqualTo(home.resolve(".webhdfs.cfg"));
    assertThat(new ConfigurationReader(Map.of("WEBHDFS_CONFIG", ""), home).locate(null))
        .isEqualTo(home.resolve(".webhdfs.cfg"));
  }
}
