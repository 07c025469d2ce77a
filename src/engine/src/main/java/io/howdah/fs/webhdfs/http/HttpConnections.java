package io.howdah.fs.webhdfs.http;

import io.howdah.auth.ServerTrust;
import io.howdah.fs.Patience;
import java.time.Duration;
import java.util.Collections;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Makes HTTP clients that do nothing on their own: no retry, redirect, cookie or decompression. */
public final class HttpConnections {
  /**
   * For headers and short responses; larger ones bypass it. DataNodes close each connection, so
   * these buffers are most of the heap that a small file needs.
   */
  private static final int BUFFER_BYTES = 2 * 1024;

  /** Servers send some ten short ones; without limits, one that went mad fills the memory. */
  private static final int MOST_HEADERS = 200;

  private static final int LONGEST_HEADER = 128 * 1024;

  /** The header against compression; without it, RFC 9110 lets a proxy choose any. */
  private static final String NO_COMPRESSION = "identity";

  private final Duration connectTimeout;
  private final Duration progressTimeout;
  private final int maxConnections;
  private final ServerTrust serverTrust;
  private final @Nullable ForwardProxy proxy;

  /**
   * How servers are connected to.
   *
   * @param connectTimeout how long a server may take to accept a connection
   * @param progressTimeout how long it may stay silent afterwards
   * @param maxConnections of one client
   */
  public HttpConnections(
      Duration connectTimeout,
      Duration progressTimeout,
      int maxConnections,
      ServerTrust serverTrust,
      @Nullable ForwardProxy proxy) {
    this.connectTimeout = connectTimeout;
    this.progressTimeout = progressTimeout;
    this.maxConnections = maxConnections;
    this.serverTrust = serverTrust;
    this.proxy = proxy;
  }

  /** Makes a client without any connection yet. */
  public CloseableHttpClient open() {
    HttpClientBuilder client =
        HttpClients.custom()
            .setConnectionManager(pool())
            .setRequestExecutor(new EarlyResponseExecutor())
            .setDefaultRequestConfig(withSilence(progressTimeout).build())
            .replaceExecInterceptor(ChainElement.PROTOCOL.name(), new PlainExchange(proxy))
            .setUserAgent("Howdah")
            .setDefaultHeaders(
                Collections.singletonList(
                    new BasicHeader(HttpHeaders.ACCEPT_ENCODING, NO_COMPRESSION)))
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression();
    if (proxy != null) {
      proxy.applyTo(client);
    }
    return client.build();
  }

  /**
   * How a request about one file is sent.
   *
   * @param patience no wait is longer than this allows
   * @param more time that the server may be silent beyond the configured time
   */
  @SuppressWarnings("deprecation") // The only way to limit a connection attempt by request.
  public RequestConfig requests(Patience patience, Duration more) {
    return withSilence(patience.atMost(progressTimeout).plus(more))
        .setConnectTimeout(Timeout.of(patience.atMost(connectTimeout)))
        .build();
  }

  private static RequestConfig.Builder withSilence(Duration silence) {
    return RequestConfig.custom()
        // A request that finds all connections busy waits for those that are at work.
        .setConnectionRequestTimeout(Timeout.ofDays(1))
        .setResponseTimeout(Timeout.of(silence))
        .setProtocolUpgradeEnabled(false);
  }

  private PoolingHttpClientConnectionManager pool() {
    Timeout progress = Timeout.of(progressTimeout);
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnTotal(maxConnections)
        .setMaxConnPerRoute(maxConnections)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(connectTimeout))
                .setSocketTimeout(progress)
                // A server closes an idle connection at any moment: look before sending.
                .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                .build())
        .setDefaultSocketConfig(
            SocketConfig.custom()
                .setSoTimeout(progress)
                .setTcpNoDelay(true)
                .setSoKeepAlive(true)
                .build())
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setBufferSize(BUFFER_BYTES)
                        .setMaxLineLength(LONGEST_HEADER)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .build())
        .setTlsSocketStrategy(new LazyTls(serverTrust))
        .build();
  }
}
