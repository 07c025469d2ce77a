package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.disposal.Disposal;
import io.howdah.disposal.Disposals;
import io.howdah.event.EntryDeleted;
import io.howdah.event.EntryRenamed;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.report.Change;
import io.howdah.scope.CopyScope;
import io.howdah.snapshot.ChangedTree;
import io.howdah.snapshot.KnownChanges;
import io.howdah.snapshot.Move;
import io.howdah.snapshot.MoveRelations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives entries of the target the paths that the source has given its own, before anything is
 * copied. So no byte of them is copied again. What cannot be renamed is left to the copy.
 *
 * <p>Renames may form chains and rings, and a directory may move together with what is in it. Such
 * entries go to a directory of this run first, the deepest first, and then to their new paths, the
 * shortest first. A run that is killed in between leaves them there, and the next one finds them by
 * the changes of the target.
 */
final class RenameStep {
  private final CopyScope scope;
  private final RemoteFileSystem destination;
  private final RenameRules rules;
  private final Disposals disposals;
  private final FilePath target;
  private final FilePath waiting;
  private final RenamedPartitions partitions;
  private long renamed;

  /**
   * Creates a step that runs once.
   *
   * @param target the directory of the copy
   */
  RenameStep(CopyScope scope, RenameRules rules, Disposals disposals, FilePath target)
      throws CopyException {
    this.scope = scope;
    this.destination = scope.destination();
    this.rules = rules;
    this.disposals = disposals;
    this.target = target;
    this.waiting = target.child(Move.WAITING + scope.request().runId());
    this.partitions = new RenamedPartitions(scope);
  }

  /**
   * Renames what it can, and records in the changes what it cannot.
   *
   * @return how many entries got their new path
   * @throws CopyException where the cluster fails, the report cannot be written, or the run is
   *     cancelled
   */
  long run(KnownChanges known) throws CopyException {
    boolean isDone = false;
    try {
      renameAll(known);
      isDone = true;
    } finally {
      partitions.report(known);
      if (!isDone) {
        RenamedPartitions.reportUntouched(scope, known);
      }
    }
    return renamed;
  }

  private void renameAll(KnownChanges known) throws CopyException {
    ChangedTree changes = known.tree();
    Map<Move, FileStatus> entries = rules.permitted(changes);
    MoveRelations relations = new MoveRelations(entries.keySet());
    List<Move> related = new ArrayList<>();
    for (Map.Entry<Move, FileStatus> each : entries.entrySet()) {
      if (relations.isAlone(each.getKey())) {
        finish(each.getKey(), each.getValue(), known);
      } else {
        related.add(each.getKey());
      }
    }
    if (!related.isEmpty()) {
      moveTogether(related, entries, known);
    }
  }

  private void moveTogether(List<Move> moves, Map<Move, FileStatus> entries, KnownChanges known)
      throws CopyException {
    makeDirectory(waiting);
    moves.sort(Comparator.comparing((Move move) -> move.from().names().size()).reversed());
    Map<Move, FileStatus> parked = new LinkedHashMap<>();
    for (Move move : moves) {
      FilePath place = waiting.child(Integer.toString(parked.size() + 1));
      FileStatus entry = Objects.requireNonNull(entries.get(move), "an entry");
      if (isDone(() -> rename(entry, place, RenameMode.KEEP_EXISTING))) {
        parked.put(move, entry.at(place));
      } else {
        known.tree().notMoved(move);
      }
    }
    moves.sort(Comparator.comparing(move -> move.to().names().size()));
    for (Move move : moves) {
      @Nullable FileStatus entry = parked.get(move);
      if (entry != null) {
        finish(move, entry, known);
      }
    }
    isDone(() -> destination.delete(waiting));
  }

  private void finish(Move move, FileStatus entry, KnownChanges known) throws CopyException {
    FilePath to = absolute(move.to());
    if (isDone(() -> finish(entry, to))) {
      renamed++;
      FilePath from = absolute(move.from());
      scope.listener().on(EntryRenamed.of(from.toString(), to.toString()));
      noteRename(known, from);
      noteRename(known, to);
      if (entry.isDirectory() && !isDone(() -> partitions.renamed(from, to))) {
        known.tree().addTree(move.to()); // The copy lists what could not be searched.
      }
    } else {
      known.tree().notMoved(move);
      known.tree().addTree(waiting.below(target));
    }
  }

  private static void noteRename(KnownChanges known, FilePath entry) {
    @Nullable FilePath directory = entry.parent();
    if (directory != null) {
      known.renamedIn(directory);
    }
  }

  private void finish(FileStatus entry, FilePath to) throws CopyException {
    @Nullable FilePath parent = to.parent();
    if (parent != null) {
      makeDirectory(parent);
    }
    @Nullable FileStatus occupant = destination.status(to).orElse(null);
    RenameMode mode = RenameMode.KEEP_EXISTING;
    if (occupant != null && occupant.isFile() && entry.isFile()) {
      if (disposals.backup().isPresent()) {
        keep(occupant, disposals.backup().get());
      } else {
        mode = RenameMode.REPLACE_EXISTING;
      }
    }
    rename(entry, to, mode);
  }

  /** Moves a file that is replaced to the backup directory. */
  private void keep(FileStatus file, Disposal backup) throws CopyException {
    scope.report().aboutTo(() -> Change.remove(file));
    scope.history().aboutToPublish(file.path());
    @Nullable FilePath place = backup.remove(file).orElse(null);
    scope
        .report()
        .deleted(
            EntryDeleted.of(
                file.path().toString(),
                Count.of(1, file.length()),
                0,
                place == null ? null : place.toString()));
  }

  private void rename(FileStatus entry, FilePath to, RenameMode mode) throws CopyException {
    scope.report().aboutTo(() -> Change.rename(entry, to));
    scope.history().aboutToPublish(to);
    destination.rename(entry.path(), to, mode);
    scope.report().renamed(entry.path(), to);
  }

  /** Makes a directory with its missing parents. The copy gives them their attributes. */
  private void makeDirectory(FilePath directory) throws CopyException {
    Deque<FilePath> missing = new ArrayDeque<>();
    @Nullable FilePath at = directory;
    while (at != null && !destination.status(at).isPresent()) {
      missing.push(at);
      at = at.parent();
    }
    for (FilePath each : missing) {
      scope.report().aboutTo(() -> Change.make(each));
    }
    if (!missing.isEmpty()) {
      destination.makeDirectories(directory, null);
    }
  }

  private FilePath absolute(FilePath path) throws CopyException {
    return target.resolve(path.relativeTo(FilePath.ROOT));
  }

  /** A step of the renames. */
  private interface Step {
    void run() throws CopyException;
  }

  /** Whether a step succeeded. A failure of one entry is left to the copy. */
  private boolean isDone(Step step) throws CopyException {
    scope.cancellation().check();
    try {
      step.run();
      return true;
    } catch (CopyException e) {
      if (e.code().isClusterWide() || e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      return false;
    }
  }
}
