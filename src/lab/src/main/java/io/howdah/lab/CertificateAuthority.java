package io.howdah.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A certificate authority of the tests and its certificates, made by Java's keytool.
 *
 * <p>Keystores are PKCS #12 files with one key, its certificate and the authority's, under {@link
 * #PASSWORD}. A repeated call returns the same file. All files are deleted at the end.
 */
public final class CertificateAuthority implements AutoCloseable {
  /** Opens every keystore and truststore. */
  public static final String PASSWORD = "changeit";

  private static final String AUTHORITY = "authority";
  private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1");
  private static final List<String> LONG_AGO = List.of("-startdate", "-30d", "-validity", "2");

  private final Path directory;

  private CertificateAuthority(Path directory) {
    this.directory = directory;
  }

  /** Makes an authority with a key of its own. */
  public static CertificateAuthority create() {
    CertificateAuthority authority =
        new CertificateAuthority(Scratch.createUntilExit("certificates"));
    // A name of its own, so that no client takes it for another authority with a new key.
    authority.generate(
        AUTHORITY, "Authority " + UUID.randomUUID(), "-ext", "bc:c", "-ext", "ku=keyCertSign");
    authority.keytool(
        AUTHORITY, "-exportcert", "-rfc", "-alias", AUTHORITY, "-file", authority.pem().toString());
    return authority;
  }

  /** The keystore of a server under every name of this machine that the lab uses. */
  public Path serverKeystore() {
    return server("server", THIS_MACHINE, List.of());
  }

  /**
   * The keystore of a server under these names only.
   *
   * @param hosts names or addresses
   */
  public Path serverKeystore(String... hosts) {
    return server("server-" + String.join("-", hosts), List.of(hosts), List.of());
  }

  /** As {@link #serverKeystore()}, but expired four weeks ago. */
  public Path expiredServerKeystore() {
    return server("expired", THIS_MACHINE, LONG_AGO);
  }

  /** The keystore with the certificate of a client. */
  public Path clientKeystore(String user) {
    return signed("client-" + user, List.of());
  }

  /** The authority's certificate as text. */
  public Path pem() {
    return directory.resolve("authority.pem");
  }

  /**
   * The authority's certificate in a store.
   *
   * @param type {@code JKS} or {@code PKCS12}
   */
  public synchronized Path truststore(String type) {
    Path store = directory.resolve("trust." + type);
    if (!Files.exists(store)) {
      importTrusted(store, "-storetype", type);
    }
    return store;
  }

  /** Deletes the files. */
  @Override
  public void close() {
    Scratch.delete(directory);
  }

  private Path server(String name, List<String> hosts, List<String> options) {
    String names =
        hosts.stream()
            .map(host -> (Character.isDigit(host.charAt(0)) ? "ip:" : "dns:") + host)
            .collect(Collectors.joining(","));
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-ext", "san=" + names));
    return signed(name, all);
  }

  private synchronized Path signed(String name, List<String> options) {
    Path store = store(name);
    if (Files.exists(store)) {
      return store;
    }
    Path request = directory.resolve(name + ".csr");
    Path certificate = directory.resolve(name + ".pem");
    generate(name, name);
    keytool(name, "-certreq", "-alias", name, "-file", request.toString());
    List<String> sign = new ArrayList<>(List.of("-gencert", "-rfc", "-alias", AUTHORITY));
    sign.addAll(List.of("-infile", request.toString(), "-outfile", certificate.toString()));
    sign.addAll(options);
    keytool(AUTHORITY, sign.toArray(String[]::new));
    importTrusted(store);
    keytool(name, "-importcert", "-alias", name, "-file", certificate.toString());
    return store;
  }

  private void generate(String name, String subject, String... options) {
    List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC"));
    arguments.addAll(List.of("-alias", name, "-dname", "CN=" + subject, "-storetype", "PKCS12"));
    arguments.addAll(List.of(options));
    keytool(name, arguments.toArray(String[]::new));
  }

  private void importTrusted(Path store, String... options) {
    List<String> arguments = new ArrayList<>(List.of("-importcert", "-noprompt"));
    arguments.addAll(List.of("-alias", AUTHORITY, "-file", pem().toString()));
    arguments.addAll(List.of(options));
    keytool(store, arguments);
  }

  private void keytool(String name, String... arguments) {
    keytool(store(name), Arrays.asList(arguments));
  }

  private void keytool(Path store, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    Path output = directory.resolve("keytool.out");
    try {
      int exitCode =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
      if (exitCode != 0) {
        throw new LabException(
            IllegalStateException.class.getName(), command + ": " + Files.readString(output));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while making certificates", e);
    }
  }

  private Path store(String name) {
    return directory.resolve(name + ".p12");
  }
}
