package io.howdah;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a copy reads a snapshot of its source, and what it does with snapshots afterwards.
 * Immutable; {@link #builder()} states each default.
 */
public final class SnapshotOptions {
  /** The maximum of {@link #kept()}. */
  public static final int MOST_KEPT = 1_000;

  /** What a copy reads. */
  public enum Reading {
    /** The source as it is while the copy runs. */
    LIVING,
    /** A snapshot that the copy makes of the source. */
    NEW
  }

  /** How a copy finds what has changed. */
  public enum Basis {
    /** It lists both trees. */
    LISTINGS,
    /**
     * It requests the changes since the last snapshots that both sides have in common, and lists
     * only directories with changes. Where that is not possible, it lists both trees.
     */
    DIFFERENCE
  }

  private final Reading reading;
  private final @Nullable String given;
  private final Basis basis;
  private final int kept;

  private SnapshotOptions(Builder builder) {
    reading = builder.reading;
    given = builder.given;
    basis = builder.basis;
    kept = builder.kept;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Whether the copy makes a snapshot of its source. */
  public boolean makesSnapshot() {
    return reading == Reading.NEW || basis == Basis.DIFFERENCE;
  }

  /** Whether the copy has to do with snapshots. */
  public boolean isUsed() {
    return makesSnapshot() || given != null;
  }

  /** Whether {@link Reading#NEW} was requested, so that a copy without a snapshot must fail. */
  public boolean requiresSnapshot() {
    return reading == Reading.NEW;
  }

  /** The name of an existing snapshot of the source that the copy reads; null for none. */
  public @Nullable String given() {
    return given;
  }

  public Basis basis() {
    return basis;
  }

  /**
   * How many snapshots of this copy stay on both sides, 0 for none. With {@link Basis#DIFFERENCE}
   * at least 1 stays.
   */
  public int kept() {
    return basis == Basis.DIFFERENCE ? Math.max(1, kept) : kept;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SnapshotOptions
        && ((SnapshotOptions) other).reading == reading
        && Objects.equals(((SnapshotOptions) other).given, given)
        && ((SnapshotOptions) other).basis == basis
        && ((SnapshotOptions) other).kept == kept;
  }

  @Override
  public int hashCode() {
    return Objects.hash(reading, given, basis, kept);
  }

  @Override
  public String toString() {
    return reading + ", " + given + ", " + basis + ", " + kept + " kept";
  }

  /** Collects the values of {@link SnapshotOptions}. */
  public static final class Builder {
    private Reading reading = Reading.LIVING;
    private @Nullable String given;
    private Basis basis = Basis.LISTINGS;
    private int kept;

    private Builder() {}

    /** Default: {@link Reading#LIVING}. */
    public Builder reading(Reading reading) {
      this.reading = reading;
      return this;
    }

    /**
     * Default: null.
     *
     * @throws IllegalArgumentException where it is no name
     */
    public Builder given(@Nullable String name) {
      if (name != null && (name.isEmpty() || name.indexOf('/') >= 0)) {
        throw new IllegalArgumentException(
            "A snapshot has a name without '/', not '" + name + "'.");
      }
      this.given = name;
      return this;
    }

    /** Default: {@link Basis#LISTINGS}. */
    public Builder basis(Basis basis) {
      this.basis = basis;
      return this;
    }

    /**
     * Default: 0.
     *
     * @throws IllegalArgumentException unless it is 0 to {@link #MOST_KEPT}
     */
    public Builder kept(int kept) {
      this.kept = Bounds.check("Kept snapshots", kept, 0, MOST_KEPT);
      return this;
    }

    public SnapshotOptions build() {
      return new SnapshotOptions(this);
    }
  }
}
