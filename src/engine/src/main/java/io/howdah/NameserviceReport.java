package io.howdah;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The reports of the servers of one nameservice. */
public final class NameserviceReport {
  private final List<String> mounts;
  private final List<ServerReport> servers;

  private NameserviceReport(Collection<String> mounts, Collection<ServerReport> servers) {
    this.mounts = Collections.unmodifiableList(new ArrayList<>(mounts));
    this.servers = Collections.unmodifiableList(new ArrayList<>(servers));
  }

  /** A nameservice with the servers that were checked so far. */
  public static NameserviceReport of(Collection<String> mounts, Collection<ServerReport> servers) {
    return new NameserviceReport(mounts, servers);
  }

  /** The mount points of its files in the tree of the cluster. */
  public List<String> mounts() {
    return mounts;
  }

  /** The reports in the order of the configuration. */
  public List<ServerReport> servers() {
    return servers;
  }

  /**
   * The first server that accepts requests: in an HA pair the active NameNode. Empty where there is
   * none.
   */
  public Optional<ServerReport> serving() {
    return servers.stream().filter(ServerReport::isServing).findFirst();
  }

  @Override
  public String toString() {
    return mounts + " at " + servers;
  }
}
