package io.howdah.auth;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Decides which https servers are believed to be who they say they are. */
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

  /** Believes what {@code context} believes, where the host name fits as well. */
  public static ServerTrust of(SSLContext context) {
    return new ServerTrust(context, HostNames.CHECKED);
  }

  /** Believes anybody, so that whoever sits in between can read and change what is copied. */
  public static ServerTrust anybody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Credulous()}, new SecureRandom());
      return new ServerTrust(context, HostNames.IGNORED);
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

  /** Extended, since Java checks more than asked with a plain one. */
  private static final class Credulous extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
