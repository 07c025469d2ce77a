package io.howdah.connect;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.pace.ConcurrencyLevel;
import io.howdah.pace.Throttle;
import io.howdah.plan.PathPattern;
import io.howdah.plan.Placement;
import io.howdah.plan.TargetResolver;
import io.howdah.scope.CopyScope;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Both clusters of one request, open, and the paths of the request on them. Messages name the alias
 * of the cluster, since those of servers contain only a URL.
 */
public final class RequestedClusters implements AutoCloseable {
  /** The maximum level with {@code --threads 0}. */
  static final int MOST_AUTOMATIC_THREADS = 128;

  private final CopyRequest request;
  private final ConnectedCluster source;
  private final ConnectedCluster destination;

  private RequestedClusters(
      CopyRequest request, ConnectedCluster source, ConnectedCluster destination) {
    this.request = request;
    this.source = source;
    this.destination = destination;
  }

  /**
   * Opens both clusters.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where both are this machine
   */
  public static RequestedClusters open(ClusterConnector connector, CopyRequest request)
      throws CopyException {
    ConnectedCluster source = connector.connect(request.source().cluster(), request.options());
    try {
      ConnectedCluster destination =
          connector.connect(request.destination().cluster(), request.options());
      RequestedClusters clusters = new RequestedClusters(request, source, destination);
      clusters.refuseLocalToLocal();
      return clusters;
    } catch (CopyException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private void refuseLocalToLocal() throws CopyException {
    if (request.source().isLocal() && request.destination().isLocal()) {
      destination.close();
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT, "Copy from local to local is not supported, use cp command.");
    }
  }

  public CopyRequest request() {
    return request;
  }

  public ConnectedCluster source() {
    return source;
  }

  public ConnectedCluster destination() {
    return destination;
  }

  /** Returns these clusters with a view of the source. Closing them closes the view. */
  public RequestedClusters withSource(RemoteFileSystem view) {
    return new RequestedClusters(request, source.withView(view), destination);
  }

  /**
   * The directory that is the source.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where it is a file, or a pattern that
   *     may match several directories
   */
  public FilePath sourceDirectory(Cancellation cancellation) throws CopyException {
    String path = sourcePath();
    SourceMatches matches = expand(path, cancellation);
    FileStatus first = matches.entries().get(0);
    if (matches.pattern().mayMatchSeveral() || !first.isDirectory()) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "A copy from a snapshot needs one directory as its source, not '" + path + "'.");
    }
    return first.path();
  }

  /** Breaks off all transfers on both sides when the run is cancelled. */
  public void abortOn(Cancellation cancellation) {
    cancellation.onCancel(
        () -> {
          source.fileSystem().abortTransfers();
          destination.fileSystem().abortTransfers();
        });
  }

  /** The throttles of the bytes that the run moves, beside its own. */
  public Set<Throttle> bandwidths() {
    Set<Throttle> both = new LinkedHashSet<>(source.bandwidths());
    both.addAll(destination.bandwidths());
    return both;
  }

  /** The absolute source path or pattern. */
  public String sourcePath() throws CopyException {
    try {
      return source.pattern(request.source().path());
    } catch (CopyException e) {
      throw naming(request.source(), e);
    }
  }

  /**
   * The files and directories that match.
   *
   * @param sourcePath an absolute path or pattern
   */
  public SourceMatches expand(String sourcePath, Cancellation cancellation) throws CopyException {
    try {
      PathPattern pattern = PathPattern.of(sourcePath);
      return new SourceMatches(pattern, pattern.expand(source.fileSystem(), cancellation));
    } catch (CopyException e) {
      throw naming(request.source(), e);
    }
  }

  /** The absolute form of the destination path. */
  public FilePath destinationPath() throws CopyException {
    try {
      return destination.path(request.destination().path());
    } catch (CopyException e) {
      throw naming(request.destination(), e);
    }
  }

  /**
   * The exact target of each match.
   *
   * @throws CopyException as {@link TargetResolver#resolve} does, and {@link
   *     ErrorCode#INVALID_ARGUMENT} where a directory would be copied into itself
   */
  public List<Placement> place(CopyScope scope, SourceMatches matches, FilePath destinationPath)
      throws CopyException {
    List<Placement> roots =
        place(new TargetResolver(scope, matches.pattern()), matches, destinationPath);
    refuseCopyIntoItself(roots);
    return roots;
  }

  /** The exact target of each match, for a comparison. Anything may be at the target. */
  public List<Placement> placeForComparison(
      CopyScope scope, SourceMatches matches, FilePath destinationPath) throws CopyException {
    return place(TargetResolver.ofComparison(scope, matches.pattern()), matches, destinationPath);
  }

  private List<Placement> place(
      TargetResolver resolver, SourceMatches matches, FilePath destinationPath)
      throws CopyException {
    try {
      return resolver.resolve(matches.entries(), destinationPath);
    } catch (CopyException e) {
      throw naming(request.destination(), e);
    }
  }

  private static CopyException naming(ClusterPath place, CopyException failure) {
    return failure.during("Cluster '" + place.cluster() + "'");
  }

  private void refuseCopyIntoItself(List<Placement> roots) throws CopyException {
    SameFiles sameFiles = new SameFiles(source, destination);
    for (Placement root : roots) {
      FilePath path = root.source().path();
      if (root.target().startsWith(path)
          && (source.sharesFilesWith(destination)
              // A copy onto itself does not grow, and two different clusters may have the same
              // paths.
              || (!root.target().equals(path) && sameFiles.areSeenAt(path)))) {
        throw new CopyException(
            ErrorCode.INVALID_ARGUMENT,
            "Cannot copy '" + path + "' into itself, to '" + root.target() + "'.");
      }
    }
  }

  /** The number of files in flight, as the request and both clusters allow. */
  public ConcurrencyLevel level() throws CopyException {
    int most = Math.min(source.maxConcurrency(), destination.maxConcurrency());
    int threads = request.options().threads();
    return threads == CopyOptions.AUTOMATIC
        ? ConcurrencyLevel.automatic(
            roundTrip(request.source(), source).plus(roundTrip(request.destination(), destination)),
            Math.min(most, MOST_AUTOMATIC_THREADS),
            System::nanoTime)
        : ConcurrencyLevel.fixed(Math.min(most, threads));
  }

  /**
   * Measures the round trip to a cluster. The first request also opens a connection, so the second
   * one is measured. Each file would send it otherwise.
   */
  private static Duration roundTrip(ClusterPath place, ConnectedCluster cluster)
      throws CopyException {
    try {
      cluster.fileSystem().traits();
      return cluster.fileSystem().roundTrip();
    } catch (CopyException e) {
      throw naming(place, e);
    }
  }

  @Override
  public void close() {
    try {
      destination.close();
    } finally {
      source.close();
    }
  }
}
