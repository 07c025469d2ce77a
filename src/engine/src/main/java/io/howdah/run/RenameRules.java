package io.howdah.run;

import io.howdah.AtomicUnit;
import io.howdah.CopyException;
import io.howdah.Selection;
import io.howdah.SelectionRule;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.plan.Placement;
import io.howdah.plan.Selector;
import io.howdah.plan.SourceFiles;
import io.howdah.scope.CopyScope;
import io.howdah.snapshot.ChangedTree;
import io.howdah.snapshot.CommonSnapshots;
import io.howdah.snapshot.Move;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which entries of the target a copy may rename as the source has renamed its own. */
final class RenameRules {
  /** Each takes a few requests, one after the other. Beyond this, copying is no slower. */
  private static final int MOST_MOVES = 10_000;

  private final CopyScope scope;
  private final Selector selector;
  private final CommonSnapshots common;
  private final FilePath source;
  private final FilePath target;

  /**
   * Creates the rules of one copy.
   *
   * @param common the snapshots when both sides were equal
   * @param root the directory of the request
   */
  RenameRules(CopyScope scope, Selector selector, CommonSnapshots common, Placement root) {
    this.scope = scope;
    this.selector = selector;
    this.common = common;
    this.source = root.source().path();
    this.target = root.target();
  }

  /** The permitted moves with the entries as they are. The others are recorded as not moved. */
  Map<Move, FileStatus> permitted(ChangedTree changes) throws CopyException {
    Map<Move, FileStatus> entries = new LinkedHashMap<>();
    Map<Move, FileStatus> occupants = new HashMap<>();
    checkInPlace(changes);
    if (changes.moves().size() > MOST_MOVES
        || scope.options().atomicUnit() != AtomicUnit.FILE) { // what moves would be seen at once
      changes.moves().forEach(changes::notMoved);
      return entries;
    }
    if (!changes.moves().isEmpty() && !new SourceFiles(scope, selector, source).exist(source)) {
      // A rename also removes the old path, and without a file nothing is removed.
      changes.moves().forEach(changes::notMoved);
      return entries;
    }
    for (Move move : changes.moves()) {
      @Nullable FileStatus entry = status(move.from());
      if (entry == null || !isMovable(move, entry, changes)) {
        changes.notMoved(move);
        continue;
      }
      entries.put(move, entry);
      @Nullable FileStatus occupant = move.occupied() == null ? null : status(move.occupied());
      if (occupant != null) {
        occupants.put(move, occupant);
      }
    }
    boolean isDropped = true;
    while (isDropped) {
      isDropped = dropBlocked(entries, occupants, changes);
    }
    return entries;
  }

  /**
   * What both sides have moved to the same path was equal, unless it was something that the copy
   * leaves out.
   */
  private void checkInPlace(ChangedTree changes) throws CopyException {
    for (Move move : changes.movesInPlace()) {
      @Nullable FileStatus entry = status(move.to());
      if (entry == null || !isTaken(move.old(), entry)) {
        changes.addTree(move.to());
      }
    }
  }

  private @Nullable FileStatus status(FilePath path) throws CopyException {
    scope.cancellation().check();
    return scope.destination().status(absolute(path)).orElse(null);
  }

  private FilePath absolute(FilePath path) throws CopyException {
    return target.resolve(path.relativeTo(FilePath.ROOT));
  }

  private boolean isMovable(Move move, FileStatus entry, ChangedTree changes) throws CopyException {
    if (!isTaken(move.old(), entry)
        || !(isWaiting(move.from()) || isTaken(move.from(), entry))
        || !isTaken(move.to(), entry)) {
      return false;
    }
    return entry.isFile()
        ? !scope.options().doneFlags().contains(move.to().name())
        : entry.isDirectory()
            && areRulesOfNames()
            && hasOnlyCommonFiles(move, changes)
            && !hasStaleFlag(move, changes);
  }

