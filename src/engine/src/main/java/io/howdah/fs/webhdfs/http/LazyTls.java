package io.howdah.fs.webhdfs.http;

import io.howdah.auth.ServerTrust;
import io.howdah.auth.ServerTrust.HostNames;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/**
 * TLS that is set up when the first https server is met: reading all certificates that Java trusts
 * takes longer than the rest of a client's start, and most clusters do not use https.
 */
final class LazyTls implements TlsSocketStrategy {
  private final ServerTrust trust;
  private @Nullable TlsSocketStrategy strategy;

  LazyTls(ServerTrust trust) {
    this.trust = trust;
  }

  @Override
  public SSLSocket upgrade(
      Socket socket, String target, int port, Object attachment, HttpContext context)
      throws IOException {
    return strategy().upgrade(socket, target, port, attachment, context);
  }

  private synchronized TlsSocketStrategy strategy() {
    TlsSocketStrategy made = strategy;
    if (made == null) {
      made = make();
      strategy = made;
    }
    return made;
  }

  private TlsSocketStrategy make() {
    SSLContext given = trust.context();
    SSLContext context = given == null ? SSLContexts.createDefault() : given;
    if (trust.hostNames() == HostNames.IGNORED) {
      return new DefaultClientTlsStrategy(context, NoopHostnameVerifier.INSTANCE);
    }
    // Java checks the host name. HttpClient's own check reads a list of public suffixes, which the
    // shaded jars leave out: without it, it would take a certificate for *.co.uk.
    return new DefaultClientTlsStrategy(context, HostnameVerificationPolicy.BUILTIN, null);
  }
}
