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

/**
 * Decides which https servers are believed to be who they say they are, and what certificate of our
 * own they are shown.
 */
public final class ServerTrust {
  /** Whether the name in a server's certificate must be the name it was called by. */
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

  /** Believes what this Java installation believes. */
  public static ServerTrust javaDefault() {
    return new ServerTrust(null, HostNames.CHECKED);
  }

  /**
   * Believes whom a cluster's configuration says: the certificates of {@code truststore} and {@code
   * ca} and no others, or those of the Java installation where it names neither; or anybody, where
   * {@code verify} is off, so that whoever sits in between can read and change what is copied.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#INVALID_CONFIGURATION} naming the file that
   *     does not serve
   */
  public static ServerTrust of(TlsSettings settings) throws CopyException {
    boolean isChecked = settings.certificateCheck() == CertificateCheck.REQUIRED;
    TrustManager @Nullable [] believed =
        isChecked ? trustManagers(settings) : new TrustManager[] {new InsecureTrust()};
    KeyManager @Nullable [] shown = keyManagers(settings);
    if (believed == null && shown == null) {
      return javaDefault();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(shown, believed, null);
      return new ServerTrust(context, isChecked ? HostNames.CHECKED : HostNames.IGNORED);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java installation has no TLS.", e);
    }
  }

  /** What connections are made with; null for the Java installation's own. */
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
    return trusted.isEmpty() ? null : believing(trusted);
  }

  private static TrustManager[] believing(List<Certificate> trusted) {
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