  /** What the copy leaves out must not move with its directory. */
  private boolean hasOnlyCommonFiles(Move move, ChangedTree changes) throws CopyException {
    if (!common.hadOnlyCommonFiles(move.old())) {
      return false;
    }
    if (hasRules()) {
      return isAllTaken(move.from(), move.to());
    }
    for (FilePath path : changes.foreignIn(move)) {
      @Nullable FileStatus entry = status(path);
      if (entry != null && (!entry.isFile() || !isTaken(path, entry))) {
        return false;
      }
    }
    return true;
  }

  /** A copy that was killed has left the entry on its way. No rule is about it there. */
  private static boolean isWaiting(FilePath path) {
    return path.names().get(0).startsWith(Move.WAITING);
  }

  /** Whether the copy is about an entry of that path. */
  private boolean isTaken(FilePath path, FileStatus entry) throws CopyException {
    FilePath at = FilePath.ROOT;
    for (String name : path.names()) {
      at = at.child(name);
      FileStatus status =
          at.equals(path)
              ? entry.at(at)
              : FileStatus.builder(at, FileStatus.Type.DIRECTORY).build();
      if (!selector.choose(status, at.relativeTo(FilePath.ROOT)).isTaken()) {
        return false;
      }
    }
    return true;
  }

  /** Whether no rule takes an entry in one directory and leaves it out in another one. */
  private boolean areRulesOfNames() {
    if (scope.options().selection().partitions() != null) {
      return false;
    }
    for (SelectionRule rule : scope.options().selection().rules()) {
      String pattern = rule.pattern();
      String name = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
      if (name.contains("/") || name.contains("**")) {
        return false;
      }
    }
    return true;
  }

  /** Without rules of the user, equal totals tell that the copy leaves out nothing there. */
  private boolean hasRules() {
    Selection selection = scope.options().selection();
    return !selection.rules().isEmpty()
        || selection.partitions() != null
        || !selection.includePattern().equals("*")
        || selection.minimumSize() > 0
        || selection.maximumSize() < Long.MAX_VALUE;
  }

  /** Whether the copy is about everything in a directory of the target, under its new path. */
  private boolean isAllTaken(FilePath directory, FilePath to) throws CopyException {
    @Nullable String last = null;
    Listing page;
    do {
      scope.cancellation().check();
      page = scope.destination().list(absolute(directory), last);
      for (FileStatus entry : page.entries()) {
        last = entry.name();
        FilePath path = to.child(entry.name());
        if (!isTaken(path, entry)
            || (entry.isDirectory() && !isAllTaken(directory.child(entry.name()), path))) {
          return false;
        }
      }
    } while (page.hasMore());
    return true;
  }

  /** Whether a done flag would announce under the new path what is not complete there yet. */
  private boolean hasStaleFlag(Move move, ChangedTree changes) throws CopyException {
    if (scope.options().doneFlags().isEmpty()) {
      return false;
    }
    for (FilePath changed : changes.changedDirectories(move)) {
      FilePath present = move.from().resolve(changed.relativeTo(move.to()));
      for (String flag : scope.options().doneFlags()) {
        if (status(present.child(flag)) != null) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Drops a move whose new path is taken by an entry that stays there. A file may replace a file,
   * as a copy would.
   *
   * @return whether one was dropped, so that others may be blocked now
   */
  private static boolean dropBlocked(
      Map<Move, FileStatus> entries, Map<Move, FileStatus> occupants, ChangedTree changes) {
    Set<FilePath> leaving = new HashSet<>();
    entries.keySet().forEach(move -> leaving.add(move.from()));
    boolean[] isDropped = {false};
    entries
        .entrySet()
        .removeIf(
            each -> {
              @Nullable FileStatus occupant = occupants.get(each.getKey());
              boolean isBlocked =
                  occupant != null
                      && !leaving.contains(each.getKey().occupied())
                      && !(occupant.isFile() && each.getValue().isFile());
              if (isBlocked) {
                changes.notMoved(each.getKey());
                isDropped[0] = true;
              }
              return isBlocked;
            });
    return isDropped[0];
  }
}
