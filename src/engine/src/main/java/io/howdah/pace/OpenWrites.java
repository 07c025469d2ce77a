package io.howdah.pace;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;

/**
 * The files that a copy has open for writing. HDFS charges a whole block of each of them, with all
 * its replicas, to a space quota until the file is closed. So many open files can exceed a quota
 * that the same files fit into one after the other.
 */
public final class OpenWrites {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final Cancellation cancellation;
  private int limit = UNLIMITED;
  private int open;
  private long begun;

  public OpenWrites(Cancellation cancellation) {
    this.cancellation = cancellation;
    cancellation.onCancel(this::wakeAll);
  }

  /**
   * Waits until another file may be open. The caller ends what it got.
   *
   * @throws CopyException {@link ErrorCode#CANCELLED}
   */
  public synchronized Write begin() throws CopyException {
    while (open >= limit) {
      cancellation.check();
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CopyException(ErrorCode.CANCELLED, "The copy was interrupted.", e);
      }
    }
    open++;
    begun++;
    return new Write(limit, begun, open == 1);
  }

  private synchronized void wakeAll() {
    notifyAll();
  }

  /** One file, from before its creation until it is closed or deleted. */
  public final class Write {
    private final int limitThen;
    private final long number;
    private final boolean beganAlone;

    private Write(int limitThen, long number, boolean beganAlone) {
      this.limitThen = limitThen;
      this.number = number;
      this.beganAlone = beganAlone;
    }

    /** The file is closed, or was deleted. */
    public void end() {
      synchronized (OpenWrites.this) {
        open--;
        OpenWrites.this.notifyAll();
      }
    }

    /**
     * What a failure of this file means. After the refusal of a space quota half as many files may
     * be open; where this one was alone already, the refusal is final.
     */
    public CopyException explain(CopyException failure) {
      if (!isOfSpaceQuota(failure)) {
        return failure;
      }
      synchronized (OpenWrites.this) {
        if (beganAlone && number == begun) {
          return failure;
        }
        if (limit == limitThen) { // else another file has halved it meanwhile
          limit = Math.max(1, Math.min(limit, open) / 2);
        }
      }
      return new SpaceShortage(failure);
    }
  }

  /** By the names of the exceptions of Hadoop's NameNode; a quota of names is no matter of time. */
  private static boolean isOfSpaceQuota(CopyException failure) {
    String message = String.valueOf(failure.getMessage());
    return failure.code() == ErrorCode.QUOTA_EXCEEDED
        && (message.contains("DSQuotaExceededException")
            || message.contains("QuotaByStorageTypeExceededException")
            || message.contains("DiskSpace quota"));
  }

  /** A space quota refused a file while others of this copy may have been open. */
  public static final class SpaceShortage extends CopyException {
    private static final long serialVersionUID = 1L;

    private SpaceShortage(CopyException refusal) {
      super(refusal.code(), String.valueOf(refusal.getMessage()), refusal);
    }
  }
}
