package io.howdah.fs.webhdfs.http;

import io.howdah.auth.BasicAuthentication;
import io.howdah.cluster.Secret;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy that passes requests on: https through a tunnel, http by whole urls. */
public final class ForwardProxy {
  private final HttpHost host;
  private final @Nullable String user;
  private final @Nullable Secret password;

  private ForwardProxy(HttpHost host, @Nullable String user, @Nullable Secret password) {
    this.host = host;
    this.user = user;
    this.password = password;
  }

  /** A proxy without a login. */
  public static ForwardProxy of(String host, int port) {
    return new ForwardProxy(new HttpHost("http", host, port), null, null);
  }

  /** A proxy that requires HTTP Basic. */
  public static ForwardProxy withLogin(String host, int port, String user, Secret password) {
    return new ForwardProxy(new HttpHost("http", host, port), user, password);
  }

  /** Has a client open all its connections through this proxy. */
  void applyTo(HttpClientBuilder client) {
    client.setProxy(host);
    if (user != null && password != null) {
      BasicCredentialsProvider login = new BasicCredentialsProvider();
      login.setCredentials(
          new AuthScope(host),
          new UsernamePasswordCredentials(user, password.reveal().toCharArray()));
      client.setDefaultCredentialsProvider(login); // for tunnels
    }
  }

  /** Adds the login to a request that goes through no tunnel. */
  void identify(HttpRequest request) {
    if (user != null && password != null) {
      request.setHeader("Proxy-Authorization", BasicAuthentication.header(user, password));
    }
  }

  @Override
  public String toString() {
    return host.toURI();
  }
}
