package io.howdah;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a copy did. Files and bytes are of regular files; directories are not counted. */
public final class CopyStatus {
  /** How many failed files {@link #failures()} names at most. */
  public static final int NAMED_FAILURES = 100;

  /** Files and their bytes. */
  public static final class Count {
    private final long files;
    private final long bytes;

    private Count(long files, long bytes) {
      this.files = files;
      this.bytes = bytes;
    }

    public static Count of(long files, long bytes) {
      return new Count(files, bytes);
    }

    public long files() {
      return files;
    }

    public long bytes() {
      return bytes;
    }

    @Override
    public String toString() {
      return files + " files, " + bytes + " bytes";
    }
  }

  private final CopyRequest request;
  private final String sourcePath;
  private final String destinationPath;
  private final Instant startTime;
  private final Instant endTime;
  private final Count expected;
  private final Count copied;
  private final Count skipped;
  private final Count failed;
  private final Count deleted;
  private final long verifiedFiles;
  private final long unverifiableFiles;
  private final long readTwiceFiles;
  private final long retries;
  private final List<FileResult> failures;
  private final Set<ErrorCode> failureCodes;
  private final List<String> leftBehind;
  private final long leftBehindOmitted;
  private final @Nullable CopyException error;

  private CopyStatus(Builder builder) {
    request = builder.request;
    sourcePath = builder.sourcePath;
    destinationPath = builder.destinationPath;
    startTime = builder.startTime;
    endTime = builder.endTime;
    expected = builder.expected;
    copied = builder.copied;
    skipped = builder.skipped;
    failed = builder.failed;
    deleted = builder.deleted;
    verifiedFiles = builder.verifiedFiles;
    unverifiableFiles = builder.unverifiableFiles;
    readTwiceFiles = builder.readTwiceFiles;
    retries = builder.retries;
    failures = Collections.unmodifiableList(new ArrayList<>(builder.failures));
    failureCodes = Collections.unmodifiableSet(builder.codes());
    leftBehind = Collections.unmodifiableList(new ArrayList<>(builder.leftBehind));
    leftBehindOmitted = builder.leftBehindOmitted;
    error = builder.error;
  }

  /** Starts the status of a copy that began and ended at {@code startTime}, with all counts 0. */
  public static Builder builder(CopyRequest request, Instant startTime) {
    return new Builder(request, startTime);
  }

  public CopyRequest request() {
    return request;
  }

  /** The absolute source path or pattern; as it was given where the copy failed before that. */
  public String sourcePath() {
    return sourcePath;
  }

  /** The absolute path of the target; as it was given where the copy failed before that. */
  public String destinationPath() {
    return destinationPath;
  }

  public Instant startTime() {
    return startTime;
  }

  public Instant endTime() {
    return endTime;
  }

  public Duration duration() {
    return Duration.between(startTime, endTime);
  }

  /** Whether everything that was asked for is done. */
  public boolean isSuccessful() {
    return error == null && failed.files() == 0;
  }

  /** All files that were found. */
  public Count expected() {
    return expected;
  }

  public Count copied() {
    return copied;
  }

  /**
   * Files that were already there, proven equal; also those of which reading both sides gave equal
   * bytes.
   */
  public Count skipped() {
    return skipped;
  }

  public Count failed() {
    return failed;
  }

  /** Destination files that were deleted because the source does not have them. */
  public Count deleted() {
    return deleted;
  }

  /** Copied files whose bytes are proven on both sides. */
  public long verifiedFiles() {
    return verifiedFiles;
  }

  /** Copied files whose bytes nothing proves: all of them where the verification is not full. */
  public long unverifiableFiles() {
    return unverifiableFiles;
  }

  /** Those of {@link #unverifiableFiles()} whose source was read twice with equal results. */
  public long readTwiceFiles() {
    return readTwiceFiles;
  }

  /** Attempts that failed and were followed by another one. */
  public long retries() {
    return retries;
  }

  /** The first {@link #NAMED_FAILURES} failed files. */
  public List<FileResult> failures() {
    return failures;
  }

