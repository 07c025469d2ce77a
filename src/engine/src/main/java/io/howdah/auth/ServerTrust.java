package io.howdah.auth;

import io.howdah.CopyException;
import io.howdah.cluster.CertificateCheck;
import io.howdah.cluster.TlsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The certificates that are trusted for https servers, and the client certificate for them. */
public final class ServerTrust {
  /** Whether the name in a server's certificate must match the host name of the request. */
  public enum HostNames {
    CHECKED,
    IGNORED
  }

  private final @Nullable SSLContext context;
  private final HostNames hostNames;

  private ServerTrust(@Nullable SSLContext context, HostNames hostNames) {
    this.context = context;
    this.hostNames = hostNames;
  }

  /** Trusts the certificates of this Java installation. */
  public static ServerTrust javaDefault() {
    return new ServerTrust(null, HostNames.CHECKED);
  }

  /**
   * Trusts the certificates of a cluster's configuration: those of {@code truststore} and {@code
   * ca} and no others, or those of the Java installation where both are missing. With {@code
   * verify} off it trusts any certificate, so that a host on the way can read and change the copied
   * data.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#INVALID_CONFIGURATION} naming the invalid file
   */
  public static ServerTrust of(TlsSettings settings) throws CopyException {
    boolean isChecked = settings.certificateCheck() == CertificateCheck.REQUIRED;
    TrustManager @Nullable [] trusted =
        isChecked ? trustManagers(settings) : new TrustManager[] {new InsecureTrust()};
    KeyManager @Nullable [] shown = keyManagers(settings);
    if (trusted == null && shown == null) {
      return javaDefault();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(shown, trusted, null);
      return new ServerTrust(context, isChecked ? HostNames.CHECKED : HostNames.IGNORED);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java installation has no TLS.", e);
    }
  }

  /** The context for connections; null for that of the Java installation. */
  public @Nullable SSLContext context() {
    return context;
  }

  public HostNames hostNames() {
    return hostNames;
  }

  private static TrustManager @Nullable [] trustManagers(TlsSettings settings)
      throws CopyException {
    Path truststore = settings.truststore();
    Path ca = settings.ca();
    List<Certificate> trusted = new ArrayList<>();
    if (truststore != null) {
      trusted.addAll(
          new CertificateFile("truststore", truststore, settings.truststorePassword()).trusted());
    }
    if (ca != null) {
      trusted.addAll(new CertificateFile("ca", ca, null).trusted());
    }
    return trusted.isEmpty() ? null : managersOf(trusted);
  }

  private static TrustManager[] managersOf(List<Certificate> trusted) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < trusted.size(); i++) {
        store.setCertificateEntry(Integer.toString(i), trusted.get(i));
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("This Java installation has no trust managers.", e);
    }
  }

  private static KeyManager @Nullable [] keyManagers(TlsSettings settings) throws CopyException {
    Path keystore = settings.keystore();
    if (keystore == null) {
      return null;
    }
    CertificateFile file = new CertificateFile("keystore", keystore, settings.keystorePassword());
    KeyStore own = file.own();
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(own, file.password());
      return factory.getKeyManagers();
    } catch (GeneralSecurityException e) {
      throw file.unreadable(e);
    }
  }
}
