package io.howdah.connect;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.pace.ConcurrencyLevel;
import io.howdah.pace.Throttle;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An open cluster, and the rules for paths on it. */
public final class ConnectedCluster implements AutoCloseable {
  /** The value of {@link #maxConcurrency()} for no limit. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private enum Deletes {
    PERMITTED,
    FORBIDDEN
  }

  private final RemoteFileSystem fileSystem;
  private final @Nullable String root;
  private final int maxConcurrency;
  private final Set<String> servers;
  private final Deletes deletes;
  private final Set<Throttle> bandwidths;

  private ConnectedCluster(
      RemoteFileSystem fileSystem,
      @Nullable String root,
      int maxConcurrency,
      Set<String> servers,
      Deletes deletes,
      Set<Throttle> bandwidths) {
    this.fileSystem = fileSystem;
    this.root = root;
    this.maxConcurrency = maxConcurrency;
    this.servers = servers;
    this.deletes = deletes;
    this.bandwidths = bandwidths;
  }

  /**
   * Creates an open cluster.
   *
   * @param root the directory for relative paths. A relative root is below the user's home
   *     directory. Null for the home directory.
   * @param maxConcurrency the maximum number of files in flight, or {@link #UNLIMITED}
   * @param servers the names of the servers, which identify two aliases of the same cluster
   */
  public static ConnectedCluster of(
      RemoteFileSystem fileSystem, @Nullable String root, int maxConcurrency, Set<String> servers) {
    return new ConnectedCluster(
        fileSystem,
        root,
        maxConcurrency,
        Collections.unmodifiableSet(new HashSet<>(servers)),
        Deletes.PERMITTED,
        Collections.emptySet());
  }

  /** Returns this cluster, on which a copy must delete nothing that the source does not have. */
  public ConnectedCluster withoutDeletes() {
    return new ConnectedCluster(
        fileSystem, root, maxConcurrency, servers, Deletes.FORBIDDEN, bandwidths);
  }

  /** Returns this cluster with a view of its file system. Closing it closes the view. */
  ConnectedCluster withView(RemoteFileSystem view) {
    return new ConnectedCluster(view, root, maxConcurrency, servers, deletes, bandwidths);
  }

  /** Returns this cluster with the throttles of the bytes that runs move from and to it. */
  ConnectedCluster limitedBy(List<Throttle> bandwidths) {
    return new ConnectedCluster(
        fileSystem,
        root,
        maxConcurrency,
        servers,
        deletes,
        Collections.unmodifiableSet(new LinkedHashSet<>(bandwidths)));
  }

  /** The throttles of the bytes that runs move from and to this cluster. */
  public Set<Throttle> bandwidths() {
    return bandwidths;
  }

  /**
   * The number of files in flight in a run that sends requests to this cluster only.
   *
   * @throws CopyException where the distance of the cluster cannot be measured
   */
  public ConcurrencyLevel level(CopyOptions options) throws CopyException {
    if (options.threads() != CopyOptions.AUTOMATIC) {
      return ConcurrencyLevel.fixed(Math.min(maxConcurrency, options.threads()));
    }
    fileSystem.traits(); // It opens a connection, so the round trip is that of a later request.
    return ConcurrencyLevel.automatic(
        fileSystem.roundTrip(),
        Math.min(maxConcurrency, RequestedClusters.MOST_AUTOMATIC_THREADS),
        System::nanoTime);
  }

  /** Whether a copy may delete what the source does not have. */
  public boolean permitsDeletes() {
    return deletes == Deletes.PERMITTED;
  }

  public RemoteFileSystem fileSystem() {
    return fileSystem;
  }

  public int maxConcurrency() {
    return maxConcurrency;
  }

  /** Whether both are known to have the same files. */
  public boolean sharesFilesWith(ConnectedCluster other) {
    return !Collections.disjoint(servers, other.servers);
  }

  /** The absolute form of a path that the user gave. */
  public FilePath path(String given) throws CopyException {
    if (given.startsWith("/")) {
      return FilePath.of(given);
    }
    return base().resolve(given);
  }

  /**
   * The absolute form of a pattern that the user gave. Wildcard characters in the directory before
   * it are escaped.
   */
  public String pattern(String given) throws CopyException {
    if (given.startsWith("/")) {
      return given;
    }
    return base().toString().replaceAll("([*?\\[{\\\\])", "\\\\$1") + "/" + given;
  }

  private FilePath base() throws CopyException {
    String prefix = root;
    if (prefix == null) {
      return fileSystem.homeDirectory();
    }
    return prefix.startsWith("/")
        ? FilePath.of(prefix)
        : fileSystem.homeDirectory().resolve(prefix);
  }

  @Override
  public void close() {
    fileSystem.close();
  }
}
