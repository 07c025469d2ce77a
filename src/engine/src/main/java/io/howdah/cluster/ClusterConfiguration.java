package io.howdah.cluster;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.LoadLimits;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The clusters that copies can use, by alias. */
public final class ClusterConfiguration {
  private final Map<String, ClusterSettings> clusters;
  private final LoadLimits limits;
  private final LoggingSettings logging;

  private ClusterConfiguration(Builder builder) {
    clusters = Collections.unmodifiableMap(new LinkedHashMap<>(builder.clusters));
    limits = builder.limits;
    logging = builder.logging;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The aliases, in the order of the file, without the built-in {@code local}. */
  public Set<String> aliases() {
    return clusters.keySet();
  }

  /** The clusters, in the order of the file. */
  public Collection<ClusterSettings> clusters() {
    return clusters.values();
  }

  /** The limits of all copies, beside those of each cluster. */
  public LoadLimits limits() {
    return limits;
  }

  /**
   * The cluster with this alias.
   *
   * @throws CopyException {@link ErrorCode#UNKNOWN_CLUSTER} where there is none; {@code local} is
   *     not one of them
   */
  public ClusterSettings cluster(String alias) throws CopyException {
    return cluster(alias, Collections.singleton(ClusterPath.LOCAL));
  }

  /**
   * The cluster with this alias.
   *
   * @param others further aliases of the caller, which the message lists too
   * @throws CopyException {@link ErrorCode#UNKNOWN_CLUSTER} where this configuration has none
   */
  public ClusterSettings cluster(String alias, Set<String> others) throws CopyException {
    ClusterSettings settings = clusters.get(alias);
    if (settings != null) {
      return settings;
    }
    String nearest = NearestName.of(alias, aliases());
    Set<String> known = new LinkedHashSet<>(aliases());
    known.addAll(others);
    throw new CopyException(
        ErrorCode.UNKNOWN_CLUSTER,
        "There is no cluster '"
            + alias
            + "'"
            + (nearest == null ? "" : " (did you mean '" + nearest + "'?)")
            + " among "
            + String.join(", ", known)
            + ".");
  }

  public LoggingSettings logging() {
    return logging;
  }

  @Override
  public String toString() {
    return clusters.values().toString();
  }

  /** Collects the values of a {@link ClusterConfiguration}. */
  public static final class Builder {
    private final Map<String, ClusterSettings> clusters = new LinkedHashMap<>();
    private LoadLimits limits = LoadLimits.none();
    private LoggingSettings logging = LoggingSettings.disabled();

    private Builder() {}

    /**
     * Adds a cluster.
     *
     * @throws IllegalArgumentException where its alias is empty, built in or already used
     */
    public Builder cluster(ClusterSettings settings) {
      String reason = refusal(settings.name());
      if (reason != null) {
        throw new IllegalArgumentException(reason);
      }
      clusters.put(settings.name(), settings);
      return this;
    }

    /** The reason why a cluster with this name cannot be added; null where it can. */
    @Nullable String refusal(String name) {
      if (name.trim().isEmpty()) {
        return "a cluster's name must not be empty";
      }
      if (name.equals(ClusterPath.LOCAL)) {
        return "'local' is built in and cannot be the name of a cluster";
      }
      if (clusters.containsKey(name)) {
        return "two clusters have the name '" + name + "'";
      }
      return null;
    }

    /** Default: {@link LoadLimits#none()}. */
    public Builder limits(LoadLimits limits) {
      this.limits = limits;
      return this;
    }

    /** Default: {@link LoggingSettings#disabled()}. */
    public Builder logging(LoggingSettings logging) {
      this.logging = logging;
      return this;
    }

    public ClusterConfiguration build() {
      return new ClusterConfiguration(this);
    }
  }
}
