package io.howdah.oozie;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import io.howdah.connect.ConfiguredClusters;
import io.howdah.connect.ServedIdentity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The usable entries of the cluster file. The last usable entry of each cluster stays in memory. So
 * an error in an entry does not fail copies of its cluster, and never those of other clusters.
 */
final class ClusterEntries {
  private final @Nullable KerberosSettings serverLogin;
  private final Map<String, Usable> usable = new HashMap<>();

  ClusterEntries(@Nullable KerberosSettings serverLogin) {
    this.serverLogin = serverLogin;
  }

  /** An entry that was usable at that time. */
  private static final class Usable {
    private final ClusterSettings entry;
    private final Instant time = Instant.now();

    private Usable(ClusterSettings entry) {
      this.entry = entry;
    }
  }

  /** Whether clusters with Kerberos may use the login of the server. */
  boolean hasServerLogin() {
    return serverLogin != null;
  }

  /**
   * Does everything that a copy does before its first request. It reads the files that the entry
   * names, and applies the rules for servers that act for many users.
   *
   * @throws CopyException with a message for the administrator that names the cluster. {@link
   *     ErrorCode#PERMISSION_DENIED} where only this user is refused.
   */
  void check(ClusterSettings entry, String user) throws CopyException {
    attempt(entry, user);
    keep(new Usable(entry));
  }

  private void attempt(ClusterSettings entry, String user) throws CopyException {
    try {
      ConfiguredClusters.check(entry, new ServedIdentity(user, serverLogin));
    } catch (RuntimeException e) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "Cluster '" + entry.name() + "' cannot be used: " + e,
          e);
    }
  }

  /**
   * The entry itself where it is usable, or else the last usable entry of its cluster.
   *
   * @param use the operation that needs the entry, as the subject of a sentence in the log
   * @throws CopyException with a message for the workflow's author. It does not show the server's
   *     files; the reason is in the log.
   */
  ClusterSettings usable(ClusterSettings entry, String user, String use) throws CopyException {
    try {
      check(entry, user);
      return entry;
    } catch (CopyException e) {
      if (e.code() == ErrorCode.PERMISSION_DENIED) {
        throw e;
      }
      Usable last = lastUsable(entry.name());
      if (last == null || !isUsable(last.entry, user)) {
        ServiceLog.error(use + " fails: " + e.getMessage());
        throw new CopyException(
            e.code(),
            "This Oozie server cannot use the cluster '"
                + entry.name()
                + "' as its cluster file describes it; see the server's log.",
            e);
      }
      ServiceLog.error(
          use
              + " uses the cluster '"
              + entry.name()
              + "' as it was right at "
              + last.time
              + "; now it is wrong: "
              + e.getMessage());
      return last.entry;
    }
  }

  /** Checks a stored entry again: one of its files may have been deleted. */
  private boolean isUsable(ClusterSettings entry, String user) {
    try {
      attempt(entry, user);
      return true;
    } catch (CopyException e) {
      return false;
    }
  }

  private synchronized void keep(Usable entry) {
    usable.put(entry.entry.name(), entry);
  }

  private synchronized @Nullable Usable lastUsable(String name) {
    return usable.get(name);
  }
}
