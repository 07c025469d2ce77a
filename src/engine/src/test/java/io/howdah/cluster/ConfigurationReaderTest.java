package io.howdah.cluster;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {
  private static final String PYWHDFS_README =
      """
      {
        "clusters": [
          {
            "name": "prod",
            "auth_mechanism": "GSSAPI",
            "verify": false,
            "truststore": "trust/store/path.jks",
            "nameservices": [
              {
                "urls": ["http://first_namenode_url:50070" , "http://second_namenode_url:50070"],
                "mounts": ["/"]
              }
             ]
          }
        ]
      }
      """;

  private Path directory;
  private Path file;

  @BeforeEach
  void chooseFile(@TempDir Path directory) {
    this.directory = directory;
    file = directory.resolve("webhdfs.cfg");
  }

  @Test
  void readsTheExampleOfPywhdfs() throws Exception {
    ClusterSettings prod = read(PYWHDFS_README).cluster("prod");

    assertThat(prod.authMechanism()).isEqualTo(AuthMechanism.GSSAPI);
    assertThat(prod.tls().certificateCheck()).isEqualTo(CertificateCheck.NONE);
    assertThat(prod.tls().truststore()).isEqualTo(directory.resolve("trust/store/path.jks"));
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
    ClusterConfiguration configuration = read(cluster(""));
    ClusterSettings prod = configuration.cluster("prod");

    assertThat(configuration.logging()).isEqualTo(LoggingSettings.disabled());
    assertThat(prod.authMechanism()).isEqualTo(AuthMechanism.NONE);
    assertThat(prod.mutualAuth()).isEqualTo(MutualAuth.REQUIRED);
    assertThat(prod.maxConcurrency()).isNull();
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
    write(
        """
        {"clusters": [{
          "name": "prod", "auth_mechanism": "tkn_gssapi", "mutual_auth": "OPTIONAL",
          "max_concurrency": 32, "token": "HgAF", "token_file": "token", "verify": true,
          "truststore": "~/trust.jks", "truststore_password": "changeit", "ca": "/etc/ca.pem",
          "keystore": "key.p12", "keystore_password": "sesame",
          "principal": "alice", "keytab": "/etc/alice.keytab", "password_file": "pw",
          "ccache": "/tmp/krb5cc", "realm": "EXAMPLE.COM", "kdc": ["kdc1:88", "kdc2"],
          "service_principal": "HTTP/nn1@EXAMPLE.COM", "user": "hdfs", "proxy": "bob",
          "root": "data/", "timeout": [2, 30.5],
          "allowed_users": ["alice", "*"], "allowed_groups": ["analysts"],
          "nameservices": [
            {"urls": ["https://nn1:9871"], "mounts": ["/"]},
            {"urls": ["http://nn2:9870"], "mounts": ["/logs/", "//a//b"]}
          ]}],
         "configuration": {"logging": {"disable": false, "path": "log/h.log", "level": "warn"}}}
        """,
        "rw-------");
    ClusterConfiguration configuration = reader().read(file);
    ClusterSettings prod = configuration.cluster("prod");

    assertThat(prod.authMechanism()).isEqualTo(AuthMechanism.TKN_GSSAPI);
    assertThat(prod.mutualAuth()).isEqualTo(MutualAuth.OPTIONAL);
    assertThat(prod.maxConcurrency()).isEqualTo(32);
    assertThat(prod.token()).isEqualTo(Secret.of("HgAF"));
    assertThat(prod.tokenFile()).isEqualTo(directory.resolve("token"));
    assertThat(prod.tls().certificateCheck()).isEqualTo(CertificateCheck.REQUIRED);
    assertThat(prod.tls().truststore()).isEqualTo(directory.resolve("home/trust.jks"));
    assertThat(prod.tls().truststorePassword()).isEqualTo(Secret.of("changeit"));
    assertThat(prod.tls().ca()).isEqualTo(Path.of("/etc/ca.pem"));
    assertThat(prod.tls().keystore()).isEqualTo(directory.resolve("key.p12"));
    assertThat(prod.tls().keystorePassword()).isEqualTo(Secret.of("sesame"));
    assertThat(prod.kerberos().principal()).isEqualTo("alice");
    assertThat(prod.kerberos().keytab()).isEqualTo(Path.of("/etc/alice.keytab"));
    assertThat(prod.kerberos().passwordFile()).isEqualTo(directory.resolve("pw"));
    assertThat(prod.kerberos().ccache()).isEqualTo(Path.of("/tmp/krb5cc"));
    assertThat(prod.kerberos().realm()).isEqualTo("EXAMPLE.COM");
    assertThat(prod.kerberos().kdc()).containsExactly("kdc1:88", "kdc2");
    assertThat(prod.kerberos().servicePrincipal()).isEqualTo("HTTP/nn1@EXAMPLE.COM");
    assertThat(prod.user()).isEqualTo("hdfs");
    assertThat(prod.proxy()).isEqualTo("bob");
    assertThat(prod.root()).isEqualTo("data/");
    assertThat(prod.allowedUsers()).containsExactly("alice", ClusterSettings.EVERYBODY);
    assertThat(prod.allowedGroups()).containsExactly("analysts");
    assertThat(prod.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(prod.readTimeout()).isEqualTo(Duration.ofMillis(30_500));
    assertThat(prod.nameservices().get(1).mounts()).containsExactly("/logs", "/a/b");
    assertThat(configuration.logging())
        .isEqualTo(
            LoggingSettings.to(directory.resolve("log/h.log"), LoggingSettings.Level.WARNING));
  }

  @Test
  void takesOneTimeoutForBoth() throws Exception {
    ClusterSettings prod = read(cluster("'timeout': 2.5,")).cluster("prod");

    assertThat(prod.connectTimeout()).isEqualTo(Duration.ofMillis(2500));
    assertThat(prod.readTimeout()).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void takesNullAndEmptyTextsAsNotThere() throws Exception {
    ClusterSettings prod =
        read(cluster("'user': '', 'proxy': null, 'verify': null, 'timeout': [null, 3],"))
            .cluster("prod");

    assertThat(prod.user()).isNull();
    assertThat(prod.proxy()).isNull();
    assertThat(prod.tls().certificateCheck()).isEqualTo(CertificateCheck.REQUIRED);
    assertThat(prod.connectTimeout()).isNull();
    assertThat(prod.readTimeout()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void takesASingleKdcAsText() throws Exception {
    assertThat(read(cluster("'kdc': 'kdc1',")).cluster("prod").kerberos().kdc())
        .containsExactly("kdc1");
  }

  @Test
  void acceptsAByteOrderMark() throws Exception {
    assertThat(read("\uFEFF" + PYWHDFS_README).aliases()).containsExactly("prod");
  }

  @Test
  void pointsToFileLineColumnAndPath() {
    assertComplaint(PYWHDFS_README.replace("\"urls\"", "\"url\""))
        .hasMessage(
            "In the configuration "
                + file
                + ", line 10, column 11, clusters[0].nameservices[0].url"
                + " is not a known key; did you mean 'urls'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'auth_mechanism': 'KERBEROS', | clusters[0].auth_mechanism must be one of NONE, GSSAPI, TOKEN, TKN_GSSAPI, not 'KERBEROS'.",
        "'auth_mechanism': true, | clusters[0].auth_mechanism must be a string, not true.",
        "'mutual_auth': 'MAYBE', | clusters[0].mutual_auth must be one of REQUIRED, OPTIONAL, DISABLED, not 'MAYBE'.",
        "'max_concurrency': 0, | clusters[0].max_concurrency must be at least 1, not 0.",
        "'max_concurrency': -3, | clusters[0].max_concurrency must be at least 1, not -3.",
        "'max_concurrency': 1.5, | clusters[0].max_concurrency must be a whole number up to 2147483647, not 1.5.",
        "'max_concurrency': 99999999999, | clusters[0].max_concurrency must be a whole number up to 2147483647, not 99999999999.",
        "'max_concurrency': '10', | clusters[0].max_concurrency must be a number, not a string.",
        "'verify': 'yes', | clusters[0].verify must be true or false, not a string.",
        "'user': ['a'], | clusters[0].user must be a string, not an array.",
        "'root': '../x', | clusters[0].root must hold no '.' or '..', not '../x'.",
        "'timeout': 0, | clusters[0].timeout must be 0.001 to 86400 seconds, not 0.0.",
        "'timeout': -1, | clusters[0].timeout must be 0.001 to 86400 seconds, not -1.0.",
        "'timeout': 1e99, | clusters[0].timeout must be 0.001 to 86400 seconds, not 1.0E99.",
        "'timeout': '5', | clusters[0].timeout must be a number, not a string.",
        "'timeout': [1], | clusters[0].timeout must be a number of seconds or [connect, read], not 1 values.",
        "'timeout': [1, 'x'], | clusters[0].timeout[1] must be a number, not a string.",
        "'auth_mechanism': 'TOKEN', | clusters[0] has auth_mechanism TOKEN and must have the key 'token' or 'token_file'.",
        "'kdc': [1], | clusters[0].kdc[0] must be a string, not a number.",
        "'allowed_users': 'alice', | clusters[0].allowed_users must be an array, not a string.",
        "'allowed_users': ['a', 7], | clusters[0].allowed_users[1] must be a string, not a number.",
        "'allowed_groups': [''], | clusters[0].allowed_groups[0] must be a name or \"*\" without spaces around it, not ''.",
        "'allowed_groups': ['a '], | clusters[0].allowed_groups[0] must be a name or \"*\" without spaces around it, not 'a '.",
        "'allowed_user': ['a'], | clusters[0].allowed_user is not a known key; did you mean 'allowed_users'?",
        "'name': 'twice', | clusters[0].name is there twice; remove one of the two.",
        "'colour': 'red', | clusters[0].colour is not a known key; known are name, auth_mechanism,",
        "'truststore': '\\u0000', | clusters[0].truststore is not a file's name",
      })
  void complainsAboutAClustersKey(String members, String complaint) {
    assertComplaint(cluster(members)).hasMessageContaining(", " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | must name at least one nameservice",
        "{} | clusters[0].nameservices must be an array, not an object.",
        "[{'mounts': ['/']}] | clusters[0].nameservices[0] must have the key 'urls'.",
        "[{'urls': ['http://n:1']}] | clusters[0].nameservices[0] must have the key 'mounts'.",
        "[{'urls': [], 'mounts': ['/']}] | clusters[0].nameservices[0].urls must not be empty.",
        "[{'urls': ['http://n:1'], 'mounts': []}] | clusters[0].nameservices[0].mounts must not be empty.",
        "[{'urls': 'http://n:1', 'mounts': ['/']}] | nameservices[0].urls must be an array, not a string.",
        "[{'urls': ['ftp://n:1'], 'mounts': ['/']}] | nameservices[0].urls[0] is not a server's url: 'ftp://n:1' must be http or https",
        "[{'urls': ['http://n:1', 'http://n:1/x'], 'mounts': ['/']}] | urls[1] is not a server's url: 'http://n:1/x' must end after",
        "[{'urls': ['http://n:1'], 'mounts': ['data']}] | mounts[0] is not a mount: the mount 'data' must begin with a slash.",
        "[{'urls': ['http://n:1'], 'mounts': ['/a/../b']}] | mounts[0] is not a mount: the mount '/a/../b' must hold no '.' or '..'.",
        "[{'urls': ['http://n:1'], 'mounts': ['/a', '/a/']}] | nameservices[0].mounts[1] is '/a', as clusters[0].nameservices[0].mounts[0] is",
        "[{'urls': ['http://n:1'], 'mounts': ['/']}, {'urls': ['http://n:2'], 'mounts': ['/x', '//']}] | nameservices[1].mounts[1] is '/', as clusters[0].nameservices[0].mounts[0] is; remove one of the two.",
        "[{'urls': ['http://n:1'], 'mounts': ['/'], 'mount': 1}] | nameservices[0].mount is not a known key; did you mean 'mounts'?",
      })
  void complainsAboutNameservices(String nameservices, String complaint) {
    assertComplaint("{'clusters': [{'name': 'prod', 'nameservices': " + nameservices + "}]}")
        .hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | line 1, column 1, the file must have the key 'clusters'.",
        "[] | line 1, column 1, the file must be an object, not an array.",
        "{'clusters': []} | clusters must describe at least one cluster.",
        "{'clusters': {}} | clusters must be an array, not an object.",
        "{'clusters': null} | the file must have the key 'clusters'.",
        "{'clusters': ['prod']} | clusters[0] must be an object, not a string.",
        "{'cluster': []} | cluster is not a known key; did you mean 'clusters'?",
        "{'clusters': [{'nameservices': []}]} | clusters[0] must have the key 'name'.",
        "{'clusters': [{'name': 'prod'}]} | clusters[0] must have the key 'nameservices'.",
        "{'clusters': [], 'clusters': []} | clusters is there twice; remove one of the two.",
      })
  void complainsAboutTheWholeFile(String text, String complaint) {
    assertComplaint(text).hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "'', is not possible: a cluster's name must not be empty.",
    "local, is not possible: 'local' is built in",
    "prod, is not possible: two clusters have the name 'prod'.",
  })
  void complainsAboutAnAlias(String alias, String complaint) {
    String second = cluster("").replace("{'clusters': [", "").replace("'prod'", "'" + alias + "'");
    assertComplaint(cluster("").replace("}]}]}", "}]}, ") + second)
        .hasMessageContaining("clusters[1].name " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'logging': {'level': 'LOUD'}} | configuration.logging.level must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL, not 'LOUD'.",
        "{'logging': {'disable': 'no'}} | configuration.logging.disable must be true or false",
        "{'logging': {'file': 'x'}} | configuration.logging.file is not a known key",
        "{'log': {}} | configuration.log is not a known key; known are logging.",
        "{'logging': []} | configuration.logging must be an object, not an array.",
      })
  void complainsAboutLogging(String configuration, String complaint) {
    assertComplaint(cluster("").replaceAll("}$", ", 'configuration': " + configuration + "}"))
        .hasMessageContaining(complaint);
  }

  @Test
  void disablesTheLog() throws Exception {
    String logging = ", 'configuration': {'logging': {'disable': true, 'path': 'x'}}}";
    assertThat(read(cluster("").replaceAll("}$", logging)).logging())
        .isEqualTo(LoggingSettings.disabled());
  }

  @Test
  void pointsToWhereTheTextIsNoJson() {
    assertComplaint("{\n  'clusters': [,]\n}")
        .hasMessageContaining("line 2, column 16, the file is not valid JSON: Unexpected character")
        .hasMessageEndingWith(".");
    assertComplaint("{'clusters': [").hasMessageContaining("is not valid JSON: Unexpected end");
    assertComplaint("").hasMessageContaining("the file is empty; it needs at least");
    assertComplaint(cluster("") + "\n{}")
        .hasMessageContaining("line 2, column 1, the file holds something more after the end");
  }

  @Test
  void neverRepeatsASecretThatIsOutOfPlace() {
    assertComplaint(cluster("'token': HgAFsesame,"))
        .hasMessageContaining("neither in double quotes nor a number")
        .hasMessageNotContaining("sesame");
    assertComplaint(cluster("'token': ['sesame'],"))
        .hasMessageContaining("clusters[0].token must be a string, not an array")
        .hasMessageNotContaining("sesame");
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "truststore_password", "keystore_password"})
  void refusesASecretThatEverybodyCanRead(String key) throws Exception {
    assumeThat(file.getFileSystem().supportedFileAttributeViews()).contains("posix");
    String text = cluster("'" + key + "': 'sesame',");

    write(text, "rw-r--r--");
    assertThatThrownBy(() -> reader().read(file))
        .hasMessageContaining(
            "clusters[0]." + key + " is secret, but every user of this machine can read the file")
        .hasMessageContaining("run 'chmod 600 " + file + "'")
        .hasMessageNotContaining("sesame");

    write(text, "rw-r-----");
    assertThat(reader().read(file).aliases()).containsExactly("prod");
  }

  @Test
  void saysWhyAFileCannotBeRead() throws Exception {
    assertThatThrownBy(() -> reader().read(file))
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("The configuration file " + file + " does not exist");
    assertThatThrownBy(() -> reader().read(directory)).hasMessageContaining("is a directory.");

    Files.write(file, new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> reader().read(file))
        .hasMessageContaining("has 1048577 bytes and may have 1048576 at most");

    Files.write(file, PYWHDFS_README.getBytes(UTF_16));
    assertThatThrownBy(() -> reader().read(file)).hasMessageContaining("is not UTF-8 text.");
  }

  @Test
  void looksForTheFileInOrder() {
    Path home = directory.resolve("home");
    ConfigurationReader set =
        new ConfigurationReader(Map.of("WEBHDFS_CONFIG", "/etc/webhdfs.cfg"), home);

    assertThat(set.locate("here.cfg")).isEqualTo(Path.of("here.cfg"));
    assertThat(set.locate("~/here.cfg")).isEqualTo(home.resolve("here.cfg"));
    assertThat(set.locate(null)).isEqualTo(Path.of("/etc/webhdfs.cfg"));
    assertThat(reader().locate(null)).isEqualTo(home.resolve(".webhdfs.cfg"));
    assertThat(new ConfigurationReader(Map.of("WEBHDFS_CONFIG", ""), home).locate(null))
        .isEqualTo(home.resolve(".webhdfs.cfg"));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertComplaint(String text) {
    return assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
        .hasMessageStartingWith("In the configuration " + file + ", line ");
  }

  /** A file with one cluster; single quotes stand for double ones. */
  private static String cluster(String members) {
    return "{'clusters': [{"
        + members
        + "'name': 'prod', 'nameservices': [{'urls': ['http://nn1:9870'], 'mounts': ['/']}]}]}";
  }

  private ClusterConfiguration read(String text) throws Exception {
    write(text, "rw-------");
    return reader().read(file);
  }

  private void write(String text, String permissions) throws Exception {
    Files.write(file, (text.contains("\"") ? text : quoted(text)).getBytes(UTF_8));
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }

  private ConfigurationReader reader() {
    return new ConfigurationReader(Map.of(), directory.resolve("home"));
  }
}
