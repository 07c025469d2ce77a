package io.howdah.snapshot;

import io.howdah.fs.FilePath;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which moves have a path that contains, or is contained in, a path of another move. */
public final class MoveRelations {
  private final Set<FilePath> paths = new HashSet<>();
  private final Set<FilePath> repeated = new HashSet<>();
  private final Map<FilePath, Integer> below = new HashMap<>();

  public MoveRelations(Collection<Move> moves) {
    for (Move move : moves) {
      add(move.from());
      add(move.to());
    }
  }

  private void add(FilePath path) {
    if (!paths.add(path)) {
      repeated.add(path);
    }
    for (@Nullable FilePath at = path.parent(); at != null; at = at.parent()) {
      below.merge(at, 1, Integer::sum);
    }
  }

  /** Whether the move can be done before or after all others, with the same result. */
  public boolean isAlone(Move move) {
    return isAlone(move.from()) && isAlone(move.to());
  }

  private boolean isAlone(FilePath path) {
    if (repeated.contains(path) || below.containsKey(path)) {
      return false;
    }
    for (@Nullable FilePath at = path.parent(); at != null; at = at.parent()) {
      if (paths.contains(at)) {
        return false;
      }
    }
    return true;
  }
}
