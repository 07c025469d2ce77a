package io.howdah;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The options of a copy. Immutable; {@link #builder()} states each default. */
public final class CopyOptions {
  /** The handling of existing files at the destination. */
  public enum ExistingFiles {
    /** The copy fails and changes no existing file. */
    FAIL,
    /** A file that is proven equal is skipped; any other file is replaced. */
    REPLACE_UNLESS_EQUAL,
    /** Every file is replaced, equal or not. */
    REPLACE_ALWAYS
  }

  /**
   * The proof that a copied file needs before it gets its name. The transfer itself always checks
   * the length.
   */
  public enum Verification {
    /**
     * The bytes of both sides are proven, by checksums where they are the cheapest proof. A source
     * without a usable checksum, as in an encryption zone, stays unverifiable.
     */
    FULL,
    /**
     * Like {@link #FULL}, but the written file is always read back. A source without a usable
     * checksum is read twice. Such a file is {@link Verdict#READ_TWICE}, which is less than
     * verified. An existing file without a usable checksum is compared by reading both sides.
     */
    READBACK,
    /** Only the number of bytes is checked. */
    LENGTH,
    /** Nothing is checked beyond the transfer itself. */
    NONE;

    /** Whether this verification can prove the bytes of a file. */
    public boolean provesBytes() {
      return this == FULL || this == READBACK;
    }
  }

  /** The handling of a file whose source has no usable checksum. */
  public enum Unverifiable {
    /** The file is copied and counted as unverifiable. */
    ACCEPT,
    /**
     * The file fails with {@link ErrorCode#NOT_VERIFIABLE} and is not published, even if it was
     * read twice.
     */
    FAIL
  }

  /** The place of files in the destination. */
  public enum Layout {
    /** The directories are the same as in the source. */
    TREE,
    /** All files are in the destination directory itself. No directory is created below it. */
    FLAT
  }

  /** Whether files are copied or only planned. */
  public enum Mode {
    COPY,
    DRY_RUN
  }

  /**
   * The value of {@link #threads()} and {@link #chunkSize()} with which the engine chooses them.
   */
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

  /**
   * The names of files that are published last in their directory: after everything else in and
   * below it.
   */
  public Set<String> doneFlags() {
    return doneFlags;
  }

  /** The pattern for the last component of a file's path. */
  public String includePattern() {
    return includePattern;
  }

  /** The minimum size of a file in bytes. */
  public long minimumSize() {
    return minimumSize;
  }

  /** The number of files and chunks in flight, or {@link #AUTOMATIC}. */
  public int threads() {
    return threads;
  }

  /**
   * The buffer size: the number of bytes that are read, digested, written and reported at a time.
   */
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
     * Default: 0, the servers' default.
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
     * Default: {@link #AUTOMATIC}. Chunks then have 64 to 256 MiB, depending on the length of the
     * file and the number of files and chunks in flight.
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

    /** Whether the verification can give the required proof. Otherwise {@link #build()} fails. */
    public boolean isProofPossible() {
      return unverifiable == Unverifiable.ACCEPT || verification.provesBytes();
    }

    /**
     * Builds the options.
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
