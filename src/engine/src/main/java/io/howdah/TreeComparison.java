package io.howdah;

import io.howdah.ComparedEntry.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of a comparison of two trees. */
public final class TreeComparison {
  /** The maximum number of entries in {@link #differences()} and in {@link #failures()}. */
  public static final int NAMED_ENTRIES = 100;

  private final CopyRequest request;
  private final String sourcePath;
  private final String destinationPath;
  private final Instant startTime;
  private final Instant endTime;
  private final Count found;
  private final Map<State, Count> files;
  private final Map<State, Long> directories;
  private final long excludedFiles;
  private final long excludedDirectories;
  private final long retries;
  private final List<ComparedEntry> differences;
  private final List<ComparedEntry> failures;
  private final Set<ErrorCode> failureCodes;
  private final @Nullable Lag lag;
  private final Lag.@Nullable Basis lagBasis;
  private final @Nullable String ledgerProblem;
  private final SnapshotStatus snapshots;
  private final @Nullable CopyException error;

  private TreeComparison(Builder builder) {
    request = builder.request;
    sourcePath = builder.sourcePath;
    destinationPath = builder.destinationPath;
    startTime = builder.startTime;
    endTime = builder.endTime;
    found = builder.found;
    files = new EnumMap<>(builder.files);
    directories = new EnumMap<>(builder.directories);
    excludedFiles = builder.excludedFiles;
    excludedDirectories = builder.excludedDirectories;
    retries = builder.retries;
    differences = Collections.unmodifiableList(new ArrayList<>(builder.differences));
    failures = Collections.unmodifiableList(new ArrayList<>(builder.failures));
    failureCodes = Collections.unmodifiableSet(builder.failureCodes);
    lag = builder.lag;
    lagBasis = builder.lagBasis;
    ledgerProblem = builder.ledgerProblem;
    snapshots = builder.snapshots;
    error = builder.error;
  }

  /** Returns a builder for a result with all counts 0. Its start and end are {@code startTime}. */
  public static Builder builder(CopyRequest request, Instant startTime) {
    return new Builder(request, startTime);
  }

  public CopyRequest request() {
    return request;
  }

  /** The absolute source path or pattern; as requested where it could not be resolved. */
  public String sourcePath() {
    return sourcePath;
  }

  /** The absolute path of the target; as requested where it could not be resolved. */
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

  /**
   * The files of the source that were found, and the directories that failed. Where the comparison
   * stopped early, not all of them were compared.
   */
  public Count found() {
    return found;
  }

  /**
   * The files in one state. Extra are also the files in extra directories. A directory that could
   * not be compared counts as one failed file without bytes.
   */
  public Count files(State state) {
    return files.getOrDefault(state, Count.of(0, 0));
  }

  /**
   * The directories in one state: missing, extra with all directories in it, or different, where a
   * file is at the target. Directories on both sides are in no state.
   */
  public long directories(State state) {
    return directories.getOrDefault(state, 0L);
  }

  /** Files that were found and that the {@link Selection} leaves out. */
  public long excludedFiles() {
    return excludedFiles;
  }

  /** Directories that the {@link Selection} leaves out. They were not listed. */
  public long excludedDirectories() {
    return excludedDirectories;
  }

  /** Failed attempts that were followed by another attempt. */
  public long retries() {
    return retries;
  }

  /** The first {@link #NAMED_ENTRIES} entries that are neither equal nor failed. */
  public List<ComparedEntry> differences() {
    return differences;
  }

  /** The first {@link #NAMED_ENTRIES} entries that could not be compared. */
  public List<ComparedEntry> failures() {
    return failures;
  }

  /** The codes of all failed entries, including those beyond {@link #NAMED_ENTRIES}. */
  public Set<ErrorCode> failureCodes() {
    return failureCodes;
  }

  /**
   * What the destination lacks: the missing and different files, and those that could not be
   * compared. Null where not everything was looked at, and in a comparison with a report.
   */
  public @Nullable Lag lag() {
    return lag;
  }

  /** By what the lag was measured without comparing bytes; null for any other comparison. */
  public Lag.@Nullable Basis lagBasis() {
    return lagBasis;
  }

  /** Why the proofs of earlier copies could not be read, as a sentence; null where they could. */
  public @Nullable String ledgerProblem() {
    return ledgerProblem;
  }

