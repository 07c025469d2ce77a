package io.howdah;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** How a copy is done. Immutable; {@link #builder()} states each default. */
public final class CopyOptions {
  /** What happens to a destination file that exists. */
  public enum ExistingFiles {
    /** The copy fails; nothing that exists is touched. */
    FAIL,
    /** A file that is proven equal is skipped, any other is replaced. */
    REPLACE_UNLESS_EQUAL,
    /** Every file is replaced, equal or not. */
    REPLACE_ALWAYS
  }

  /** How far a copied file is proven before it gets its name. Its length always is. */
  public enum Verification {
    /**
     * The bytes of both sides, each by its checksum where that is the cheapest proof. A source
     * without a usable checksum, as in an encryption zone, stays unverifiable.
     */
    FULL,
    /**
     * As {@link #FULL}, with the written file always read back. A source that no checksum proves is
     * read twice; such a file is {@link Verdict#READ_TWICE}, which is less than verified. An
     * existing file that no checksum can compare is compared by reading both sides.
     */
    READBACK,
    /** The number of bytes. */
    LENGTH,
    /** Only what the transfer itself counts. */
    NONE;

    /** Whether a file can come out of it as verified. */
    public boolean provesBytes() {
      return this == FULL || this == READBACK;
    }
  }

  /** What becomes of a file whose source no checksum proves or refutes. */
  public enum Unverifiable {
    /** It is copied, and counted as unverifiable. */
    ACCEPT,
    /** It fails with {@link ErrorCode#NOT_VERIFIABLE} and is not published, read twice or not. */
    FAIL
  }

  /** Where files of a tree are put. */
  public enum Layout {
    /** Under the same directories as in the source. */
    TREE,
    /** All in the destination directory itself; no directory is made below it. */
    FLAT
  }

  /** Whether the copy is done or only planned. */
  public enum Mode {
    COPY,
    DRY_RUN
  }

  /** {@link #threads()} and {@link #chunkSize()} where the engine finds them by itself. */
  public static final int AUTOMATIC = 0;

  /** What {@link #threads()} can be at most. */
  public static final int MOST_THREADS = 1000;

  /** What {@link #partSize()} can be at least, in bytes. */
  public static final int SMALLEST_PART = 512;

  /** What {@link #partSize()} can be at most, in bytes. */
  public static final int LARGEST_PART = 64 << 20;

  /** What {@link #attempts()} can be at most. */
  public static final int MOST_ATTEMPTS = 100;

  private static final CopyOptions DEFAULTS = builder().build();

  private final ExistingFiles existingFiles;
  private final Verification verification;
  private final Unverifiable unverifiable;
  private final Layout layout;
  private final Mode mode;
  private final Set<FileAttribute> preserve;
  private final Set<String> doneFlags;
  private final String includePattern;
  private final long minimumSize;
  private final int threads;
  private final int partSize;
  private final int bufferSize;
  private final long chunkSize;
  private final int attempts;

  private CopyOptions(Builder builder) {
    existingFiles = builder.existingFiles;
    verification = builder.verification;
    unverifiable = builder.unverifiable;
    layout = builder.layout;
    mode = builder.mode;
    preserve = Collections.unmodifiableSet(builder.preserve);
    doneFlags = Collections.unmodifiableSet(builder.doneFlags);
    includePattern = builder.includePattern;
    minimumSize = builder.minimumSize;
    threads = builder.threads;
    partSize = builder.partSize;
    bufferSize = builder.bufferSize;
    chunkSize = builder.chunkSize;
    attempts = builder.attempts;
  }

  /** Every option at its default. */
  public static CopyOptions defaults() {
    return DEFAULTS;
  }

  public static Builder builder() {
    return new Builder();
  }

  public ExistingFiles existingFiles() {
    return existingFiles;
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

  public Mode mode() {
    return mode;
  }

  public Set<FileAttribute> preserve() {
    return preserve;
  }

  /** Names of files that are published after everything else under their directory. */
  public Set<String> doneFlags() {
    return doneFlags;
  }

  /** A pattern that the last name of a file must match. */
  public String includePattern() {
    return includePattern;
  }

  /** Bytes that a file must at least have. */
  public long minimumSize() {
    return minimumSize;
  }

  /** Files and chunks in flight, or {@link #AUTOMATIC}. */
  public int threads() {
    return threads;
  }

  /** Bytes that are read, digested, written and reported at a time. */
  public int partSize() {
    return partSize;
  }

  /** The servers' I/O buffer in bytes; 0 for their own default. */
  public int bufferSize() {
    return bufferSize;
  }

  /**
   * Bytes from which a large file is copied in parallel chunks of about this size, or {@link
   * #AUTOMATIC}.
   */
  public long chunkSize() {
    return chunkSize;
  }

  /** How often a file is tried in all. */
  public int attempts() {
    return attempts;
  }

  /** Collects the values of {@link CopyOptions} and refuses bad ones in one sentence. */
  public static final class Builder {
    private ExistingFiles existingFiles = ExistingFiles.FAIL;
    private Verification verification = Verification.FULL;
    private Unverifiable unverifiable = Unverifiable.ACCEPT;
    private Layout layout = Layout.TREE;
    private Mode mode = Mode.COPY;
    private Set<FileAttribute> preserve = EnumSet.noneOf(FileAttribute.class);
    private Set<String> doneFlags = Collections.singleton("_SUCCESS");
    private String includePattern = "*";
    private long minimumSize;
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

    /** Default: {@link Verification#FULL}. */
    public Builder verification(Verification verification) {
      this.verification = verification;
      return this;
    }

    /**
     * Default: {@link Unverifiable#ACCEPT}. {@link Unverifiable#FAIL} wants a verification that
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

    /** Default: {@link Mode#COPY}. */
    public Builder mode(Mode mode) {
      this.mode = mode;
      return this;
    }

    /** Default: nothing. */
    public Builder preserve(Set<FileAttribute> preserve) {
      this.preserve = EnumSet.noneOf(FileAttribute.class);
      this.preserve.addAll(preserve);
      return this;
    }

    /**
     * Default: {@code _SUCCESS}.
     *
     * @throws IllegalArgumentException where one is not the name of a file: empty, {@code .},
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

    /** Default: {@code *}. */
    public Builder includePattern(String includePattern) {
      this.includePattern = includePattern;
      return this;
    }

    /**
     * Default: 0.
     *
     * @throws IllegalArgumentException where it is negative
     */
    public Builder minimumSize(long minimumSize) {
      this.minimumSize = atLeast(0, minimumSize, "The minimum size");
      return this;
    }

    /**
     * Default: {@link #AUTOMATIC}.
     *
     * @throws IllegalArgumentException unless it is 0 to {@link #MOST_THREADS}
     */
    public Builder threads(int threads) {
      if (threads < 0 || threads > MOST_THREADS) {
        throw new IllegalArgumentException(
            "Threads must be 0 to " + MOST_THREADS + ", not " + threads + ".");
      }
      this.threads = threads;
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
     * Default: 0, the servers' own.
     *
     * @throws IllegalArgumentException unless it is 0 to 2,147,483,647 bytes
     */
    public Builder bufferSize(long bufferSize) {
      if (bufferSize < 0 || bufferSize > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "The buffer size must be 0 to " + Integer.MAX_VALUE + ", not " + bufferSize + ".");
      }
      this.bufferSize = (int) bufferSize;
      return this;
    }

    /**
     * Default: {@link #AUTOMATIC}, from 64 to 256 MiB, by the length and what is in flight.
     *
     * @throws IllegalArgumentException where it is negative
     */
    public Builder chunkSize(long chunkSize) {
      this.chunkSize = atLeast(0, chunkSize, "The chunk size");
      return this;
    }

    /**
     * Default: 3.
     *
     * @throws IllegalArgumentException unless it is 1 to {@link #MOST_ATTEMPTS}
     */
    public Builder attempts(int attempts) {
      if (attempts < 1 || attempts > MOST_ATTEMPTS) {
        throw new IllegalArgumentException(
            "Attempts must be 1 to " + MOST_ATTEMPTS + ", not " + attempts + ".");
      }
      this.attempts = attempts;
      return this;
    }

    /** Whether files that must be verified can be, so that {@link #build()} accepts both. */
    public boolean isProofPossible() {
      return unverifiable == Unverifiable.ACCEPT || verification.provesBytes();
    }

    /**
     * The options, as far as they go together.
     *
     * @throws IllegalArgumentException where a proof is required that the verification cannot give
     */
    public CopyOptions build() {
      if (!isProofPossible()) {
        throw new IllegalArgumentException(
            "Files that must be verified need the verification FULL or READBACK, not "
                + verification
                + ".");
      }
      return new CopyOptions(this);
    }

    private static long atLeast(long least, long value, String what) {
      if (value < least) {
        throw new IllegalArgumentException(
            what + " must be at least " + least + ", not " + value + ".");
      }
      return value;
    }
  }
}