  /** Why files failed: the codes of all failed files, also of those that are not named. */
  public Set<ErrorCode> failureCodes() {
    return failureCodes;
  }

  /**
   * Temporary files that may still be at the destination: of this run, which could not delete them;
   * of other runs, which died or are still at work; and old files that a copy moved aside. At most
   * {@link #NAMED_FAILURES}.
   */
  public List<String> leftBehind() {
    return leftBehind;
  }

  /** How many more files of that kind there are than {@link #leftBehind} names. */
  public long leftBehindOmitted() {
    return leftBehindOmitted;
  }

  /** What stopped the copy as a whole; null where it came to its end, with failed files or not. */
  public @Nullable CopyException error() {
    return error;
  }

  /** Collects the values of a {@link CopyStatus}. */
  public static final class Builder {
    private static final Count ZERO = Count.of(0, 0);

    private final CopyRequest request;
    private final Instant startTime;
    private String sourcePath;
    private String destinationPath;
    private Instant endTime;
    private Count expected = ZERO;
    private Count copied = ZERO;
    private Count skipped = ZERO;
    private Count failed = ZERO;
    private Count deleted = ZERO;
    private long verifiedFiles;
    private long unverifiableFiles;
    private long readTwiceFiles;
    private long retries;
    private List<FileResult> failures = Collections.emptyList();
    private Set<ErrorCode> furtherCodes = Collections.emptySet();
    private List<String> leftBehind = Collections.emptyList();
    private long leftBehindOmitted;
    private @Nullable CopyException error;

    private Builder(CopyRequest request, Instant startTime) {
      this.request = request;
      this.startTime = startTime;
      this.endTime = startTime;
      this.sourcePath = request.source().path();
      this.destinationPath = request.destination().path();
    }

    public Builder sourcePath(String sourcePath) {
      this.sourcePath = sourcePath;
      return this;
    }

    public Builder destinationPath(String destinationPath) {
      this.destinationPath = destinationPath;
      return this;
    }

    public Builder endTime(Instant endTime) {
      this.endTime = endTime;
      return this;
    }

    public Builder expected(Count expected) {
      this.expected = expected;
      return this;
    }

    public Builder copied(Count copied) {
      this.copied = copied;
      return this;
    }

    public Builder skipped(Count skipped) {
      this.skipped = skipped;
      return this;
    }

    public Builder failed(Count failed) {
      this.failed = failed;
      return this;
    }

    public Builder deleted(Count deleted) {
      this.deleted = deleted;
      return this;
    }

    public Builder verifiedFiles(long verifiedFiles) {
      this.verifiedFiles = verifiedFiles;
      return this;
    }

    public Builder unverifiableFiles(long unverifiableFiles) {
      this.unverifiableFiles = unverifiableFiles;
      return this;
    }

    public Builder readTwiceFiles(long readTwiceFiles) {
      this.readTwiceFiles = readTwiceFiles;
      return this;
    }

    public Builder retries(long retries) {
      this.retries = retries;
      return this;
    }

    public Builder failures(List<FileResult> failures) {
      this.failures = failures;
      return this;
    }

    /** Codes of failed files that are not named, besides those that are. Default: none. */
    public Builder furtherCodes(Set<ErrorCode> furtherCodes) {
      this.furtherCodes = furtherCodes;
      return this;
    }

    public Builder leftBehind(List<String> leftBehind) {
      this.leftBehind = leftBehind;
      return this;
    }

    /** Default: 0. */
    public Builder leftBehindOmitted(long leftBehindOmitted) {
      this.leftBehindOmitted = leftBehindOmitted;
      return this;
    }

    public Builder error(@Nullable CopyException error) {
      this.error = error;
      return this;
    }

    private Set<ErrorCode> codes() {
      Set<ErrorCode> codes = EnumSet.noneOf(ErrorCode.class);
      codes.addAll(furtherCodes);
      for (FileResult each : failures) {
        CopyException failure = each.failure();
        if (failure != null) {
          codes.add(failure.code());
        }
      }
      return codes;
    }

    public CopyStatus build() {
      return new CopyStatus(this);
    }
  }
}