  /** Since which snapshots the changes were requested, and why they were not. */
  public SnapshotStatus snapshots() {
    return snapshots;
  }

  /** The failure that stopped the comparison; null where it ended normally. */
  public @Nullable CopyException error() {
    return error;
  }

  /** Whether everything was compared. */
  public boolean isComplete() {
    return error == null && files(State.FAILED).files() == 0;
  }

  /**
   * Whether a difference was found. Files that cannot be proven count as different where the
   * request has {@link Unverifiable#FAIL}.
   */
  public boolean hasDifferences() {
    return has(State.DIFFERENT)
        || has(State.MISSING)
        || has(State.EXTRA)
        || (request.options().unverifiable() == Unverifiable.FAIL && has(State.UNPROVABLE));
  }

  /** Whether everything was compared, and no difference was found. */
  public boolean isEqual() {
    return isComplete() && !hasDifferences();
  }

  private boolean has(State state) {
    return files(state).files() > 0 || directories(state) > 0;
  }

  /** Collects the values of a {@link TreeComparison}. */
  public static final class Builder {
    private final CopyRequest request;
    private final Instant startTime;
    private final Map<State, Count> files = new EnumMap<>(State.class);
    private final Map<State, Long> directories = new EnumMap<>(State.class);
    private String sourcePath;
    private String destinationPath;
    private Instant endTime;
    private Count found = Count.of(0, 0);
    private long excludedFiles;
    private long excludedDirectories;
    private long retries;
    private List<ComparedEntry> differences = Collections.emptyList();
    private List<ComparedEntry> failures = Collections.emptyList();
    private final Set<ErrorCode> failureCodes = EnumSet.noneOf(ErrorCode.class);
    private @Nullable Lag lag;
    private Lag.@Nullable Basis lagBasis;
    private @Nullable String ledgerProblem;
    private SnapshotStatus snapshots = SnapshotStatus.NONE;
    private @Nullable CopyException error;

    private Builder(CopyRequest request, Instant startTime) {
      this.request = request;
      this.startTime = startTime;
      this.endTime = startTime;
      this.sourcePath = request.source().path();
      this.destinationPath = request.destination().path();
    }

    /** Default: the path of the request. */
    public Builder sourcePath(String sourcePath) {
      this.sourcePath = sourcePath;
      return this;
    }

    /** Default: the path of the request. */
    public Builder destinationPath(String destinationPath) {
      this.destinationPath = destinationPath;
      return this;
    }

    /** Default: the start time. */
    public Builder endTime(Instant endTime) {
      this.endTime = endTime;
      return this;
    }

    /** Default: 0. */
    public Builder found(Count found) {
      this.found = found;
      return this;
    }

    /** Default: 0 in each state. */
    public Builder count(State state, Count files, long directories) {
      this.files.put(state, files);
      this.directories.put(state, directories);
      return this;
    }

    /** Default: 0. */
    public Builder excluded(long files, long directories) {
      this.excludedFiles = files;
      this.excludedDirectories = directories;
      return this;
    }

    /** Default: 0. */
    public Builder retries(long retries) {
      this.retries = retries;
      return this;
    }

    /** Default: none. */
    public Builder differences(List<ComparedEntry> differences) {
      this.differences = differences;
      return this;
    }

    /**
     * Default: none.
     *
     * @param codes the codes of all failed entries
     */
    public Builder failures(List<ComparedEntry> failures, Set<ErrorCode> codes) {
      this.failures = failures;
      this.failureCodes.addAll(codes);
      return this;
    }

    /** Default: null. */
    public Builder lag(@Nullable Lag lag) {
      this.lag = lag;
      return this;
    }

    /**
     * Default: null, for a comparison that does not only measure the lag.
     *
     * @param ledgerProblem why the proofs of earlier copies could not be read; null for no problem
     */
    public Builder lagBasis(Lag.Basis lagBasis, @Nullable String ledgerProblem) {
      this.lagBasis = lagBasis;
      this.ledgerProblem = ledgerProblem;
      return this;
    }

    /** Default: {@link SnapshotStatus#NONE}. */
    public Builder snapshots(SnapshotStatus snapshots) {
      this.snapshots = snapshots;
      return this;
    }

    /** Default: null. */
    public Builder error(@Nullable CopyException error) {
      this.error = error;
      return this;
    }

    public TreeComparison build() {
      return new TreeComparison(this);
    }
  }
}
