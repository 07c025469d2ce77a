package io.howdah;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a copy deletes at the destination, and where deleted files go. Immutable; {@link #builder()}
 * states each default.
 *
 * <p>Extra are files and directories of the target that the source does not have. They are deleted
 * after everything was found, and in each directory after everything in and below it was copied.
 */
public final class Deletion {
  /** What becomes of extra files and directories. */
  public enum Extra {
    KEEP,
    DELETE
  }

  /** What becomes of files and directories that the {@link Selection} leaves out. */
  public enum Excluded {
    KEEP,
    /** They are deleted like those that are extra. */
    DELETE
  }

  /** Where deleted files go if there is no {@link #backupDirectory()}. */
  public enum Removal {
    /** The trash of the user, as with {@code hdfs dfs -rm}. */
    TRASH,
    /** Nowhere. They cannot be restored. */
    PERMANENT
  }

  private final Extra extra;
  private final Excluded excluded;
  private final Removal removal;
  private final DeleteLimit limit;
  private final @Nullable String backupDirectory;

  private Deletion(Builder builder) {
    extra = builder.extra;
    excluded = builder.excluded;
    removal = builder.removal;
    limit = builder.limit;
    backupDirectory = builder.backupDirectory;
  }

  public static Builder builder() {
    return new Builder();
  }

  public Extra extra() {
    return extra;
  }

  /** Whether anything is deleted at all. */
  public boolean isOn() {
    return extra != Extra.KEEP;
  }

  public Excluded excluded() {
    return excluded;
  }

  public Removal removal() {
    return removal;
  }

  /** How much may be deleted. */
  public DeleteLimit limit() {
    return limit;
  }

  /**
   * The directory of the destination that receives deleted and replaced files. Relative to the
   * user's home directory unless it begins with a slash. Null for none.
   */
  public @Nullable String backupDirectory() {
    return backupDirectory;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Deletion
        && ((Deletion) other).extra == extra
        && ((Deletion) other).excluded == excluded
        && ((Deletion) other).removal == removal
        && ((Deletion) other).limit.equals(limit)
        && Objects.equals(((Deletion) other).backupDirectory, backupDirectory);
  }

  @Override
  public int hashCode() {
    return Objects.hash(extra, excluded, removal, limit, backupDirectory);
  }

  /** Collects the values of {@link Deletion}. */
  public static final class Builder {
    private Extra extra = Extra.KEEP;
    private Excluded excluded = Excluded.KEEP;
    private Removal removal = Removal.TRASH;
    private DeleteLimit limit = DeleteLimit.DEFAULT;
    private @Nullable String backupDirectory;

    private Builder() {}

    /** Default: {@link Extra#KEEP}. */
    public Builder extra(Extra extra) {
      this.extra = extra;
      return this;
    }

    /** Default: {@link Excluded#KEEP}. {@link Excluded#DELETE} needs {@link Extra#DELETE}. */
    public Builder excluded(Excluded excluded) {
      this.excluded = excluded;
      return this;
    }

    /** Default: {@link Removal#TRASH}. */
    public Builder removal(Removal removal) {
      this.removal = removal;
      return this;
    }

    /** Default: {@link DeleteLimit#DEFAULT}. */
    public Builder limit(DeleteLimit limit) {
      this.limit = limit;
      return this;
    }

    /** Default: null. */
    public Builder backupDirectory(@Nullable String backupDirectory) {
      this.backupDirectory = backupDirectory;
      return this;
    }

    public Deletion build() {
      return new Deletion(this);
    }
  }
}
