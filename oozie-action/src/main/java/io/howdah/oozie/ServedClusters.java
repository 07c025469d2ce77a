package io.howdah.oozie;

import io.howdah.CopyEngine;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.TreeCheck;
import io.howdah.check.ClusterTreeCheck;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import io.howdah.connect.SharedLimits;
import io.howdah.hive.HiveRegistry;
import io.howdah.oozie.run.CopyOrder;
import io.howdah.oozie.run.EngineFactory;
import io.howdah.run.ClusterCopyEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The clusters that workflows may use, each only for the users and groups that the administrator
 * allows. The file is read for each copy, so a change needs no restart. See {@link ClusterFile} for
 * errors in the whole file and {@link ClusterEntries} for errors in an entry.
 */
final class ServedClusters implements EngineFactory {
  private static final String ALL_USERS = "*";

  /** The user for a check of an entry. Whether an entry is usable does not depend on the user. */
  private static final String ANY_USER = "any";

  private final ClusterFile file;
  private final ServedLimits limits;
  private final ClusterEntries entries;
  private final UserGroups groups;
  private final int threadsPerCopy;
  private final @Nullable KerberosSettings serverLogin;
  private volatile boolean permitsDeletes = true;

  /**
   * Creates the clusters of a file.
   *
   * @param serverLogin the login for clusters with Kerberos that do not define one; null where each
   *     of them must define its own
   */
  ServedClusters(
      Path file, UserGroups groups, int threadsPerCopy, @Nullable KerberosSettings serverLogin) {
    this.file = new ClusterFile(file);
    limits = new ServedLimits(this.file);
    entries = new ClusterEntries(serverLogin);
    this.groups = groups;
    this.threadsPerCopy = threadsPerCopy;
    this.serverLogin = serverLogin;
  }

  /** Refuses from now on each copy that deletes what its source does not have. */
  void forbidDeletes() {
    permitsDeletes = false;
  }

  /** Gives the limits of the file to all copies, also to those that are under way. */
  void refreshLimits() {
    limits.refresh();
  }

  /** The limits of all copies of this server together. */
  SharedLimits limits() {
    return limits.limits();
  }

  /** Whether clusters with Kerberos may use the login of the server. */
  boolean hasServerLogin() {
    return entries.hasServerLogin();
  }

  @Override
  public CopyEngine open(String user, CopyOrder order) throws CopyException {
    ClusterConfiguration usable = usableBy(user, order, "A copy of ");
    return ClusterCopyEngine.serving(usable, user, threadsPerCopy, serverLogin, limits())
        .registeringAt(HiveRegistry.serving(usable, user, serverLogin));
  }

  @Override
  public TreeCheck openCheck(String user, CopyOrder order) throws CopyException {
    ClusterConfiguration usable = usableBy(user, order, "A check of ");
    return ClusterTreeCheck.serving(usable, user, threadsPerCopy, serverLogin, limits());
  }

  private ClusterConfiguration usableBy(String user, CopyOrder order, String what)
      throws CopyException {
    ClusterFile.Usable clusters = usable();
    String use = what + user + " from " + order.source();
    clusters.complain(use);
    check(user, order, clusters.content());
    ClusterConfiguration.Builder usable = ClusterConfiguration.builder();
    for (String alias : aliases(order)) {
      usable.cluster(entries.usable(clusters.content().cluster(alias), user, use));
    }
    refreshLimits();
    return usable.build();
  }

  /**
   * Checks that the user may use both clusters of the order.
   *
   * @throws CopyException {@link ErrorCode#PERMISSION_DENIED}, {@link ErrorCode#UNKNOWN_CLUSTER},
   *     {@link ErrorCode#GROUPS_UNKNOWN} or {@link ErrorCode#INVALID_CONFIGURATION}
   */
  void check(String user, CopyOrder order) throws CopyException {
    ClusterFile.Usable clusters = usable();
    try {
      check(user, order, clusters.content());
    } catch (CopyException e) {
      clusters.complain("A refusal of a copy of " + user);
      throw e;
    }
  }

  /**
   * Checks that a copy can use an entry of the file.
   *
   * @throws CopyException with a message for the administrator that names the cluster
   */
  void check(ClusterSettings entry) throws CopyException {
    entries.check(entry, ANY_USER);
  }

