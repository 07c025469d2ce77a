package io.howdah.front.progress;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The progress of a copy at one moment. */
public final class Progress {
  private final long filesPlanned;
  private final long filesCopied;
  private final long filesSkipped;
  private final long filesFailed;
  private final long filesDone;
  private final long bytesPlanned;
  private final long bytesDone;
  private final long retries;
  private final @Nullable Delay delay;
  private final boolean planComplete;
  private final int percent;
  private final double bytesPerSecond;
  private final @Nullable Duration remaining;

  private Progress(Builder builder) {
    filesPlanned = builder.filesPlanned;
    filesCopied = builder.filesCopied;
    filesSkipped = builder.filesSkipped;
    filesFailed = builder.filesFailed;
    filesDone = builder.filesDone;
    bytesPlanned = builder.bytesPlanned;
    bytesDone = builder.bytesDone;
    retries = builder.retries;
    delay = builder.delay;
    planComplete = builder.planComplete;
    percent = builder.percent;
    bytesPerSecond = builder.bytesPerSecond;
    remaining = builder.remaining;
  }

  /** Returns a builder whose values are all 0, false or null. */
  public static Builder builder() {
    return new Builder();
  }

  /** The number of files found so far. */
  public long filesPlanned() {
    return filesPlanned;
  }

  public long filesCopied() {
    return filesCopied;
  }

  public long filesSkipped() {
    return filesSkipped;
  }

  public long filesFailed() {
    return filesFailed;
  }

  /** The number of files that have ended, with any outcome. */
  public long filesDone() {
    return filesDone;
  }

  /** The bytes of the files found so far. */
  public long bytesPlanned() {
    return bytesPlanned;
  }

  /**
   * The bytes that need no more work: all bytes of finished files, and the copied bytes of others.
   */
  public long bytesDone() {
    return bytesDone;
  }

  /** The number of failed attempts that were followed by another attempt. */
  public long retries() {
    return retries;
  }

  /** The files that wait for a server at the moment; null where none does. */
  public @Nullable Delay delay() {
    return delay;
  }

  /** Whether all files are found, so that the totals are final. */
  public boolean isPlanComplete() {
    return planComplete;
  }

  /**
   * A percentage from 0 to 100 of the work found so far. It is 100 only when everything is done.
   */
  public int percent() {
    return percent;
  }

  /** The recent speed in bytes per second. */
  public double bytesPerSecond() {
    return bytesPerSecond;
  }

  /** The estimated remaining time; null where there is no estimate. */
  public @Nullable Duration remaining() {
    return remaining;
  }

  /** Collects the values of a {@link Progress}. Default: 0, false or null. */
  public static final class Builder {
    private long filesPlanned;
    private long filesCopied;
    private long filesSkipped;
    private long filesFailed;
    private long filesDone;
    private long bytesPlanned;
    private long bytesDone;
    private long retries;
    private @Nullable Delay delay;
    private boolean planComplete;
    private int percent;
    private double bytesPerSecond;
    private @Nullable Duration remaining;

    private Builder() {}

    public Builder filesPlanned(long filesPlanned) {
      this.filesPlanned = filesPlanned;
      return this;
    }

    public Builder filesCopied(long filesCopied) {
      this.filesCopied = filesCopied;
      return this;
    }

    public Builder filesSkipped(long filesSkipped) {
      this.filesSkipped = filesSkipped;
      return this;
    }

    public Builder filesFailed(long filesFailed) {
      this.filesFailed = filesFailed;
      return this;
    }

    public Builder filesDone(long filesDone) {
      this.filesDone = filesDone;
      return this;
    }

    public Builder bytesPlanned(long bytesPlanned) {
      this.bytesPlanned = bytesPlanned;
      return this;
    }

    public Builder bytesDone(long bytesDone) {
      this.bytesDone = bytesDone;
      return this;
    }

    public Builder retries(long retries) {
      this.retries = retries;
      return this;
    }

    public Builder delay(@Nullable Delay delay) {
      this.delay = delay;
      return this;
    }

    /** States that all files are found, so that the totals are final. */
    public Builder planComplete() {
      this.planComplete = true;
      return this;
    }

    public Builder percent(int percent) {
      this.percent = percent;
      return this;
    }

    public Builder bytesPerSecond(double bytesPerSecond) {
      this.bytesPerSecond = bytesPerSecond;
      return this;
    }

    public Builder remaining(@Nullable Duration remaining) {
      this.remaining = remaining;
      return this;
    }

    public Progress build() {
      return new Progress(this);
    }
  }
}
