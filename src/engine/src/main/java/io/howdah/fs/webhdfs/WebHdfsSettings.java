package io.howdah.fs.webhdfs;

import io.howdah.auth.ServerTrust;
import io.howdah.backoff.Sleeper;
import io.howdah.fs.webhdfs.http.ForwardProxy;
import io.howdah.fs.webhdfs.http.HttpConnections;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** How a {@link WebHdfsFileSystem} behaves towards its servers. */
public final class WebHdfsSettings {
  /** How many connections there are at most, by default. */
  public static final int CONNECTIONS = 256;

  private final Duration connectTimeout;
  private final Duration progressTimeout;
  private final int maxConnections;
  private final int bufferSize;
  private final RetryPolicy retryPolicy;
  private final ServerTrust serverTrust;
  private final @Nullable ForwardProxy forwardProxy;
  private final RequestObserver observer;
  private final HeldRequests held;
  private final Clock clock;
  private final Sleeper sleeper;
  private final Random random;

  private WebHdfsSettings(Builder builder) {
    connectTimeout = builder.connectTimeout;
    progressTimeout = builder.progressTimeout;
    maxConnections = builder.maxConnections;
    bufferSize = builder.bufferSize;
    retryPolicy = builder.retryPolicy;
    serverTrust = builder.serverTrust;
    forwardProxy = builder.forwardProxy;
    observer = builder.observer;
    held = new HeldRequests(builder.gate);
    clock = builder.clock;
    sleeper = builder.sleeper;
    random = builder.random;
  }

  public static WebHdfsSettings defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  public Duration connectTimeout() {
    return connectTimeout;
  }

  public Duration progressTimeout() {
    return progressTimeout;
  }

  public int maxConnections() {
    return maxConnections;
  }

  public int bufferSize() {
    return bufferSize;
  }

  public RetryPolicy retryPolicy() {
    return retryPolicy;
  }

  public ServerTrust serverTrust() {
    return serverTrust;
  }

  /** How servers are connected to. */
  HttpConnections connections() {
    return new HttpConnections(
        connectTimeout, progressTimeout, maxConnections, serverTrust, forwardProxy);
  }

  RequestObserver observer() {
    return observer;
  }

  /** The requests to NameNodes and HttpFS servers. */
  HeldRequests held() {
    return held;
  }

  Clock clock() {
    return clock;
  }

  Sleeper sleeper() {
    return sleeper;
  }

  Random random() {
    return random;
  }

  /** Collects the values of {@link WebHdfsSettings}. */
  public static final class Builder {
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration progressTimeout = Duration.ofSeconds(60);
    private int maxConnections = CONNECTIONS;
    private int bufferSize;
    private RetryPolicy retryPolicy = RetryPolicy.builder().build();
    private ServerTrust serverTrust = ServerTrust.javaDefault();
    private @Nullable ForwardProxy forwardProxy;
    private RequestObserver observer = RequestObserver.none();
    private RequestGate gate = RequestGate.open();
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.threads();
    private Random random = new Random();

    private Builder() {}

    /** How long a server may take to accept a connection; 10 seconds by default. */
    public Builder connectTimeout(Duration connectTimeout) {
      this.connectTimeout = connectTimeout;
      return this;
    }

    /** How long a server may stay silent while we wait for it; 60 seconds by default. */
    public Builder progressTimeout(Duration progressTimeout) {
      this.progressTimeout = progressTimeout;
      return this;
    }

    /**
     * How many connections there are at most, of each kind: to NameNodes, for reading and for
     * writing. {@link #CONNECTIONS} by default; more callers than that wait for one another.
     */
    public Builder maxConnections(int maxConnections) {
      if (maxConnections < 1) {
        throw new IllegalArgumentException(
            "at least one connection is needed, not " + maxConnections);
      }
      this.maxConnections = maxConnections;
      return this;
    }

    /** The buffer, in bytes, in requests to DataNodes; 0, the default, is their own. */
    public Builder bufferSize(int bufferSize) {
      this.bufferSize = bufferSize;
      return this;
    }

    /** How long failing operations are repeated; some 25 seconds by default. */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      this.retryPolicy = retryPolicy;
      return this;
    }

    /** Which https servers are trusted; by default those that Java itself trusts. */
    public Builder serverTrust(ServerTrust serverTrust) {
      this.serverTrust = serverTrust;
      return this;
    }

    /** The proxy for all requests; none by default. */
    public Builder forwardProxy(ForwardProxy forwardProxy) {
      this.forwardProxy = forwardProxy;
      return this;
    }

    /** The observer of each request; none by default. */
    public Builder observer(RequestObserver observer) {
      this.observer = observer;
      return this;
    }

    /** What holds requests back; nothing by default. */
    public Builder gate(RequestGate gate) {
      this.gate = gate;
      return this;
    }

    /** What deadlines are measured by; the system's clock by default. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** What waits between attempts; the calling thread by default. */
    public Builder sleeper(Sleeper sleeper) {
      this.sleeper = sleeper;
      return this;
    }

    /** Where jitter and temporary names come from. */
    public Builder random(Random random) {
      this.random = random;
      return this;
    }

    public WebHdfsSettings build() {
      return new WebHdfsSettings(this);
    }
  }
}
