package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate authority of our own, and what it signs, made by Java's keytool. */
final class TestCertificates {
  static final String PASSWORD = "changeit";

  private final Path directory;

  /** Makes the authority. */
  TestCertificates(Path directory) throws Exception {
    this.directory = directory;
    generate("ca", "CN=Test CA", "-ext", "bc:c", "-ext", "ku=keyCertSign");
    keytool("-exportcert", "-rfc", "-alias", "ca", "-keystore", store("ca"), "-file", pem("ca"));
  }

  /** A keystore of a key and its certificate, which the authority has signed. */
  Path signed(String name, String commonName, String... options) throws Exception {
    generate(name, "CN=" + commonName);
    keytool("-certreq", "-alias", name, "-keystore", store(name), "-file", file(name + ".csr"));
    List<String> sign =
        new ArrayList<>(
            List.of("-gencert", "-rfc", "-alias", "ca", "-keystore", store("ca"), "-infile"));
    sign.addAll(List.of(file(name + ".csr"), "-outfile", pem(name)));
    sign.addAll(List.of(options));
    keytool(sign.toArray(String[]::new));
    keytool(
        "-importcert", "-noprompt", "-alias", "ca", "-keystore", store(name), "-file", pem("ca"));
    keytool("-importcert", "-alias", name, "-keystore", store(name), "-file", pem(name));
    return Path.of(store(name));
  }

  /** The authority's certificate in a store of this type, such as JKS. */
  Path truststore(String type) throws Exception {
    Path file = directory.resolve("trust." + type);
    Files.deleteIfExists(file);
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        "ca",
        "-file",
        pem("ca"),
        "-storetype",
        type,
        "-keystore",
        file.toString());
    return file;
  }

  /** The authority's certificate as text. */
  Path pem() {
    return Path.of(pem("ca"));
  }

  private void generate(String name, String subject, String... options) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC", "-alias", name, "-dname", subject));
    arguments.addAll(List.of("-storetype", "PKCS12", "-keystore", store(name)));
    arguments.addAll(List.of(options));
    keytool(arguments.toArray(String[]::new));
  }

  private String store(String name) {
    return file(name + ".p12");
  }

  private String pem(String name) {
    return file(name + ".pem");
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD));
    Path output = directory.resolve("keytool.out");
    int exitCode =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    assertThat(exitCode).as(() -> command + "\n" + read(output)).isZero();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
