package io.howdah.fs.webhdfs;

import io.howdah.fs.FilePath;
import io.howdah.fs.MovedAside;
import io.howdah.fs.MovedAside.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that are moved aside now, that had to be left there, or that a lost request may yet
 * move there. Safe for use by many threads.
 */
final class AsideFiles {
  private final Map<FilePath, MovedAside> files = new ConcurrentHashMap<>();

  /** The file may be at {@code aside} from now on. */
  void moving(FilePath aside, FilePath target) {
    files.put(aside, MovedAside.of(aside, target, State.NOT_REPLACED));
  }

  /** Another file has taken the place of the one at {@code aside}. */
  void replaced(FilePath aside, FilePath target) {
    files.put(aside, MovedAside.of(aside, target, State.REPLACED));
  }

  /** Nothing is at {@code aside} any more. */
  void settled(FilePath aside) {
    files.remove(aside);
  }

  List<MovedAside> all() {
    return new ArrayList<>(files.values());
  }
}
