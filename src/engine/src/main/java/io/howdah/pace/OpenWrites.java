package io.howdah.pace;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;

/**
 * The files that a copy has open for writing. HDFS charges a whole block of each of them, with all
 * its replicas, to a space quota until the file is closed. So open files can exceed a quota that is
 * sufficient for the same files in sequence.
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
   * Waits until another file may be open. The caller must call {@link Write#end}.
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

    /** Records that the file was closed or deleted. */
    public void end() {
      synchronized (OpenWrites.this) {
        open--;
        OpenWrites.this.notifyAll();
      }
    }

    /**
     * Returns the meaning of a failure of this file. After the refusal of a space quota, half as
     * many files may be open. Where this file was the only open one, the refusal is final.
     */
    public CopyException explain(CopyException failure) {
      if (!isOfSpaceQuota(failure)) {
        return failure;
      }
      synchronized (OpenWrites.this) {
        if (beganAlone && number == begun) {
          return failure;
        }
        if (limit == limitThen) { // otherwise another file has halved it already
          limit = Math.max(1, Math.min(limit, open) / 2);
        }
      }
      return new SpaceShortage(failure);
    }
  }

  /**
   * Recognizes the exceptions of Hadoop's NameNode by their names. A quota of names does not depend
   * on open files.
   */
  private static boolean isOfSpaceQuota(CopyException failure) {
    String message = String.valueOf(failure.getMessage());
    return failure.code() == ErrorCode.QUOTA_EXCEEDED
        && (message.contains("DSQuotaExceededException")
            || message.contains("QuotaByStorageTypeExceededException")
            || message.contains("DiskSpace quota"));
  }

  /** A space quota refused a file while other files of this copy may have been open. */
  public static final class SpaceShortage extends CopyException {
    private static final long serialVersionUID = 1L;

    private SpaceShortage(CopyException refusal) {
      super(refusal.code(), String.valueOf(refusal.getMessage()), refusal);
    }
  }
}
