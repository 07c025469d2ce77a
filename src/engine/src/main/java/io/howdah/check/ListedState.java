package io.howdah.check;

import io.howdah.ComparedEntry;
import io.howdah.ComparedEntry.Reason;
import io.howdah.fs.FileStatus;
import io.howdah.ledger.Ledger;
import io.howdah.plan.FileRecord;
import io.howdah.snapshot.KnownChanges;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a target has the present state of its file, by what both sides list, what
 * snapshots tell of changes, and what earlier copies proved. It sends no request.
 */
final class ListedState implements FileJudge {
  private final Ledger ledger;
  private final KnownChanges changes;

  ListedState(Ledger ledger, KnownChanges changes) {
    this.ledger = ledger;
    this.changes = changes;
  }

  @Override
  public ComparedEntry compare(FileRecord file) {
    FileStatus source = file.source();
    String path = source.path().toString();
    String target = file.target().toString();
    @Nullable Reason reason = difference(file);
    ComparedEntry result =
        reason == null
            ? ComparedEntry.equal(path, target, source.length())
            : ComparedEntry.different(path, target, source.length(), reason);
    return result.changedAt(source.changeTime());
  }

  private @Nullable Reason difference(FileRecord file) {
    FileStatus source = file.source();
    FileStatus existing = Objects.requireNonNull(file.existing(), "an existing file");
    if (source.length() != existing.length()) {
      return Reason.LENGTH;
    }
    if (changes.isEqual(file.target())) {
      return null;
    }
    switch (ledger.proofOf(file.target(), source, existing)) {
      case THIS_STATE:
        return null;
      case OTHER_STATE:
        return Reason.PROOF;
      case NONE:
        // A copy gives a file the time of the source, or the time at which it was written.
        return source.modificationTime() > existing.modificationTime() ? Reason.TIME : null;
    }
    throw new IllegalStateException(file.toString());
  }
}
