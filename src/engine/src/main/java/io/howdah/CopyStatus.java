package io.howdah;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The result of a copy. Only regular files are counted, no directories. */
public final class CopyStatus {
  /** The maximum number of failed files in {@link #failures()}. */
  public static final int NAMED_FAILURES = 100;

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
  private final Count postponed;
  private final Count toCopy;
  private final Count toDelete;
  private final long deletedDirectories;
  private final long directoriesToDelete;
  private final long excludedFiles;
  private final long excludedDirectories;
  private final long verifiedFiles;
  private final long unverifiableFiles;
  private final long readTwiceFiles;
  private final long retries;
  private final Map<FileAttribute, Long> lostAttributes;
  private final List<FileResult> failures;
  private final Set<ErrorCode> failureCodes;
  private final List<String> leftBehind;
  private final long leftBehindOmitted;
  private final List<SelectionRule> unmatchedRules;
  private final List<String> notes;
  private final PartitionStatus partitions;
  private final @Nullable RegistrationStatus registration;
  private final LedgerStatus ledger;
  private final SnapshotStatus snapshots;
  private final @Nullable Lag lag;
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
    postponed = builder.postponed;
    toCopy = builder.toCopy;
    toDelete = builder.toDelete;
    deletedDirectories = builder.deletedDirectories;
    directoriesToDelete = builder.directoriesToDelete;
    excludedFiles = builder.excludedFiles;
    excludedDirectories = builder.excludedDirectories;
    verifiedFiles = builder.verifiedFiles;
    unverifiableFiles = builder.unverifiableFiles;
    readTwiceFiles = builder.readTwiceFiles;
    retries = builder.retries;
    lostAttributes = Collections.unmodifiableMap(new TreeMap<>(builder.lostAttributes));
    failures = Collections.unmodifiableList(new ArrayList<>(builder.failures));
    failureCodes = Collections.unmodifiableSet(builder.codes());
    leftBehind = Collections.unmodifiableList(new ArrayList<>(builder.leftBehind));
    leftBehindOmitted = builder.leftBehindOmitted;
    unmatchedRules = Collections.unmodifiableList(new ArrayList<>(builder.unmatchedRules));
    notes = Collections.unmodifiableList(new ArrayList<>(builder.notes));
    partitions = builder.partitions;
    registration = builder.registration;
    ledger = builder.ledger;
    snapshots = builder.snapshots;
    lag = builder.lag;
    error = builder.error;
  }

  /** Returns a builder for a status with all counts 0. Its start and end are {@code startTime}. */
  public static Builder builder(CopyRequest request, Instant startTime) {
    return new Builder(request, startTime);
  }

  public CopyRequest request() {
    return request;
  }

  /**
   * The absolute source path or pattern. It is unchanged where the copy failed before it was
   * resolved.
   */
  public String sourcePath() {
    return sourcePath;
  }

  /**
   * The absolute path of the target. It is unchanged where the copy failed before it was resolved.
   */
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

  /** Whether the copy is complete, without failed files. */
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

  /** Existing files that were proven equal, by checksum or by reading both sides. */
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

  /** Directories that were deleted because the source does not have them. */
  public long deletedDirectories() {
    return deletedDirectories;
  }

  /** Files that were found and not tried, since the copy stopped at its {@link CopyLimits}. */
  public Count postponed() {
    return postponed;
  }

  /** Files that a dry run would have copied. */
  public Count toCopy() {
    return toCopy;
  }

  /** Files that a dry run would have deleted. */
  public Count toDelete() {
    return toDelete;
  }

  /** Directories that a dry run would have deleted. */
  public long directoriesToDelete() {
    return directoriesToDelete;
  }

  /**
   * Whether files were copied, or files or directories were deleted; in a dry run, whether they
   * would have been. New directories and changed attributes do not count.
   */
  public boolean hasChanges() {
    return copied.files() > 0
        || deleted.files() > 0
        || deletedDirectories > 0
        || toCopy.files() > 0
        || toDelete.files() > 0
        || directoriesToDelete > 0;
  }

  /** Files that were found and that the {@link Selection} leaves out. */
  public long excludedFiles() {
    return excludedFiles;
  }

  /** Directories that the {@link Selection} leaves out. They were not listed. */
  public long excludedDirectories() {
    return excludedDirectories;
  }

  /** Copied files whose bytes are proven on both sides. */
  public long verifiedFiles() {
    return verifiedFiles;
  }

  /** Copied files whose bytes are not proven: all files, where the verification is not full. */
  public long unverifiableFiles() {
    return unverifiableFiles;
  }

  /** The {@link #unverifiableFiles()} whose source was read twice with equal results. */
  public long readTwiceFiles() {
    return readTwiceFiles;
  }

  /** Failed attempts that were followed by another attempt. */
  public long retries() {
    return retries;
  }

  /** For each attribute that was lost, the number of files and directories that lost it. */
  public Map<FileAttribute, Long> lostAttributes() {
    return lostAttributes;
  }

  /** The first {@link #NAMED_FAILURES} failed files. */
  public List<FileResult> failures() {
    return failures;
  }

  /** The codes of all failed files, including those beyond {@link #NAMED_FAILURES}. */
  public Set<ErrorCode> failureCodes() {
    return failureCodes;
  }

  /**
   * At most {@link #NAMED_FAILURES} files that may still be at the destination: temporary files of
   * this run or of others that died or are active, and old files that a copy moved aside.
   */
  public List<String> leftBehind() {
    return leftBehind;
  }

  /** The number of such files beyond those in {@link #leftBehind}. */
  public long leftBehindOmitted() {
    return leftBehindOmitted;
  }

  /**
   * Rules of the selection that matched nothing, perhaps because of a mistake. Empty where the copy
   * did not come to the end of its listings.
   */
  public List<SelectionRule> unmatchedRules() {
    return unmatchedRules;
  }

  /** What the user should know of the copied files: a sentence each. */
  public List<String> notes() {
    return notes;
  }

  /** What became of the partitions that the copy found; none in a flat copy. */
  public PartitionStatus partitions() {
    return partitions;
  }

  /** What became of partitions at the metastore; null where the copy was not to make them known. */
  public @Nullable RegistrationStatus registration() {
    return registration;
  }

  /** What earlier copies proved. */
  public LedgerStatus ledger() {
    return ledger;
  }

  /** The snapshots that the copy used. */
  public SnapshotStatus snapshots() {
    return snapshots;
  }

  /**
   * What the destination still lacks at the end of the copy: files that failed or are left to the
   * next copy, and those that a dry run would copy. Null where not everything was looked at.
   */
  public @Nullable Lag lag() {
    return lag;
  }

  /** The failure that stopped the copy; null where it ended normally, even with failed files. */
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
    private Count postponed = ZERO;
    private Count toCopy = ZERO;
    private Count toDelete = ZERO;
    private long deletedDirectories;
    private long directoriesToDelete;
    private long excludedFiles;
    private long excludedDirectories;
    private long verifiedFiles;
    private long unverifiableFiles;
    private long readTwiceFiles;
    private long retries;
    private Map<FileAttribute, Long> lostAttributes = Collections.emptyMap();
    private List<FileResult> failures = Collections.emptyList();
    private Set<ErrorCode> furtherCodes = Collections.emptySet();
    private List<String> leftBehind = Collections.emptyList();
    private List<SelectionRule> unmatchedRules = Collections.emptyList();
    private List<String> notes = Collections.emptyList();
    private PartitionStatus partitions = PartitionStatus.NONE;
    private @Nullable RegistrationStatus registration;
    private LedgerStatus ledger = LedgerStatus.NONE;
    private SnapshotStatus snapshots = SnapshotStatus.NONE;
    private long leftBehindOmitted;
    private @Nullable Lag lag;
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

    public Builder deletedDirectories(long deletedDirectories) {
      this.deletedDirectories = deletedDirectories;
      return this;
    }

    public Builder postponed(Count postponed) {
      this.postponed = postponed;
      return this;
    }

    public Builder toCopy(Count toCopy) {
      this.toCopy = toCopy;
      return this;
    }

    public Builder toDelete(Count toDelete) {
      this.toDelete = toDelete;
      return this;
    }

    /** Default: 0. */
    public Builder directoriesToDelete(long directoriesToDelete) {
      this.directoriesToDelete = directoriesToDelete;
      return this;
    }

    public Builder excludedFiles(long excludedFiles) {
      this.excludedFiles = excludedFiles;
      return this;
    }

    public Builder excludedDirectories(long excludedDirectories) {
      this.excludedDirectories = excludedDirectories;
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

    public Builder lostAttributes(Map<FileAttribute, Long> lostAttributes) {
      this.lostAttributes = new TreeMap<>(lostAttributes);
      return this;
    }

    public Builder failures(List<FileResult> failures) {
      this.failures = new ArrayList<>(failures);
      return this;
    }

    /** The codes of failed files beyond those in {@link #failures()}. Default: none. */
    public Builder furtherCodes(Set<ErrorCode> furtherCodes) {
      this.furtherCodes = new HashSet<>(furtherCodes);
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

    /** Default: none. */
    public Builder unmatchedRules(List<SelectionRule> unmatchedRules) {
      this.unmatchedRules = unmatchedRules;
      return this;
    }

    /** Default: none. */
    public Builder notes(List<String> notes) {
      this.notes = notes;
      return this;
    }

    /** Default: none. */
    public Builder partitions(PartitionStatus partitions) {
      this.partitions = partitions;
      return this;
    }

    /** Default: null. */
    public Builder registration(@Nullable RegistrationStatus registration) {
      this.registration = registration;
      return this;
    }

    public Builder ledger(LedgerStatus ledger) {
      this.ledger = ledger;
      return this;
    }

    public Builder snapshots(SnapshotStatus snapshots) {
      this.snapshots = snapshots;
      return this;
    }

    /** Default: null. A copy that follows a plan does not look at what the plan leaves out. */
    public Builder lag(@Nullable Lag lag) {
      this.lag = request.options().files().approvedPlan() == null ? lag : null;
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
