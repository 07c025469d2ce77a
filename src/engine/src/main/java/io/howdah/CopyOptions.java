package io.howdah;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The options of a copy. Immutable; {@link #builder()} states each default. */
public final class CopyOptions {
  /** The value of {@link #threads()} and {@link #chunkSize()} for the engine's own choice. */
  public static final int AUTOMATIC = 0;

  /** The maximum of {@link #threads()}. */
  public static final int MOST_THREADS = 1000;

  /** The minimum of {@link #partSize()}, in bytes. */
  public static final int SMALLEST_PART = 512;

  /** The maximum of {@link #partSize()}, in bytes. */
  public static final int LARGEST_PART = 64 << 20;

  /** The maximum of {@link #attempts()}. */
  public static final int MOST_ATTEMPTS = 100;

  private static final CopyOptions DEFAULTS = builder().build();

  private final ExistingFiles existingFiles;
  private final UpdatePolicy updatePolicy;
  private final LedgerOptions ledger;
  private final SnapshotOptions snapshots;
  private final Verification verification;
  private final Unverifiable unverifiable;
  private final Layout layout;
  private final AtomicUnit atomicUnit;
  private final Mode mode;
  private final Set<FileAttribute> preserve;
  private final AttributeLoss attributeLoss;
  private final Set<String> doneFlags;
  private final Selection selection;
  private final Deletion deletion;
  private final CopyLimits limits;
  private final LoadLimits load;
  private final RunFiles files;
  private final @Nullable String hiveTable;
  private final @Nullable String sourceTable;
  private final MissingTable missingTable;
  private final int threads;
  private final int partSize;
  private final int bufferSize;
  private final long chunkSize;
  private final int attempts;

  private CopyOptions(Builder builder) {
    existingFiles = builder.existingFiles;
    updatePolicy = builder.updatePolicy;
    ledger = builder.ledger.build();
    snapshots = builder.snapshots.build();
    verification = builder.verification;
    unverifiable = builder.unverifiable;
    layout = builder.layout;
    atomicUnit = builder.atomicUnit;
    mode = builder.mode;
    preserve = Collections.unmodifiableSet(builder.preserve);
    attributeLoss = builder.attributeLoss;
    doneFlags = Collections.unmodifiableSet(builder.doneFlags);
    selection = builder.selection.build();
    deletion = builder.deletion.build();
    limits = builder.limits.build();
    load = builder.load;
    files = builder.files.build();
    hiveTable = builder.hiveTable;
    sourceTable = builder.sourceTable;
    missingTable = builder.missingTable;
    threads = builder.threads;
    partSize = builder.partSize;
    bufferSize = builder.bufferSize;
    chunkSize = builder.chunkSize;
    attempts = builder.attempts;
  }

  /** The default of every option. */
  public static CopyOptions defaults() {
    return DEFAULTS;
  }

  public static Builder builder() {
    return new Builder();
  }

  public ExistingFiles existingFiles() {
    return existingFiles;
  }

  public UpdatePolicy updatePolicy() {
    return updatePolicy;
  }

  /** What the copy remembers of its proofs for later copies. */
  public LedgerOptions ledger() {
    return ledger;
  }

  /** Whether the copy reads a snapshot, and what it does with snapshots. */
  public SnapshotOptions snapshots() {
    return snapshots;
  }

  public Verification verification() {
    return verification;
  }

  public Unverifiable unverifiable() {
    return unverifiable;
  }

  public Layout layout() {
    return layout;
  }

  /**
   * The Hive table of the destination, with its database, to which partitions are made known; null
   * for none.
   */
  public @Nullable String hiveTable() {
    return hiveTable;
  }

  /**
   * The Hive table of the source, with its database, whose partitions are copied from where its
   * metastore has them; null for what is in the directory.
   */
  public @Nullable String sourceTable() {
    return sourceTable;
  }

  /** What becomes of the copy if {@link #hiveTable} does not exist. */
  public MissingTable missingTable() {
    return missingTable;
  }

  public AtomicUnit atomicUnit() {
    return atomicUnit;
  }

  public Mode mode() {
    return mode;
  }

  public Set<FileAttribute> preserve() {
    return preserve;
  }

  public AttributeLoss attributeLoss() {
    return attributeLoss;
  }

  /** The names of files that are published last: after everything in and below their directory. */
  public Set<String> doneFlags() {
    return doneFlags;
  }

  /** The files and directories of the source that the copy is about. */
  public Selection selection() {
    return selection;
  }

  /** What is deleted at the destination, and how. */
  public Deletion deletion() {
    return deletion;
  }

  /** How much is transferred before the copy stops by itself. */
  public CopyLimits limits() {
    return limits;
  }

  /** How many bytes are written, and how many requests are sent, in a second. */
  public LoadLimits load() {
    return load;
  }

  /** The report and the plans of the copy. */
  public RunFiles files() {
    return files;
  }

  /** The number of files and chunks in flight, or {@link #AUTOMATIC}. */
  public int threads() {
    return threads;
  }

  /** The buffer size: the bytes that are read, digested, written and reported at a time. */
  public int partSize() {
    return partSize;
  }

  /** The size of the servers' I/O buffer in bytes; 0 for the servers' default. */
  public int bufferSize() {
    return bufferSize;
  }

  /**
   * The approximate size of the parallel chunks of a large file in bytes, or {@link #AUTOMATIC}. A
   * file up to this size is not split.
   */
  public long chunkSize() {
    return chunkSize;
  }

  /** The maximum number of attempts for a file. */
  public int attempts() {
    return attempts;
  }

  /** Collects the values of {@link CopyOptions} and rejects invalid ones with one sentence. */
  public static final class Builder {
    private ExistingFiles existingFiles = ExistingFiles.FAIL;
    private UpdatePolicy updatePolicy = UpdatePolicy.PROOF;
    private final LedgerOptions.Builder ledger = LedgerOptions.builder();
    private final SnapshotOptions.Builder snapshots = SnapshotOptions.builder();
    private Verification verification = Verification.FULL;
    private Unverifiable unverifiable = Unverifiable.ACCEPT;
    private Layout layout = Layout.TREE;
    private AtomicUnit atomicUnit = AtomicUnit.FILE;
    private Mode mode = Mode.COPY;
    private Set<FileAttribute> preserve = EnumSet.noneOf(FileAttribute.class);
    private AttributeLoss attributeLoss = AttributeLoss.REPORT;
    private Set<String> doneFlags = Collections.singleton("_SUCCESS");
    private final Selection.Builder selection = Selection.builder();
    private final Deletion.Builder deletion = Deletion.builder();
    private final CopyLimits.Builder limits = CopyLimits.builder();
    private LoadLimits load = LoadLimits.none();
    private final RunFiles.Builder files = RunFiles.builder();
    private @Nullable String hiveTable;
    private @Nullable String sourceTable;
    private MissingTable missingTable = MissingTable.FAIL;
    private int threads = AUTOMATIC;
    private int partSize = 1 << 18;
    private int bufferSize;
    private long chunkSize = AUTOMATIC;
    private int attempts = 3;

    private Builder() {}

    /** Default: {@link ExistingFiles#FAIL}. */
    public Builder existingFiles(ExistingFiles existingFiles) {
      this.existingFiles = existingFiles;
      return this;
    }

    /** Default: {@link UpdatePolicy#PROOF}. */
    public Builder updatePolicy(UpdatePolicy updatePolicy) {
      this.updatePolicy = updatePolicy;
      return this;
    }

    /** Changes what the copy remembers. The change receives the builder that this one holds. */
    public Builder remember(Consumer<LedgerOptions.Builder> change) {
      change.accept(ledger);
      return this;
    }

    /** Changes how the copy uses snapshots. The change receives the builder that this one holds. */
    public Builder snapshots(Consumer<SnapshotOptions.Builder> change) {
      change.accept(snapshots);
      return this;
    }

    /** Default: {@link Verification#FULL}. */
    public Builder verification(Verification verification) {
      this.verification = verification;
      return this;
    }

    /**
     * Default: {@link Unverifiable#ACCEPT}. {@link Unverifiable#FAIL} requires a verification that
     * proves bytes: {@link Verification#FULL} or {@link Verification#READBACK}.
     */
    public Builder unverifiable(Unverifiable unverifiable) {
      this.unverifiable = unverifiable;
      return this;
    }

    /** Default: {@link Layout#TREE}. */
    public Builder layout(Layout layout) {
      this.layout = layout;
      return this;
    }

    /** Default: null. */
    public Builder hiveTable(@Nullable String hiveTable) {
      this.hiveTable = hiveTable;
      return this;
    }

    /** Default: null. */
    public Builder sourceTable(@Nullable String sourceTable) {
      this.sourceTable = sourceTable;
      return this;
    }

    /** Default: {@link MissingTable#FAIL}. */
    public Builder missingTable(MissingTable missingTable) {
      this.missingTable = missingTable;
      return this;
    }

    /** Default: {@link AtomicUnit#FILE}. */
    public Builder atomicUnit(AtomicUnit atomicUnit) {
      this.atomicUnit = atomicUnit;
      return this;
    }

    /** Default: {@link Mode#COPY}. */
    public Builder mode(Mode mode) {
      this.mode = mode;
      return this;
    }

    /** Default: nothing. {@link FileAttribute#ACL} includes the permission. */
    public Builder preserve(Set<FileAttribute> preserve) {
      this.preserve = FileAttribute.withImplied(preserve);
      return this;
    }

    /** Default: {@link AttributeLoss#REPORT}. */
    public Builder attributeLoss(AttributeLoss attributeLoss) {
      this.attributeLoss = attributeLoss;
      return this;
    }

    /**
     * Default: {@code _SUCCESS}.
     *
     * @throws IllegalArgumentException where a name is not valid for a file: empty, {@code .},
     *     {@code ..}, or with a slash
     */
    public Builder doneFlags(Set<String> doneFlags) {
      for (String name : doneFlags) {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
          throw new IllegalArgumentException(
              "A done flag must be the name of a file without '/', not '" + name + "'.");
        }
      }
      this.doneFlags = new LinkedHashSet<>(doneFlags);
      return this;
    }

    /**
     * Narrows the selection. Default: everything but {@link Selection#USUAL_EXCLUSIONS}.
     *
     * @param narrowing receives the builder that this one holds
     */
    public Builder select(Consumer<Selection.Builder> narrowing) {
      narrowing.accept(selection);
      return this;
    }

    /**
     * Changes what is deleted. Default: nothing.
     *
     * @param change receives the builder that this one holds
     */
    public Builder delete(Consumer<Deletion.Builder> change) {
      change.accept(deletion);
      return this;
    }

    /** Default: {@link BandwidthLimit#none()}. */
    public Builder bandwidth(BandwidthLimit bandwidth) {
      load = load.withBandwidth(bandwidth);
      return this;
    }

    /** Default: {@link LoadLimits#OFF}. */
    public Builder requestsPerSecond(int requestsPerSecond) {
      load = load.withRequestsPerSecond(requestsPerSecond);
      return this;
    }

    /**
     * Names files beside the copy. Default: none.
     *
     * @param change receives the builder that this one holds
     */
    public Builder files(Consumer<RunFiles.Builder> change) {
      change.accept(files);
      return this;
    }

    /**
     * Limits the copy. Default: no limit.
     *
     * @param change receives the builder that this one holds
     */
    public Builder limit(Consumer<CopyLimits.Builder> change) {
      change.accept(limits);
      return this;
    }

    /**
     * Default: {@link #AUTOMATIC}.
     *
     * @throws IllegalArgumentException unless it is 0 to {@link #MOST_THREADS}
     */
    public Builder threads(int threads) {
      this.threads = Bounds.check("Threads", threads, 0, MOST_THREADS);
      return this;
    }

    /**
     * Default: 262,144.
     *
     * @throws IllegalArgumentException unless it is a power of two from 512 bytes to 64 MiB
     */
    public Builder partSize(long partSize) {
      if (Long.bitCount(partSize) != 1 || partSize < SMALLEST_PART || partSize > LARGEST_PART) {
        throw new IllegalArgumentException(
            "The part size must be a power of 2 from 512 to 67108864, not " + partSize + ".");
      }
      this.partSize = (int) partSize;
      return this;
    }

    /**
     * Default: 0, the servers' default.
     *
     * @throws IllegalArgumentException unless it is 0 to 2,147,483,647 bytes
     */
    public Builder bufferSize(long bufferSize) {
      this.bufferSize = Bounds.check("The buffer size", bufferSize, 0, Integer.MAX_VALUE);
      return this;
    }

    /**
     * Default: {@link #AUTOMATIC}. Chunks then have 64 to 256 MiB, depending on the length of the
     * file and the number of files and chunks in flight.
     *
     * @throws IllegalArgumentException where it is negative
     */
    public Builder chunkSize(long chunkSize) {
      if (chunkSize < 0) {
        throw new IllegalArgumentException(
            "The chunk size must be at least 0, not " + chunkSize + ".");
      }
      this.chunkSize = chunkSize;
      return this;
    }

    /**
     * Default: 3.
     *
     * @throws IllegalArgumentException unless it is 1 to {@link #MOST_ATTEMPTS}
     */
    public Builder attempts(int attempts) {
      this.attempts = Bounds.check("Attempts", attempts, 1, MOST_ATTEMPTS);
      return this;
    }

    /**
     * The first conflict among the values so far; empty for none.
     *
     * @throws IllegalArgumentException where the selection holds no file
     */
    public Optional<OptionConflict> conflict() {
      return OptionConflict.in(new CopyOptions(this));
    }

    /**
     * Builds the options.
     *
     * @throws IllegalArgumentException where there is a {@link #conflict}, or the selection holds
     *     no file
     */
    public CopyOptions build() {
      CopyOptions options = new CopyOptions(this);
      OptionConflict.in(options)
          .ifPresent(
              conflict -> {
                throw new IllegalArgumentException(conflict.sentence());
              });
      return options;
    }
  }
}
