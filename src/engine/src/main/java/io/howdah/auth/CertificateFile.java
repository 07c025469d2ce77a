package io.howdah.auth;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.Secret;
import io.howdah.cluster.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of certificates or keys from the configuration: JKS, PKCS #12 or PEM. */
final class CertificateFile {
  private static final int JKS_MAGIC = 0xFEEDFEED;
  private static final String PEM_BEGIN = "-----BEGIN ";

  private final String name;
  private final Path file;
  private final @Nullable Secret password;

  /**
   * Creates the object and does not open the file.
   *
   * @param name the key of the configuration, for messages
   * @param password null where none was given
   */
  CertificateFile(String name, Path file, @Nullable Secret password) {
    this.name = name;
    this.file = file;
    this.password = password;
  }

  /**
   * The trusted certificates of the file, at least one.
   *
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} where the file cannot be read or
   *     has none
   */
  List<Certificate> trusted() throws CopyException {
    byte[] content = content();
    List<Certificate> trusted = new ArrayList<>();
    try {
      if (isPem(content)) {
        trusted.addAll(
            CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(content)));
      } else {
        KeyStore store = keyStore(content);
        for (String alias : Collections.list(store.aliases())) {
          if (store.isCertificateEntry(alias)) {
            trusted.add(store.getCertificate(alias));
          }
        }
      }
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(e);
    }
    if (trusted.isEmpty()) {
      throw invalid(
          "holds no trusted certificate" + (password == null ? ", or needs a password" : ""));
    }
    return trusted;
  }

  /**
   * The key of the file with its certificate.
   *
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} where the file cannot be read or
   *     has none
   */
  KeyStore own() throws CopyException {
    byte[] content = content();
    if (isPem(content)) {
      throw invalid("is a PEM file: make it a PKCS #12 file with 'openssl pkcs12 -export'");
    }
    try {
      KeyStore store = keyStore(content);
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          return store;
        }
      }
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(e);
    }
    throw invalid("holds no key");
  }

  /** The error for a file, or for a key in it, that cannot be opened. */
  CopyException unreadable(Exception cause) {
    boolean isWrongPassword =
        cause instanceof UnrecoverableKeyException
            || cause.getCause() instanceof UnrecoverableKeyException;
    return isWrongPassword
        ? invalid(password == null ? "needs a password" : "does not open with its password")
        : invalid("is not readable as JKS, PKCS #12 or PEM");
  }

  char @Nullable [] password() {
    return password == null ? null : password.reveal().toCharArray();
  }

  private byte[] content() throws CopyException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw UnreadableFile.of(name, file, e);
    }
  }

  private static boolean isPem(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1).contains(PEM_BEGIN);
  }

  private KeyStore keyStore(byte[] content) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(isJks(content) ? "JKS" : "PKCS12");
    store.load(new ByteArrayInputStream(content), password());
    return store;
  }

  private static boolean isJks(byte[] content) {
    return content.length > Integer.BYTES && ByteBuffer.wrap(content).getInt() == JKS_MAGIC;
  }

  private CopyException invalid(String problem) {
    return new CopyException(
        ErrorCode.INVALID_CONFIGURATION, "The " + name + " '" + file + "' " + problem + ".");
  }
}
