package io.howdah;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A path on a cluster. The cluster is named by its alias in the configuration. */
public final class ClusterPath {
  /** The built-in alias for local files. */
  public static final String LOCAL = "local";

  private final String cluster;
  private final String path;

  private ClusterPath(String cluster, String path) {
    this.cluster = cluster;
    this.path = path;
  }

  /**
   * A path on a cluster. Both are checked when the copy begins.
   *
   * @param path absolute, or relative to the cluster's {@code root} or else the user's home
   */
  public static ClusterPath of(String cluster, String path) {
    return new ClusterPath(cluster, path);
  }

  public String cluster() {
    return cluster;
  }

  public String path() {
    return path;
  }

  public boolean isLocal() {
    return cluster.equals(LOCAL);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClusterPath
        && ((ClusterPath) other).cluster.equals(cluster)
        && ((ClusterPath) other).path.equals(path);
  }

  @Override
  public int hashCode() {
    return Objects.hash(cluster, path);
  }

  @Override
  public String toString() {
    return cluster + ":" + path;
  }
}