  /**
   * Reads the present content of the file.
   *
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} with a message for the
   *     administrator
   */
  ClusterConfiguration read() throws CopyException {
    return file.read();
  }

  /**
   * The error may quote the file. It is logged for the administrator; workflow authors must not see
   * it.
   */
  private ClusterFile.Usable usable() throws CopyException {
    try {
      return file.usable();
    } catch (CopyException e) {
      ServiceLog.error("Howdah cannot copy: " + e.getMessage());
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "The cluster file of this Oozie server is not valid; see the server's log.",
          e);
    }
  }

  private void check(String user, CopyOrder order, ClusterConfiguration configuration)
      throws CopyException {
    for (String alias : aliases(order)) {
      if (!configuration.aliases().contains(alias)) {
        throw unknown(user, alias, configuration);
      }
      check(user, configuration.cluster(alias));
    }
    if (order.options().deletion().isOn() && !order.purpose().isCheck()) {
      checkDeletes(user, configuration.cluster(order.destination().cluster()));
    }
  }

  private void checkDeletes(String user, ClusterSettings cluster) throws CopyException {
    if (!permitsDeletes) {
      throw new CopyException(
          ErrorCode.DELETE_REFUSED,
          "This Oozie server permits no deletes: " + ServiceSettings.DELETES + " is forbidden.");
    }
    if (!cluster.permitsDeletes() || !allows(cluster.deleteUsers(), user)) {
      throw new CopyException(
          ErrorCode.DELETE_REFUSED,
          "The user '"
              + user
              + "' may not delete on the cluster '"
              + cluster.name()
              + "': its deletes or delete_users forbid it.");
    }
  }

  private static Set<String> aliases(CopyOrder order) {
    return new LinkedHashSet<>(
        Arrays.asList(order.source().cluster(), order.destination().cluster()));
  }

  /** Lists only the clusters that are open to this user. */
  private CopyException unknown(String user, String alias, ClusterConfiguration configuration)
      throws CopyException {
    List<String> open = new ArrayList<>();
    for (String each : configuration.aliases()) {
      if (isKnownToBeOpen(user, configuration.cluster(each))) {
        open.add(each);
      }
    }
    return new CopyException(
        ErrorCode.UNKNOWN_CLUSTER,
        "There is no cluster '"
            + alias
            + "'; "
            + (open.isEmpty() ? "none" : String.join(", ", open))
            + (open.size() > 1 ? " are" : " is")
            + " open to '"
            + user
            + "'.");
  }

  private void check(String user, ClusterSettings cluster) throws CopyException {
    if (isOpen(user, cluster)) {
      return;
    }
    if (cluster.allowedGroups().isEmpty() && cluster.allowedUsers().isEmpty()) {
      throw new CopyException(
          ErrorCode.PERMISSION_DENIED,
          "The cluster '"
              + cluster.name()
              + "' is open to no user: its allowed_users and allowed_groups are empty.");
    }
    throw new CopyException(
        ErrorCode.PERMISSION_DENIED,
        "The user '"
            + user
            + "' is not among the allowed_users and allowed_groups of the cluster '"
            + cluster.name()
            + "'.");
  }

  private boolean isKnownToBeOpen(String user, ClusterSettings cluster) throws CopyException {
    try {
      return isOpen(user, cluster);
    } catch (CopyException e) {
      if (e.code() == ErrorCode.GROUPS_UNKNOWN) {
        return false; // the alias stays unknown, with or without the groups
      }
      throw e;
    }
  }

  private boolean isOpen(String user, ClusterSettings cluster) throws CopyException {
    Set<String> allowed = cluster.allowedGroups();
    return allows(cluster.allowedUsers(), user)
        || (!allowed.isEmpty() && (allowed.contains(ALL_USERS) || isMember(user, allowed)));
  }

  private boolean isMember(String user, Set<String> allowed) throws CopyException {
    return groups.of(user).stream().anyMatch(allowed::contains);
  }

  private static boolean allows(Collection<String> allowed, String name) {
    return allowed.contains(ALL_USERS) || allowed.contains(name);
  }
}
