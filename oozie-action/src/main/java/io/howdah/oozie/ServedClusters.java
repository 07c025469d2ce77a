package io.howdah.oozie;

import io.howdah.CopyEngine;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.ConfigurationReader;
import io.howdah.engine.ClusterCopyEngine;
import io.howdah.oozie.run.CopyOrder;
import io.howdah.oozie.run.EngineFactory;
import java.nio.file.Paths;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;

/**
 * The clusters that workflows may name, each only for the users and groups that the administrator
 * lets use it. The file is read for each copy, so a change needs no restart.
 */
final class ServedClusters implements EngineFactory {
  private static final String EVERYBODY = "*";

  private final ServiceSettings settings;
  private final UserGroups groups;
  private final int threadsPerCopy;

  ServedClusters(ServiceSettings settings, UserGroups groups, int threadsPerCopy) {
    this.settings = settings;
    this.groups = groups;
    this.threadsPerCopy = threadsPerCopy;
  }

  @Override
  public CopyEngine open(String user, CopyOrder order) throws CopyException {
    ClusterConfiguration configuration = read();
    check(user, order, configuration);
    return ClusterCopyEngine.serving(configuration, user, threadsPerCopy);
  }

  /**
   * Checks that the user may use both clusters of the order.
   *
   * @throws CopyException {@link ErrorCode#PERMISSION_DENIED}, {@link ErrorCode#UNKNOWN_CLUSTER} or
   *     {@link ErrorCode#INVALID_CONFIGURATION}
   */
  void check(String user, CopyOrder order) throws CopyException {
    check(user, order, read());
  }

  /** The file's content, read anew. */
  ClusterConfiguration read() throws CopyException {
    ConfigurationReader reader =
        new ConfigurationReader(Collections.emptyMap(), Paths.get(System.getProperty("user.home")));
    return reader.read(settings.clustersFile());
  }

  private void check(String user, CopyOrder order, ClusterConfiguration configuration)
      throws CopyException {
    check(user, configuration.cluster(order.source().cluster()));
    check(user, configuration.cluster(order.destination().cluster()));
  }

  private void check(String user, ClusterSettings cluster) throws CopyException {
    if (allows(cluster.allowedUsers(), user)) {
      return;
    }
    if (cluster.allowedGroups().isEmpty() && cluster.allowedUsers().isEmpty()) {
      throw new CopyException(
          ErrorCode.PERMISSION_DENIED,
          "The cluster '"
              + cluster.name()
              + "' is open to nobody: its allowed_users and allowed_groups are empty.");
    }
    Set<String> allowed = cluster.allowedGroups();
    if (!allowed.isEmpty() && (allows(allowed, EVERYBODY) || isMember(user, allowed))) {
      return;
    }
    throw new CopyException(
        ErrorCode.PERMISSION_DENIED,
        "The user '"
            + user
            + "' is not among the allowed_users and allowed_groups of the cluster '"
            + cluster.name()
            + "'.");
  }

  private boolean isMember(String user, Set<String> allowed) throws CopyException {
    return groups.of(user).stream().anyMatch(allowed::contains);
  }

  private static boolean allows(Collection<String> allowed, String name) {
    return allowed.contains(EVERYBODY) || allowed.contains(name);
  }
}
