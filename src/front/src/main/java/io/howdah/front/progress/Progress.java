package io.howdah.front.progress;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far a copy is, at one moment. */
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

  /** Starts a progress of nothing. */
  public static Builder builder() {
    return new Builder();
  }

  /** Files found so far. */
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

  /** Files that have reached their end, in whichever way. */
  public long filesDone() {
    return filesDone;
  }

  /** Bytes of the files found so far. */
  public long bytesPlanned() {
    return bytesPlanned;
  }

  /** Bytes that need no more work: of files that are done, and of parts of others. */
  public long bytesDone() {
    return bytesDone;
  }

  /** Attempts that failed and were followed by another one. */
  public long retries() {
    return retries;
  }

  /** Files that wait for a server at the moment; null for none. */
  public @Nullable Delay delay() {
    return delay;
  }

  /** Whether all files are found, so that the totals are final. */
  public boolean isPlanComplete() {
    return planComplete;
  }

  /** 0 to 100, of what is found so far; 100 only when everything is done. */
  public int percent() {
    return percent;
  }

  /** Bytes moved per second in the last while. */
  public double bytesPerSecond() {
    return bytesPerSecond;
  }

  /** How long it will take from now on; null where nothing allows to tell. */
  public @Nullable Duration remaining() {
    return remaining;
  }

  /** Collects the values of a {@link Progress}; everything is 0, false or null at first. */
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

    /** States that no more files will be found. */
    public Builder delay(@Nullable Delay delay) {
      this.delay = delay;
      return this;
    }

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
