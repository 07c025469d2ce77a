package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.commit.Committed;
import io.howdah.commit.Committer;
import io.howdah.pace.TransferPool;
import io.howdah.plan.DirectoryRecord;
import io.howdah.plan.FileRecord;
import io.howdah.plan.PlanSink;
import io.howdah.plan.PlannedExtra;
import io.howdah.transfer.FileTransfer;
import io.howdah.transfer.TransferResult;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Passes each file from the plan through its transfer to the committer. Each planned file ends
 * exactly once, even after failures.
 */
final class CopyFlow implements PlanSink {
  private final Committer committer;
  private final TransferPool pool;
  private final FileTransfer transfer;
  private final RunEvents events;

  CopyFlow(Committer committer, TransferPool pool, FileTransfer transfer, RunEvents events) {
    this.committer = committer;
    this.pool = pool;
    this.transfer = transfer;
    this.events = events;
  }

  @Override
  public void directoryFound(DirectoryRecord directory) {
    committer.expectDirectory(directory);
  }

  @Override
  public void fileFound(FileRecord file) throws InterruptedException {
    Committed committed = committer.expectFile(file);
    events.planned(file);
    submitDue(committed);
  }

  @Override
  public void extraFound(DirectoryRecord directory, PlannedExtra entries) {
    committer.expectDeletion(directory, entries);
  }

  @Override
  public void partitionsFound(DirectoryRecord directory) {
    committer.expectPartitions(directory);
  }

  @Override
  public void leftIncomplete(DirectoryRecord directory) {
    committer.leaveIncomplete(directory);
  }

  @Override
  public void directoryListed(DirectoryRecord directory) throws InterruptedException {
    submitDue(committer.directoryListed(directory));
  }

  @Override
  public void failed(FileRecord entry, CopyException cause) {
    events.unplannable(entry, cause);
    events.ended(committer.unplannable(entry, cause));
  }

  /** Everything was found and submitted. */
  void planCompleted() throws InterruptedException {
    events.planCompleted();
    Committed committed = committer.planCompleted();
    submitDue(committed);
    for (DirectoryRecord directory : committed.closable()) {
      pool.submit(() -> follow(committer.close(directory)), 0);
    }
  }

  /** Ends the files and directories that stay incomplete because the copy stopped. */
  void abandon() {
    events.ended(committer.abandon());
  }

  private void submitDue(Committed committed) throws InterruptedException {
    events.ended(committed);
    for (FileRecord file : committed.due()) {
      try {
        pool.submit(() -> finish(file), file.source().length());
      } catch (InterruptedException e) {
        end(TransferResult.failed(file, interrupted(e)));
        throw e;
      }
    }
  }

  private static CopyException interrupted(InterruptedException cause) {
    return new CopyException(ErrorCode.CANCELLED, "The copy was interrupted.", cause);
  }

  private void finish(FileRecord file) {
    end(transfer.run(file));
  }

  /** Ends a file, then transfers and ends the files that are due after it. */
  private void end(TransferResult first) {
    follow(commit(first));
  }

  private void follow(Committed committed) {
    events.ended(committed);
    Queue<FileRecord> due = new ArrayDeque<>(committed.due());
    while (!due.isEmpty()) {
      Committed next = commit(transfer.run(due.remove()));
      events.ended(next);
      due.addAll(next.due());
    }
  }

  /** A defect of the committer stops the run, but the file must still end. */
  private Committed commit(TransferResult result) {
    try {
      return committer.finish(result);
    } catch (RuntimeException | Error e) {
      return Committed.failed(result.record(), events.defect(e));
    }
  }
}
