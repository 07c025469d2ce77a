package io.howdah.disposal;

import io.howdah.Deletion;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The disposals of one copy. */
public final class Disposals {
  private final Disposal deleted;
  private final @Nullable Disposal backup;

  private Disposals(Disposal deleted, @Nullable Disposal backup) {
    this.deleted = deleted;
    this.backup = backup;
  }

  /**
   * The disposals that the options describe.
   *
   * @param backup the backup directory of this run; null for none
   */
  public static Disposals of(
      Deletion deletion, RemoteFileSystem destination, @Nullable FilePath backup, Clock clock) {
    if (backup != null) {
      Disposal keeping = new BackupDisposal(destination, backup, clock);
      return new Disposals(keeping, keeping);
    }
    switch (deletion.removal()) {
      case TRASH:
        return new Disposals(new TrashDisposal(destination, clock), null);
      case PERMANENT:
        return new Disposals(new PermanentDisposal(destination), null);
    }
    throw new IllegalArgumentException(deletion.removal().toString());
  }

  /** A disposal that moves entries to their own absolute path below a directory. */
  public static Disposal keeping(RemoteFileSystem destination, FilePath directory, Clock clock) {
    return new BackupDisposal(destination, directory, clock);
  }

  /** Removes what the source does not have. */
  public Disposal deleted() {
    return deleted;
  }

  /** Removes files that the copy replaces, and keeps them; empty where they are not kept. */
  public Optional<Disposal> backup() {
    return Optional.ofNullable(backup);
  }
}
