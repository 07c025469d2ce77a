package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request by Java's own HTTP client as a user of a realm, as a witness without code of this
 * project. It runs in a JVM of its own, since the realm and the login hold for a whole JVM.
 */
public final class Negotiation {
  private Negotiation() {}

  /** Prints the status and the text of the response to a GET, redirects followed. */
  public static void main(String[] args) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(args[0]).toURL().openConnection();
    int status = connection.getResponseCode();
    @Nullable InputStream body =
        status < 400 ? connection.getInputStream() : connection.getErrorStream();
    byte[] text = body == null ? new byte[0] : body.readAllBytes();
    System.out.println(status + " " + new String(text, StandardCharsets.UTF_8));
  }

  /** A NameNode's response to a GET, as {@code STATUS TEXT}. */
  static String get(Realm realm, String user, URI nameNode, String path, String operation)
      throws IOException, InterruptedException {
    return get(realm, user, nameNode + "/webhdfs/v1" + path + "?op=" + operation);
  }

  /** The same, trusting an authority. */
  static String get(
      Realm realm,
      String user,
      CertificateAuthority authority,
      URI nameNode,
      String path,
      String operation)
      throws IOException, InterruptedException {
    return get(
        realm,
        user,
        nameNode + "/webhdfs/v1" + path + "?op=" + operation,
        "-Djavax.net.ssl.trustStore=" + authority.truststore("PKCS12"),
        "-Djavax.net.ssl.trustStorePassword=" + CertificateAuthority.PASSWORD);
  }

  private static String get(Realm realm, String user, String url, String... jvmFlags)
      throws IOException, InterruptedException {
    Path login = Files.createTempFile("login", ".conf");
    Files.writeString(
        login,
        """
        com.sun.security.jgss.krb5.initiate {
          com.sun.security.auth.module.Krb5LoginModule required
            useKeyTab=true doNotPrompt=true keyTab="%s" principal="%s";
        };
        """
            .formatted(realm.keytab(user), realm.principal(user)));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.security.krb5.conf=" + realm.krb5Conf());
    command.add("-Djava.security.auth.login.config=" + login);
    command.add("-Djavax.security.auth.useSubjectCredsOnly=false");
    command.addAll(List.of(jvmFlags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Negotiation.class.getName(), url));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    Files.delete(login);
    return output.trim();
  }
}
