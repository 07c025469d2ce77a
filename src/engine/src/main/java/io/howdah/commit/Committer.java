package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyOptions.Layout;
import io.howdah.CopyOptions.Mode;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.Verdict;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.plan.CopyTask;
import io.howdah.plan.DirectoryTask;
import io.howdah.plan.RunHistory;
import io.howdah.transfer.StagedFile;
import io.howdah.transfer.TemporaryFiles;
import io.howdah.transfer.TransferSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes files as they arrive, and finishes each directory when the last thing under it is done:
 * first its done flags, unless something failed there, then its own attributes, then it counts as
 * done for its parent. Only directories that are under way are kept in memory.
 */
public final class Committer implements TransferSink {
  private final CopyOptions options;
  private final TemporaryFiles temporaries;
  private final Attributes attributes;
  private final Publisher publisher;
  private final Consumer<FileResult> results;
  private final Consumer<FileResult> directoryFailures;
  private final Map<DirectoryTask, OpenDirectory> open = new HashMap<>();

  /**
   * A committer for one copy.
   *
   * @param results told how each file ended; called by many threads
   * @param directoryFailures told of each directory that got its files but not its attributes
   */
  public Committer(
      RemoteFileSystem destination,
      CopyOptions options,
      RunHistory history,
      TemporaryFiles temporaries,
      Consumer<FileResult> results,
      Consumer<FileResult> directoryFailures) {
    this.options = options;
    this.temporaries = temporaries;
    this.attributes = new Attributes(destination, options.preserve());
    this.publisher = new Publisher(destination, attributes, temporaries, options, history);
    this.results = results;
    this.directoryFailures = directoryFailures;
  }

  /** A directory was found; it stays open until it is listed and all in it is done. */
  public synchronized void expectDirectory(DirectoryTask directory) {
    @Nullable OpenDirectory parent = find(directory.parent());
    if (parent != null) {
      parent.expectOne();
    }
    open.put(directory, new OpenDirectory(directory, parent));
  }

  /** A file was found, of which one of the methods of {@link TransferSink} will tell the end. */
  public synchronized void expectFile(CopyTask task) {
    @Nullable OpenDirectory directory = find(task.directory());
    if (directory != null) {
      directory.expectOne();
    }
  }

  /** Everything directly in the directory was found. */
  public void directoryListed(DirectoryTask directory) {
    complete(directoryOf(directory));
  }

  /** Something in the directory could not even be planned. */
  public void unplannable(
      @Nullable DirectoryTask directory, FileStatus source, FilePath target, CopyException cause) {
    @Nullable OpenDirectory in = directoryOf(directory);
    if (in != null) {
      in.markFailed();
    }
    results.accept(
        FileResult.failed(source.path().toString(), target.toString(), source.length(), cause));
  }

  @Override
  public void staged(StagedFile file) {
    @Nullable OpenDirectory directory = directoryOf(file.task().directory());
    if (directory != null && options.doneFlags().contains(file.task().target().name())) {
      directory.hold(file);
    } else {
      publish(file, directory);
    }
    complete(directory);
  }

  @Override
  public void skipped(CopyTask task) {
    alreadyThere(
        task,
        FileResult.skipped(
            task.source().path().toString(), task.target().toString(), task.source().length()));
  }

  /** It counts for the run, and so for the last process of it. */
  @Override
  public void publishedEarlier(CopyTask task) {
    alreadyThere(
        task,
        FileResult.copied(
            task.source().path().toString(),
            task.target().toString(),
            task.source().length(),
            Verdict.VERIFIED));
  }

  private void alreadyThere(CopyTask task, FileResult result) {
    if (options.mode() == Mode.COPY && !isAligned(task)) {
      return;
    }
    results.accept(result);
    complete(directoryOf(task.directory()));
  }

  /**
   * Whether a file that stays as it is has the attributes to preserve; where not, it has failed.
   */
  private boolean isAligned(CopyTask task) {
    try {
      attributes.align(Objects.requireNonNull(task.existing(), "an existing file"), task.source());
      return true;
    } catch (CopyException e) {
      failed(task, e);
      return false;
    }
  }

  @Override
  public void planned(CopyTask task) {
    results.accept(
        FileResult.planned(
            task.source().path().toString(), task.target().toString(), task.source().length()));
    complete(directoryOf(task.directory()));
  }

  @Override
  public void failed(CopyTask task, CopyException cause) {
    @Nullable OpenDirectory directory = directoryOf(task.directory());
    if (directory != null) {
      directory.markFailed();
    }
    results.accept(
        FileResult.failed(
            task.source().path().toString(),
            task.target().toString(),
            task.source().length(),
            cause));
    complete(directory);
  }

  /** Gives up the directories that will never be complete, since the copy stopped. */
  public void abandon() {
    List<OpenDirectory> left;
    synchronized (this) {
      left = new ArrayList<>(open.values());
      open.clear();
    }
    for (OpenDirectory directory : left) {
      directory.heldFlags().forEach(this::withhold);
    }
  }

  private void publish(StagedFile file, @Nullable OpenDirectory directory) {
    FileResult result = publisher.publish(file);
    if (result.failure() != null && directory != null) {
      directory.markFailed();
    }
    results.accept(result);
  }

  /** Counts one thing as done, and finishes the directories of which it was the last. */
  private void complete(@Nullable OpenDirectory directory) {
    for (OpenDirectory at = directory; at != null && at.completeOne(); at = at.parent()) {
      finish(at);
      if (at.hasFailed() && at.parent() != null) {
        Objects.requireNonNull(at.parent()).markFailed();
      }
    }
  }

  private void finish(OpenDirectory directory) {
    for (StagedFile flag : directory.heldFlags()) {
      if (directory.hasFailed()) {
        withhold(flag);
      } else {
        publish(flag, directory);
      }
    }
    applyAttributes(directory);
    synchronized (this) {
      open.remove(directory.task());
    }
  }

  private void withhold(StagedFile flag) {
    temporaries.discard(flag.temporary());
    results.accept(
        FileResult.failed(
            flag.source().path().toString(),
            flag.task().target().toString(),
            flag.source().length(),
            new CopyException(
                ErrorCode.DONE_FLAG_WITHHELD,
                "'"
                    + flag.task().target()
                    + "' was not published, since something beside or below it failed.")));
  }

  private void applyAttributes(OpenDirectory directory) {
    if (options.preserve().isEmpty()
        || options.layout() == Layout.FLAT
        || options.mode() == Mode.DRY_RUN) {
      return;
    }
    DirectoryTask task = directory.task();
    try {
      attributes.applyToDirectory(task.target(), task.source());
    } catch (CopyException e) {
      directory.markFailed();
      directoryFailures.accept(
          FileResult.failed(
              task.source().path().toString(),
              task.target().toString(),
              0,
              e.during("Setting the attributes of the directory '" + task.target() + "' failed")));
    }
  }

  private synchronized @Nullable OpenDirectory directoryOf(@Nullable DirectoryTask task) {
    return find(task);
  }

  private @Nullable OpenDirectory find(@Nullable DirectoryTask task) {
    return task == null ? null : Objects.requireNonNull(open.get(task), "an open directory");
  }
}
