package io.howdah.connect;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.LoadLimits;
import io.howdah.auth.Authentication;
import io.howdah.auth.ServerTrust;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.HttpProxy;
import io.howdah.cluster.KerberosSettings;
import io.howdah.cluster.Nameservice;
import io.howdah.cluster.PasswordFile;
import io.howdah.cluster.ServerUrl;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.local.LocalFileSystem;
import io.howdah.fs.mount.MountedFileSystem;
import io.howdah.fs.webhdfs.WebHdfsFileSystem;
import io.howdah.fs.webhdfs.WebHdfsSettings;
import io.howdah.fs.webhdfs.http.ForwardProxy;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens the clusters of a configuration file, and those with a built-in alias. */
public final class ConfiguredClusters implements ClusterConnector {
  private final ClusterConfiguration configuration;
  private final Set<String> builtIn;
  private final Identity identity;
  private final int mostInFlight;
  private final SharedLimits shared;
  private final RunLimits limits;

  private ConfiguredClusters(
      ClusterConfiguration configuration,
      Set<String> builtIn,
      Identity identity,
      int mostInFlight,
      SharedLimits shared,
      RunLimits limits) {
    this.configuration = configuration;
    this.builtIn = builtIn;
    this.identity = identity;
    this.mostInFlight = mostInFlight;
    this.shared = shared;
    this.limits = limits;
  }

  /** All clusters and the local files, for the user of this process. */
  public static ConfiguredClusters ofOurselves(ClusterConfiguration configuration) {
    SharedLimits shared = SharedLimits.of(configuration);
    return new ConfiguredClusters(
        configuration,
        Collections.singleton(ClusterPath.LOCAL),
        new OwnIdentity(),
        ConnectedCluster.UNLIMITED,
        shared,
        unlimited(shared));
  }

  /**
   * The clusters for {@code user}. The local files are excluded, since they belong to the server.
   *
   * @throws IllegalArgumentException where {@code user} is blank or {@code mostInFlight} less than
   *     1
   */
  public static ConfiguredClusters serving(
      ClusterConfiguration configuration,
      String user,
      @Nullable KerberosSettings serverLogin,
      int mostInFlight) {
    if (user.trim().isEmpty()) {
      throw new IllegalArgumentException("The user to serve must have a name.");
    }
    if (mostInFlight < 1) {
      throw new IllegalArgumentException("Threads must be at least 1, not " + mostInFlight + ".");
    }
    SharedLimits shared = SharedLimits.of(configuration);
    return new ConfiguredClusters(
        configuration,
        Collections.emptySet(),
        new ServedIdentity(user, serverLogin),
        mostInFlight,
        shared,
        unlimited(shared));
  }

  /** Returns these clusters with limits that others share, in place of the configuration's. */
  public ConfiguredClusters sharing(SharedLimits limits) {
    return new ConfiguredClusters(
        configuration, builtIn, identity, mostInFlight, limits, unlimited(limits));
  }

  private static RunLimits unlimited(SharedLimits shared) {
    return new RunLimits(LoadLimits.OFF, shared, new Cancellation());
  }

  @Override
  public ClusterConnector forRun(LoadLimits own, Cancellation cancellation) {
    return new ConfiguredClusters(
        configuration,
        builtIn,
        identity,
        mostInFlight,
        shared,
        new RunLimits(own.requestsPerSecond(), shared, cancellation));
  }

