package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.commit.Committer;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.pace.TransferPool;
import io.howdah.plan.CopyTask;
import io.howdah.plan.DirectoryTask;
import io.howdah.plan.PlanSink;
import io.howdah.temporary.ForeignFiles;
import io.howdah.temporary.TemporaryFiles;
import io.howdah.transfer.FileCopier;
import org.jspecify.annotations.Nullable;

/**
 * Hands what the planner finds to the committer, which must know of it first, and to the workers.
 */
final class PlanRelay implements PlanSink {
  private final Committer committer;
  private final TransferPool pool;
  private final FileCopier copier;
  private final TemporaryFiles temporaries;
  private final ForeignFiles foreign;
  private final CopyListener listener;

  PlanRelay(
      Committer committer,
      TransferPool pool,
      FileCopier copier,
      TemporaryFiles temporaries,
      ForeignFiles foreign,
      CopyListener listener) {
    this.committer = committer;
    this.pool = pool;
    this.copier = copier;
    this.temporaries = temporaries;
    this.foreign = foreign;
    this.listener = listener;
  }

  @Override
  public void directoryFound(DirectoryTask directory) {
    committer.expectDirectory(directory);
  }

  @Override
  public void fileFound(CopyTask task) throws InterruptedException {
    boolean isDue = committer.expectFile(task);
    listener.filePlanned(task.source().path().toString(), task.source().length());
    if (isDue) {
      pool.submit(() -> copy(task), task.source().length());
    }
  }

  /** Whose file was the last of a directory goes on with its done flags. */
  private void copy(CopyTask task) {
    for (CopyTask next = task; next != null; next = committer.nextDoneFlag()) {
      copier.copy(next);
    }
  }

  @Override
  public void leftoverFound(FilePath file) {
    temporaries.adopt(file);
  }

  @Override
  public void replacedFileFound(FilePath aside, FilePath target) {
    temporaries.restore(aside, target);
  }

  @Override
  public void foreignFileFound(FileStatus file) {
    foreign.notice(file);
  }

  @Override
  public void directoryListed(DirectoryTask directory) throws InterruptedException {
    committer.directoryListed(directory);
    submitDueFlags();
  }

  /** Everything was found and handed over. */
  void planCompleted() throws InterruptedException {
    committer.planCompleted();
    submitDueFlags();
  }

  private void submitDueFlags() throws InterruptedException {
    @Nullable CopyTask flag = committer.nextDoneFlag();
    if (flag != null) {
      pool.submit(() -> copy(flag), flag.source().length());
    }
  }

  @Override
  public void failed(
      @Nullable DirectoryTask directory, FileStatus source, FilePath target, CopyException cause) {
    listener.filePlanned(source.path().toString(), source.length());
    committer.unplannable(directory, source, target, cause);
  }
}
