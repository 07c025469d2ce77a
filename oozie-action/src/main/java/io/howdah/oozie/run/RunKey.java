package io.howdah.oozie.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Identifies one run of an action. Oozie's recovery id does not change at restarts, retries and
 * user-retries. It changes at each rerun of the workflow.
 */
public final class RunKey {
  /** More leases than the directory of a run can hold. */
  private static final int MOST_LEASES = 100_000;

  private final String actionId;
  private final String recoveryId;
  private final int userRetry;

  private RunKey(String actionId, String recoveryId, int userRetry) {
    this.actionId = actionId;
    this.recoveryId = recoveryId;
    this.userRetry = userRetry;
  }

  public static RunKey of(String actionId, String recoveryId, int userRetry) {
    return new RunKey(actionId, recoveryId, userRetry);
  }

  public String actionId() {
    return actionId;
  }

  /** The number of retries that the workflow requested for this action, from 0. */
  public int userRetry() {
    return userRetry;
  }

  /**
   * The name of the run's directory. HDFS does not allow colons, and Oozie's ids contain an at
   * sign.
   */
  public String directoryName() {
    return recoveryId.replaceAll("[^A-Za-z0-9_.-]", "_");
  }

  /**
   * The id in temporary files and in the status: 16 hexadecimal digits. A rerun of the workflow has
   * the same id. So it deletes the temporary files of a server that died in the run before.
   */
  public String runId() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(actionId.getBytes(StandardCharsets.UTF_8));
      return String.format("%016x", ByteBuffer.wrap(digest).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /**
   * The number of this owner among all owners of the action, in this and earlier runs of the
   * workflow.
   */
  int incarnation(int lease) {
    return workflowRun() * MOST_LEASES + lease;
  }

  /** The number of the workflow's run, from 0. The recovery id ends with it. */
  private int workflowRun() {
    try {
      return Integer.parseInt(recoveryId.substring(recoveryId.lastIndexOf('@') + 1));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RunKey
        && recoveryId.equals(((RunKey) other).recoveryId)
        && userRetry == ((RunKey) other).userRetry;
  }

  @Override
  public int hashCode() {
    return Objects.hash(recoveryId, userRetry);
  }

  /** The external id of the action in Oozie. */
  @Override
  public String toString() {
    return recoveryId + "-" + userRetry;
  }
}
