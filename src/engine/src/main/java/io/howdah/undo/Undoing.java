package io.howdah.undo;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.ErrorCode;
import io.howdah.UndoResult;
import io.howdah.event.EntryUndone;
import io.howdah.event.EntryUndone.Outcome;
import io.howdah.fs.FilePath;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Undoes single changes, and tells what became of each. Safe for use by many threads. */
final class Undoing {
  private final UndoResult.Builder result;
  private final CopyListener listener;
  private final Cancellation cancellation;
  private final Set<FilePath> aboveFailures = new HashSet<>();

  Undoing(UndoResult.Builder result, CopyListener listener, Cancellation cancellation) {
    this.result = result;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /** One change that is undone. */
  interface Step {
    Outcome run() throws CopyException;
  }

  /** Undoes a change. A failure that all changes would share stops the undo. */
  void run(FilePath path, Step step) {
    try {
      Outcome outcome = step.run();
      if (outcome == Outcome.UNCHANGED) {
        result.addUnchanged();
      } else {
        result.addUndone();
      }
      listener.on(EntryUndone.of(path.toString(), outcome));
    } catch (CopyException e) {
      failed(path, e);
    } catch (RuntimeException | Error e) {
      failed(path, new CopyException(ErrorCode.INTERNAL_ERROR, "The undo failed: " + e, e));
    }
  }

  private void failed(FilePath path, CopyException failure) {
    if (failure.code().isClusterWide()) {
      result.error(failure);
      cancellation.cancel();
    }
    synchronized (aboveFailures) {
      for (@Nullable FilePath at = path.parent(); at != null; at = at.parent()) {
        aboveFailures.add(at);
      }
    }
    result.addFailure(path.toString(), failure);
    listener.on(EntryUndone.failed(path.toString(), failure));
  }

  /** Whether a change in or below the directory could not be undone. */
  boolean hasFailedBelow(FilePath directory) {
    synchronized (aboveFailures) {
      return aboveFailures.contains(directory);
    }
  }
}
