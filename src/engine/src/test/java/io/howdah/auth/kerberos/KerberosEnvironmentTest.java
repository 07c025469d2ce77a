package io.howdah.auth.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KerberosEnvironmentTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void readsRealmsAsTheyAreWritten() throws Exception {
    Path more = Files.createDirectory(directory.resolve("more"));
    Files.writeString(more.resolve("b.conf"), "[realms]\n B.TEST = {\n  kdc = [::1]:89\n }\n");
    Path file =
        write(
            "krb5.conf",
            """
            # a comment
            includedir %s
            [libdefaults]
              default_realm = A.TEST
              default_ccache_name = FILE:/run/cc_%%{uid}
            [realms]
              A.TEST = {
                kdc = one.test
                kdc = two.test:750 three.test
                admin_server = one.test
              }
            [domain_realm]
              .a.test = A.TEST
            """
                .formatted(more));
    Krb5Conf conf = environment(Map.of(), null, file).krb5Conf();

    assertThat(conf.defaultRealm()).isEqualTo("A.TEST");
    assertThat(conf.kdcs("A.TEST")).containsExactly("one.test", "two.test:750", "three.test");
    assertThat(conf.kdcs("B.TEST")).contains("[::1]:89");
    assertThat(conf.kdcs("C.TEST")).isEmpty();
    assertThat(KdcAddress.of("[::1]:89")).hasToString("[::1]:89");
    assertThat(KdcAddress.of("one.test")).hasToString("one.test:88");
  }

  @Test
  void passesOverCommentsInAnyEncoding() throws Exception {
    Path file = directory.resolve("krb5.conf");
    Files.writeString(
        file,
        "# für alle\r\n[libdefaults]\r\n default_realm = A.TEST\r\n",
        StandardCharsets.ISO_8859_1);

    assertThat(environment(Map.of(), null, file).krb5Conf().defaultRealm()).isEqualTo("A.TEST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"include", "includedir"})
  void saysWhereItIsToldToIncludeWhatIsNoPath(String word) throws Exception {
    Path included = write("more.conf", "[libdefaults]\n" + word + " /etc/\0/krb5\n");
    Path file = write("krb5.conf", "include " + included);

    assertThatThrownBy(() -> environment(Map.of(), null, file).krb5Conf())
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
        .hasMessageContaining(included + ", line 2: ");
  }

  @Test
  void readsFilesThatIncludeEachOtherOnce() throws Exception {
    Path more = Files.createDirectory(directory.resolve("more"));
    Path file =
        write(
            "krb5.conf", "includedir " + more + "\n[realms]\n A.TEST = {\n  kdc = one.test\n }\n");
    Files.writeString(more.resolve("a.conf"), "include " + file + "\nincludedir " + more + "/.");

    assertThat(environment(Map.of(), null, file).krb5Conf().kdcs("A.TEST"))
        .containsExactly("one.test");
  }

  @Test
  void usesTheVariableThenThePropertyThenTheStandardFile() throws Exception {
    Path variable = write("1", "[libdefaults]\ndefault_realm = VARIABLE");
    Path property = write("2", "[libdefaults]\ndefault_realm = PROPERTY");
    Path standard = write("3", "[libdefaults]\ndefault_realm = STANDARD");
    Map<String, String> variables = Map.of("KRB5_CONFIG", directory.resolve("no") + ":" + variable);

    assertThat(environment(variables, property.toString(), standard).krb5Conf().defaultRealm())
        .isEqualTo("VARIABLE");
    assertThat(environment(Map.of(), property.toString(), standard).krb5Conf().defaultRealm())
        .isEqualTo("PROPERTY");
    assertThat(environment(Map.of(), null, standard).krb5Conf().defaultRealm())
        .isEqualTo("STANDARD");
    assertThat(environment(Map.of(), null, directory.resolve("no")).krb5Conf().defaultRealm())
        .isNull();
  }

  @Test
  void findsTheTicketCacheThatKinitWrites() throws CopyException {
    Path none = directory.resolve("no");

    assertThat(
            environment(Map.of("KRB5CCNAME", "FILE:/a/cc"), null, none)
                .ticketCache(Krb5Conf.none()))
        .isEqualTo(Path.of("/a/cc"));
    assertThat(environment(Map.of(), null, none).ticketCache(Krb5Conf.none()).toString())
        .matches("/tmp/krb5cc_[0-9]+");
    assertThatThrownBy(
            () ->
                environment(Map.of("KRB5CCNAME", "KEYRING:persistent:0"), null, none)
                    .ticketCache(Krb5Conf.none()))
        .hasMessageContaining("KEYRING:persistent:0 is not a file");
  }

  @Test
  void takesNoTicketCacheOfAnotherUserWhereTheUserIsUnknown() throws CopyException {
    Path none = directory.resolve("no");
    String home = directory.resolve("nobody").toString();

    assertThatThrownBy(
            () -> KerberosEnvironment.of(Map.of(), null, none, home).ticketCache(Krb5Conf.none()))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
        .hasMessageContaining(home)
        .hasMessageEndingWith("name ccache.");
    assertThat(
            KerberosEnvironment.of(Map.of("KRB5CCNAME", "/a/cc"), null, none, home)
                .ticketCache(Krb5Conf.none()))
        .isEqualTo(Path.of("/a/cc"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private KerberosEnvironment environment(
      Map<String, String> variables, @Nullable String property, Path standard) {
    return KerberosEnvironment.of(variables, property, standard, directory.toString());
  }
}
