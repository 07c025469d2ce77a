package io.howdah;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a copy remembers of its proofs for later copies. Immutable; {@link #builder()} states each
 * default.
 */
public final class LedgerOptions {
  /** The value of {@link #recheckRuns()} for never. */
  public static final int NEVER = 0;

  /** The maximum of {@link #recheckRuns()}. */
  public static final int MOST_RECHECK_RUNS = 100_000;

  /** Whether a copy remembers proofs. */
  public enum Use {
    ON,
    OFF
  }

  private final Use use;
  private final @Nullable String directory;
  private final int recheckRuns;

  private LedgerOptions(Builder builder) {
    use = builder.use;
    directory = builder.directory;
    recheckRuns = builder.recheckRuns;
  }

  public static Builder builder() {
    return new Builder();
  }

  public Use use() {
    return use;
  }

  /**
   * The directory of the destination in which ledgers are kept; null for {@code .howdah/ledger} in
   * the user's home directory.
   */
  public @Nullable String directory() {
    return directory;
  }

  /**
   * Within how many complete copies each file is compared again, although its proof is remembered;
   * {@link #NEVER} for no such comparison.
   */
  public int recheckRuns() {
    return recheckRuns;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LedgerOptions
        && ((LedgerOptions) other).use == use
        && Objects.equals(((LedgerOptions) other).directory, directory)
        && ((LedgerOptions) other).recheckRuns == recheckRuns;
  }

  @Override
  public int hashCode() {
    return Objects.hash(use, directory, recheckRuns);
  }

  @Override
  public String toString() {
    return use + ", " + directory + ", rechecked within " + recheckRuns + " runs";
  }

  /** Collects the values of {@link LedgerOptions}. */
  public static final class Builder {
    private Use use = Use.ON;
    private @Nullable String directory;
    private int recheckRuns = NEVER;

    private Builder() {}

    /**
     * Default: {@link Use#ON}. A ledger is used only with {@link
     * ExistingFiles#REPLACE_UNLESS_EQUAL} and {@link UpdatePolicy#PROOF}.
     */
    public Builder use(Use use) {
      this.use = use;
      return this;
    }

    /** Default: null. */
    public Builder directory(@Nullable String directory) {
      this.directory = directory;
      return this;
    }

    /**
     * Default: {@link LedgerOptions#NEVER}.
     *
     * @throws IllegalArgumentException unless it is 0 to {@link #MOST_RECHECK_RUNS}
     */
    public Builder recheckRuns(int recheckRuns) {
      this.recheckRuns = Bounds.check("Recheck runs", recheckRuns, NEVER, MOST_RECHECK_RUNS);
      return this;
    }

    public LedgerOptions build() {
      return new LedgerOptions(this);
    }
  }
}
