package io.howdah.cluster;

import static io.howdah.cluster.ConfigurationFile.PYWHDFS_README;
import static io.howdah.cluster.ConfigurationFile.cluster;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationComplaintTest {
  private ConfigurationFile file;

  @BeforeEach
  void chooseFile(@TempDir Path directory) {
    file = new ConfigurationFile(directory);
  }

  @Test
  void pointsToFileLineColumnAndPath() {
    assertComplaint(PYWHDFS_README.replace("\"urls\"", "\"url\""))
        .hasMessage(
            "In the configuration "
                + file.path()
                + ", line 10, column 11, clusters[0].nameservices[0].url"
                + " is not a known key; did you mean 'urls'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'auth_mechanism': 'KERBEROS', | clusters[0].auth_mechanism must be one of NONE, GSSAPI, TOKEN, TKN_GSSAPI, BASIC, not 'KERBEROS'.",
        "'auth_mechanism': true, | clusters[0].auth_mechanism must be a string, not true.",
        "'mutual_auth': 'MAYBE', | clusters[0].mutual_auth must be one of REQUIRED, OPTIONAL, DISABLED, not 'MAYBE'.",
        "'max_concurrency': 0, | clusters[0].max_concurrency must be at least 1, not 0.",
        "'max_concurrency': -3, | clusters[0].max_concurrency must be at least 1, not -3.",
        "'max_concurrency': 1.5, | clusters[0].max_concurrency must be a whole number up to 2147483647, not 1.5.",
        "'max_concurrency': 99999999999, | clusters[0].max_concurrency must be a whole number up to 2147483647, not 99999999999.",
        "'max_concurrency': '10', | clusters[0].max_concurrency must be a number, not a string.",
        "'bandwidth': 'fast', | clusters[0].bandwidth must be bytes per second such as \"200M\", \"off\", or a timetable such as \"08:00,20M 19:00,off\", not 'fast'.",
        "'bandwidth': 1000, | clusters[0].bandwidth must be a string, not a number.",
        "'requests_per_second': -1, | clusters[0].requests_per_second must be at least 0, not -1.",
        "'requests_per_second': 'off', | clusters[0].requests_per_second must be a number, not a string.",
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
        "'auth_mechanism': 'BASIC', | clusters[0] has auth_mechanism BASIC and must have the keys 'user' and 'password_file'.",
        "'auth_mechanism': 'BASIC', 'user': 'a', | clusters[0] has auth_mechanism BASIC and must have the keys 'user' and 'password_file'.",
        "'auth_mechanism': 'BASIC', 'user': 'a', 'password_file': 'p', | clusters[0].nameservices[0].urls[0] must be https where auth_mechanism is BASIC, since the password would be sent in clear; set 'basic_over_http' to true to send it all the same.",
        "'basic_over_http': 'yes', 'auth_mechanism': 'BASIC', 'user': 'a', 'password_file': 'p', | clusters[0].basic_over_http must be true or false, not a string.",
        "'proxy': 'http://proxy:3128', | clusters[0].proxy is the user to act as, not a server; an HTTP proxy is named by the key 'http_proxy'.",
        "'proxy': 'proxy:3128', | clusters[0].proxy is the user to act as, not a server;",
        "'metastore': 'meta:9083', | clusters[0].metastore is not the address of a metastore: it must have the form thrift://host:port, or several of these with commas between them.",
        "'metastore': 'thrift://u:sesame@meta:9083', | clusters[0].metastore is not the address of a metastore: it must have the form thrift://host:port, or several of these with commas between them.",
        "'http_proxy': 'proxy', | clusters[0].http_proxy is not an HTTP proxy: 'proxy' must have the form http://host:port.",
        "'http_proxy': 'https://proxy:3128', | clusters[0].http_proxy is not an HTTP proxy: 'https://proxy:3128' must have the form http://host:port.",
        "'http_proxy': 'proxy:0', | clusters[0].http_proxy is not an HTTP proxy: the port of 'proxy:0' must be 1 to 65535, not 0.",
        "'http_proxy': 'http://u:sesame@proxy:3128', | clusters[0].http_proxy is not an HTTP proxy: it must hold no user or password: use http_proxy_user and http_proxy_password_file.",
        "'http_proxy': 'proxy:1', 'http_proxy_user': 'u', | clusters[0].http_proxy_user needs both 'http_proxy_user' and 'http_proxy_password_file'.",
        "'http_proxy_user': 'u', 'http_proxy_password_file': 'p', | clusters[0].http_proxy_user needs the key 'http_proxy'.",
        "'metastore_principal': 'hive', | clusters[0].metastore_principal must have the form hive/_HOST@REALM, not 'hive'.",
        "'metastore_principal': 'hive/a b@R', | clusters[0].metastore_principal must have the form hive/_HOST@REALM, not 'hive/a b@R'.",
        "'metastore_principal': 'a/b/c@R', | clusters[0].metastore_principal must have the form hive/_HOST@REALM, not 'a/b/c@R'.",
        "'metastore_principal': 'hive/_HOST@R', 'auth_mechanism': 'GSSAPI', | clusters[0].metastore_principal needs the key 'metastore'.",
        "'metastore_principal': 'hive/_HOST', 'metastore': 'thrift://m', | clusters[0].metastore_principal needs auth_mechanism GSSAPI or TKN_GSSAPI.",
        "'metastore': 'thrift://m', 'auth_mechanism': 'TKN_GSSAPI', | clusters[0] has a metastore and auth_mechanism TKN_GSSAPI and must have the key 'metastore_principal', such as hive/_HOST@REALM.",
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
        "[{'urls': ['http://n:1', 'http://n:1?x'], 'mounts': ['/']}] | urls[1] is not a server's url: 'http://n:1?x' must have no '?' or '#'",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'bandwidth': '-1'} | limits.bandwidth must be bytes per second",
        "{'requests_per_second': 0.5} | limits.requests_per_second must be a whole number",
        "{'bandwith': '20M'} | limits.bandwith is not a known key; did you mean 'bandwidth'?",
        "'20M' | limits must be an object, not a string.",
      })
  void complainsAboutTheLimitsOfAllCopies(String limits, String complaint) {
    assertComplaint(cluster("").replaceAll("}$", ", 'limits': " + limits + "}"))
        .hasMessageContaining(complaint);
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
    assumeThat(file.path().getFileSystem().supportedFileAttributeViews()).contains("posix");
    String text = cluster("'" + key + "': 'sesame',");

    file.write(text, "rw-r--r--");
    assertThatThrownBy(() -> file.read())
        .hasMessageContaining(
            "clusters[0]." + key + " is secret, but every user of this machine can read the file")
        .hasMessageContaining("run 'chmod 600 " + file.path() + "'")
        .hasMessageNotContaining("sesame");

    file.write(text, "rw-r-----");
    assertThat(file.read().aliases()).containsExactly("prod");
  }

  @Test
  void saysWhyAFileCannotBeRead() throws Exception {
    assertThatThrownBy(() -> file.read())
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("The configuration file " + file.path() + " does not exist");
    assertThatThrownBy(() -> file.reader().read(file.path().resolveSibling(".")))
        .hasMessageContaining("is a directory.");

    Files.write(file.path(), new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> file.read())
        .hasMessageContaining("has 1048577 bytes and may have 1048576 at most");

    Files.write(file.path(), PYWHDFS_README.getBytes(UTF_16));
    assertThatThrownBy(() -> file.read()).hasMessageContaining("is not UTF-8 text.");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertComplaint(String text) {
    return assertThatThrownBy(() -> file.read(text))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
        .hasMessageStartingWith("In the configuration " + file.path() + ", line ");
  }
}
