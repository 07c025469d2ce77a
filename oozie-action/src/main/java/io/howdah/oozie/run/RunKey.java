package io.howdah.oozie.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which run of which action. Oozie's recovery id is the same over restarts, retries and user
 * retries, and another one for each rerun of the workflow.
 */
public final class RunKey {
  /** More than the directory of a run can hold. */
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

  /** How often Oozie has retried the action because the workflow asks for it, from 0. */
  public int userRetry() {
    return userRetry;
  }

  /** The name of the run's directory; HDFS allows no colon, Oozie's ids hold an at sign. */
  public String directoryName() {
    return recoveryId.replaceAll("[^A-Za-z0-9_.-]", "_");
  }

  /**
   * The name in temporary files and in the status: 16 hexadecimal digits. A rerun of the workflow
   * has the same, and so deletes what a server left that died in the run before.
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

  /** Which of all who have worked on the action, in this and earlier runs of the workflow. */
  int incarnation(int lease) {
    return workflowRun() * MOST_LEASES + lease;
  }

  /** From 0; the recovery id ends with it. */
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

  /** The action's external id in Oozie. */
  @Override
  public String toString() {
    return recoveryId + "-" + userRetry;
  }
}
