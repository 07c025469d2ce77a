package io.howdah.check;

import io.howdah.ComparedEntry;
import io.howdah.CopyException;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.fs.FileStatus;
import io.howdah.pace.TransferPool;
import io.howdah.plan.DirectoryRecord;
import io.howdah.plan.FileRecord;
import io.howdah.plan.PlanSink;
import io.howdah.plan.PlannedExtra;
import io.howdah.plan.Portion;

/**
 * Passes each entry from the walk through its comparison to the listener. It keeps no entry that is
 * done.
 */
final class ComparisonFlow implements PlanSink {
  private final FileJudge comparison;
  private final TransferPool pool;
  private final ComparedEntries entries;

  ComparisonFlow(FileJudge comparison, TransferPool pool, ComparedEntries entries) {
    this.comparison = comparison;
    this.pool = pool;
    this.entries = entries;
  }

  @Override
  public void directoryFound(DirectoryRecord directory) {
    if (directory.existing() == null) {
      report(
          ComparedEntry.missingDirectory(
              directory.source().path().toString(), directory.target().toString()));
    }
  }

  @Override
  public void fileFound(FileRecord file) throws InterruptedException {
    planned(file);
    if (file.existing() == null) {
      report(
          ComparedEntry.missingFile(
                  file.source().path().toString(), file.target().toString(), file.source().length())
              .changedAt(file.source().changeTime()));
    } else {
      pool.submit(() -> report(comparison.compare(file)), file.source().length());
    }
  }

  @Override
  public void extraFound(DirectoryRecord directory, PlannedExtra entries) {
    throw new IllegalStateException("a comparison reports each extra entry");
  }

  @Override
  public void extraEntryFound(FileStatus entry, Portion content) {
    String path = entry.path().toString();
    report(
        entry.isDirectory()
            ? ComparedEntry.extraDirectory(
                path, Count.of(content.files(), content.bytes()), content.directories())
            : ComparedEntry.extraFile(path, entry.length()));
  }

  @Override
  public void otherKindFound(FileRecord entry) {
    String source = entry.source().path().toString();
    String target = entry.target().toString();
    if (entry.source().isDirectory()) {
      report(ComparedEntry.differentDirectory(source, target));
    } else {
      planned(entry);
      report(
          ComparedEntry.different(
                  source, target, entry.source().length(), ComparedEntry.Reason.KIND)
              .changedAt(entry.source().changeTime()));
    }
  }

  @Override
  public void directoryListed(DirectoryRecord directory) {
    // Nothing waits for the end of a directory.
  }

  @Override
  public void failed(FileRecord entry, CopyException cause) {
    String source = entry.source().path().toString();
    String target = entry.target().toString();
    planned(entry);
    report(
        entry.source().isDirectory()
            ? ComparedEntry.failedDirectory(source, target, cause)
            : ComparedEntry.failed(source, target, entry.source().length(), cause)
                .changedAt(
                    cause.code() == ErrorCode.FILE_NOT_FOUND ? null : entry.source().changeTime()));
  }

  private void planned(FileRecord file) {
    long length = file.source().isDirectory() ? 0 : file.source().length();
    entries.found(file.source().path().toString(), length);
  }

  private void report(ComparedEntry entry) {
    entries.compared(entry);
  }
}
