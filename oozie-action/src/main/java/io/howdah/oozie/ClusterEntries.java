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
 * The entries of the cluster file that copies can use. The last usable entry of each cluster stays
 * in memory, so that an error in an entry does not fail the copies of its cluster. It never fails
 * those of other clusters.
 */
final class ClusterEntries {
  private final @Nullable KerberosSettings serverLogin;
  private final Map<String, Usable> usable = new HashMap<>();

  ClusterEntries(@Nullable KerberosSettings serverLogin) {
    this.serverLogin = serverLogin;
  }

  /** An entry that a copy could use at that time. */
  private static final class Usable {
    private final ClusterSettings entry;
    private final Instant time = Instant.now();

    private Usable(ClusterSettings entry) {
      this.entry = entry;
    }
  }

  /** Whether clusters with Kerberos may leave it to the server to have a login. */
  boolean hasServerLogin() {
    return serverLogin != null;
  }

  /**
   * Does what a copy of the user does before its first request: it reads the files that the entry
   * names, and applies the rules for servers that act for many users.
   *
   * @throws CopyException naming the cluster, in words for the administrator; {@link
   *     ErrorCode#PERMISSION_DENIED} where it concerns the user alone
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
   * The entry, or where no copy can use it the last one of its cluster that a copy can use.
   *
   * @param use what wants the entry, as the subject of a sentence in the log
   * @throws CopyException in words for the workflow's author, who has no business with the server's
   *     files; the log has the reason
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
                + "' as its cluster file describes it; the server's log says why.",
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

  /** A file that it names may be gone since. */
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