  @Override
  public ConnectedCluster connect(String alias, CopyOptions options) throws CopyException {
    if (alias.equals(ClusterPath.LOCAL) && builtIn.contains(alias)) {
      String here = Paths.get("").toAbsolutePath().toString();
      return ConnectedCluster.of(
          LocalFileSystem.create(), here, ConnectedCluster.UNLIMITED, Collections.singleton(alias));
    }
    ClusterSettings cluster = configuration.cluster(alias, builtIn);
    @Nullable Integer most = cluster.maxConcurrency();
    ConnectedCluster connected =
        ConnectedCluster.of(
                open(
                    cluster,
                    identity,
                    settings(cluster)
                        .gate(limits.gate(alias))
                        .bufferSize(options.bufferSize())
                        .maxConnections(Math.max(WebHdfsSettings.CONNECTIONS, options.threads()))
                        .build()),
                cluster.root(),
                most == null ? mostInFlight : Math.min(most, mostInFlight),
                servers(cluster))
            .limitedBy(shared.bandwidths(alias));
    return cluster.permitsDeletes() ? connected : connected.withoutDeletes();
  }

  /**
   * Does everything that {@link #connect} does before the first request. It reads the files of the
   * settings and checks that the identity fits them.
   *
   * @throws CopyException naming the cluster
   */
  public static void check(ClusterSettings cluster, Identity identity) throws CopyException {
    open(cluster, identity, settings(cluster).build()).close();
  }

  /** Opens the nameservices of a cluster as one file system. */
  public static RemoteFileSystem open(
      ClusterSettings cluster, Identity identity, WebHdfsSettings settings) throws CopyException {
    Authentication authentication = identity.of(cluster);
    Map<FilePath, RemoteFileSystem> mounts = new LinkedHashMap<>();
    for (Nameservice nameservice : cluster.nameservices()) {
      RemoteFileSystem fileSystem =
          new WebHdfsFileSystem(urls(nameservice), authentication, settings);
      for (String mount : nameservice.mounts()) {
        mounts.put(FilePath.of(mount), fileSystem);
      }
    }
    return new MountedFileSystem(mounts);
  }

  /** The settings for the servers, as far as the configuration has them. */
  public static WebHdfsSettings.Builder settings(ClusterSettings cluster) throws CopyException {
    WebHdfsSettings.Builder settings = WebHdfsSettings.builder();
    @Nullable HttpProxy proxy = cluster.httpProxy();
    try {
      settings.serverTrust(ServerTrust.of(cluster.tls()));
      if (proxy != null) {
        settings.forwardProxy(forwardProxy(proxy));
      }
    } catch (CopyException e) {
      throw e.during("Cluster '" + cluster.name() + "'");
    }
    if (cluster.connectTimeout() != null) {
      settings.connectTimeout(cluster.connectTimeout());
    }
    if (cluster.readTimeout() != null) {
      settings.progressTimeout(cluster.readTimeout());
    }
    return settings;
  }

  private static ForwardProxy forwardProxy(HttpProxy proxy) throws CopyException {
    @Nullable String user = proxy.user();
    @Nullable Path file = proxy.passwordFile();
    return user == null || file == null
        ? ForwardProxy.of(proxy.host(), proxy.port())
        : ForwardProxy.withLogin(
            proxy.host(), proxy.port(), user, PasswordFile.read("http_proxy_password_file", file));
  }

  private static Set<String> servers(ClusterSettings cluster) {
    Set<String> servers = new HashSet<>();
    for (Nameservice nameservice : cluster.nameservices()) {
      for (ServerUrl url : nameservice.urls()) {
        servers.add(url.host().toLowerCase(Locale.ROOT) + ":" + url.port() + url.path());
        servers.addAll(addresses(url));
      }
    }
    return servers;
  }

  /**
   * A server often has several names, so its addresses are compared. An unknown host is no error
   * here: the first request reports it.
   */
  private static Set<String> addresses(ServerUrl url) {
    Set<String> addresses = new HashSet<>();
    try {
      for (InetAddress address : InetAddress.getAllByName(url.host())) {
        addresses.add(address.getHostAddress() + ":" + url.port() + url.path());
      }
    } catch (UnknownHostException e) {
      return addresses;
    }
    return addresses;
  }

  public static List<URI> urls(Nameservice nameservice) {
    List<URI> urls = new ArrayList<>();
    for (ServerUrl url : nameservice.urls()) {
      urls.add(URI.create(url.toString()));
    }
    return urls;
  }
}
