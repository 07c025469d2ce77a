package io.howdah.plan;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.Deletion.Excluded;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.scope.CopyScope;
import io.howdah.snapshot.Move;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which entries of the target may be deleted when the source does not have them, and walks
 * through directories of which the source has nothing.
 */
public final class ExtraEntries {
  /** The name of each trash: a user's own, and that of an encryption zone. */
  private static final String TRASH = ".Trash";

  /** The directory of the ledgers in a home directory. */
  private static final String OWN = ".howdah";

  private final RemoteFileSystem destination;
  private final Selector selector;
  private final Excluded excluded;
  private final List<FilePath> kept;
  private final Cancellation cancellation;

  /**
   * Creates the rule of one copy.
   *
   * @param kept directories that are never deleted, nor anything in them
   * @param cancellation ends a walk
   */
  private ExtraEntries(
      RemoteFileSystem destination,
      Selector selector,
      Excluded excluded,
      Collection<FilePath> kept,
      Cancellation cancellation) {
    this.destination = destination;
    this.selector = selector;
    this.excluded = excluded;
    this.kept = new ArrayList<>(kept);
    this.cancellation = cancellation;
  }

  /**
   * The rule of one run: trash and ledgers never are extra.
   *
   * @param roots the files and directories of the request
   */
  public static ExtraEntries of(CopyScope scope, Selector selector, List<Placement> roots)
      throws CopyException {
    RemoteFileSystem destination = scope.destination();
    List<FilePath> kept = new ArrayList<>();
    kept.add(destination.homeDirectory().child(TRASH));
    if (destination.traits().hasTrash()) {
      for (Placement root : roots) {
        kept.add(destination.trashRoot(root.target()));
      }
    }
    return new ExtraEntries(
        destination, selector, scope.options().deletion().excluded(), kept, scope.cancellation());
  }

  /**
   * Whether the entry of the target may be deleted. A directory may contain entries that may not.
   *
   * @param root the source directory of the request that the entry is below, with its target
   */
  public boolean isExtra(MergedEntry entry, Placement root) {
    @Nullable FileStatus existing = entry.destination();
    return existing != null
        && !isAtSource(entry.source(), root.source().path())
        && mayGo(existing, root.target());
  }

  private boolean isAtSource(@Nullable FileStatus source, FilePath root) {
    return source != null
        && (excluded == Excluded.KEEP
            || selector.choose(source, source.path().relativeTo(root)).isTaken());
  }

  private boolean mayGo(FileStatus entry, FilePath target) {
    if (entry.type() == FileStatus.Type.UNDECODABLE || isKept(entry.path(), target)) {
      return false;
    }
    String path = entry.path().relativeTo(target);
    // Another copy may be writing it. The leftovers of dead runs are deleted elsewhere.
    return !Selector.isUnfinished(entry)
        && (excluded == Excluded.DELETE
            || path.startsWith(Move.WAITING) // A killed copy has left it, and no rule is about it.
            || selector.choose(entry, path).isTaken());
  }

  private boolean isKept(FilePath path, FilePath target) {
    for (FilePath each : kept) {
      if (path.startsWith(each)) {
        return true;
      }
    }
    String below = "/" + path.relativeTo(target) + "/";
    return below.contains("/" + TRASH + "/") || below.contains("/" + OWN + "/");
  }

  /**
   * Counts what may be deleted of an extra entry, and of everything in it.
   *
   * @param target the root of the target that the entry is below
   */
  public Portion count(FileStatus entry, FilePath target) throws CopyException {
    Tally tally = new Tally();
    visitOneByOne(entry, target, tally);
    return tally.portion;
  }

  /**
   * Passes what may be deleted of an extra entry to {@code removal}: the entry itself where
   * everything in it may go, or else the largest directories and the files for which that holds.
   *
   * @param target the root of the target that the entry is below
   */
  public void visitWhole(FileStatus entry, FilePath target, Removal removal) throws CopyException {
    @Nullable Portion whole = whole(entry, target);
    if (whole != null) {
      removal.remove(entry, whole);
      return;
    }
    forEach(
        entry.path(),
        each -> {
          if (mayGo(each, target)) {
            visitWhole(each, target, removal);
          }
          return true;
        });
  }

  /**
   * Passes each file and directory of an extra entry that may be deleted to {@code removal}, what
   * is in a directory before the directory itself.
   *
   * @return whether the entry itself was passed, since everything in it was
   */
  public boolean visitOneByOne(FileStatus entry, FilePath target, Removal removal)
      throws CopyException {
    if (!entry.isDirectory()) {
      removal.remove(entry, Portion.of(entry));
      return true;
    }
    boolean[] isEmpty = {true};
    forEach(
        entry.path(),
        each -> {
          isEmpty[0] &= mayGo(each, target) && visitOneByOne(each, target, removal);
          return true;
        });
    if (isEmpty[0]) {
      removal.remove(entry, Portion.of(entry));
    }
    return isEmpty[0];
  }

  /** The extra entry with everything in it; null where something in it must stay. */
  @Nullable Portion whole(FileStatus entry, FilePath target) throws CopyException {
    if (!entry.isDirectory()) {
      return Portion.of(entry);
    }
    Tally tally = new Tally();
    boolean isWhole =
        forEach(
            entry.path(),
            each -> {
              @Nullable Portion part = mayGo(each, target) ? whole(each, target) : null;
              if (part != null) {
                tally.remove(each, part);
              }
              return part != null;
            });
    return isWhole ? tally.portion.plus(Portion.of(entry)) : null;
  }

  /** Runs the step for each entry until one returns false. Returns whether none did. */
  private boolean forEach(FilePath directory, Step step) throws CopyException {
    @Nullable String last = null;
    boolean more = true;
    while (more) {
      cancellation.check();
      Listing page = destination.list(directory, last);
      for (FileStatus entry : page.entries()) {
        last = entry.name();
        if (!step.at(entry)) {
          return false;
        }
      }
      more = page.hasMore();
    }
    return true;
  }

  /** Receives what may be deleted. */
  public interface Removal {
    void remove(FileStatus entry, Portion content) throws CopyException;
  }

  /** One entry of a listing. Returns whether to go on. */
  private interface Step {
    boolean at(FileStatus entry) throws CopyException;
  }

  /** Adds up what would be deleted. */
  private static final class Tally implements Removal {
    private Portion portion = Portion.NONE;

    @Override
    public void remove(FileStatus entry, Portion content) {
      portion = portion.plus(content);
    }
  }
}
