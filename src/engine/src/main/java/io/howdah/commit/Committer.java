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
import io.howdah.temporary.TemporaryFiles;
import io.howdah.transfer.StagedFile;
import io.howdah.transfer.TransferSink;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes files as they arrive, and finishes each directory when the last thing under it is done:
 * first its done flags, unless something failed there, then its own attributes, then it counts as
 * done for its parent. Only directories that are under way are kept in memory.
 */
public final class Committer implements TransferSink {
  private final CopyOptions options;
  private final Attributes attributes;
  private final Publisher publisher;
  private final Consumer<FileResult> results;
  private final Consumer<FileResult> directoryFailures;
  private final OpenDirectories open;
  private final Queue<CopyTask> dueFlags = new ConcurrentLinkedQueue<>();

  /**
   * A committer for one copy.
   *
   * @param results told how each file ended; called by many threads
   * @param directoryFailures told of each directory that got its files but not all that comes with
   *     them
   */
  public Committer(
      RemoteFileSystem destination,
      CopyOptions options,
      RunHistory history,
      StandingFlags standingFlags,
      TemporaryFiles temporaries,
      Consumer<FileResult> results,
      Consumer<FileResult> directoryFailures) {
    this.options = options;
    this.open = new OpenDirectories(options.layout());
    this.attributes = new Attributes(destination, options.preserve());
    this.publisher =
        new Publisher(destination, attributes, temporaries, options, history, standingFlags);
    this.results = results;
    this.directoryFailures = directoryFailures;
  }

  /** A directory was found; it stays open until it is listed and all in it is done. */
  public void expectDirectory(DirectoryTask directory) {
    open.add(directory);
  }

  /**
   * A file was found, of which one of the methods of {@link TransferSink} will tell the end.
   *
   * @return whether it is to be copied now; a done flag is when {@link #nextDoneFlag} says so
   */
  public boolean expectFile(CopyTask task) {
    @Nullable OpenDirectory directory = open.find(task.directory());
    if (directory == null) {
      return true;
    }
    if (isDoneFlag(task)) {
      if (directory.hold(task)) {
        withdrawNow(directory, task);
      }
      return false;
    }
    directory.expectOne();
    return true;
  }

  /** Files of the directory were published before the plan came to this flag, which stands. */
  private void withdrawNow(OpenDirectory directory, CopyTask flag) {
    try {
      publisher.withdraw(directory, flag.target());
    } catch (CopyException e) {
      directoryFailed(directory, e);
    }
  }

  /**
   * A done flag that is to be copied now, since everything else under its directory is there; null
   * for none. Whoever tells the end of something asks until there is none.
   */
  public @Nullable CopyTask nextDoneFlag() {
    return dueFlags.poll();
  }

  /** Everything directly in the directory was found. */
  public void directoryListed(DirectoryTask directory) {
    complete(open.find(directory));
  }

  /** Everything was found. */
  public void planCompleted() {
    complete(open.flat());
  }

  /** Something in the directory could not even be planned. */
  public void unplannable(
      @Nullable DirectoryTask directory, FileStatus source, FilePath target, CopyException cause) {
    @Nullable OpenDirectory in = open.find(directory);
    if (in != null) {
      in.markFailed();
    }
    results.accept(
        FileResult.failed(source.path().toString(), target.toString(), source.length(), cause));
  }

  @Override
  public void staged(StagedFile file) {
    @Nullable OpenDirectory directory = open.find(file.task().directory());
    FileResult result =
        directory != null && isDoneFlag(file.task())
            ? publisher.publishFlag(file, directory.parent())
            : publisher.publish(file, directory);
    if (result.failure() != null && directory != null) {
      directory.markFailed();
    }
    results.accept(result);
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
  public void publishedEarlier(CopyTask task, Verdict verdict) {
    alreadyThere(
        task,
        FileResult.copied(
            task.source().path().toString(),
            task.target().toString(),
            task.source().length(),
            verdict));
  }

  private void alreadyThere(CopyTask task, FileResult result) {
    if (options.mode() == Mode.COPY && !isAligned(task)) {
      return;
    }
    results.accept(result);
    complete(open.find(task.directory()));
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
    complete(open.find(task.directory()));
  }

  @Override
  public void failed(CopyTask task, CopyException cause) {
    @Nullable OpenDirectory directory = open.find(task.directory());
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
    for (OpenDirectory directory : open.removeAll()) {
      directory.takeFlags().forEach(this::withhold);
    }
    for (CopyTask flag = nextDoneFlag(); flag != null; flag = nextDoneFlag()) {
      withhold(flag);
    }
  }

  private boolean isDoneFlag(CopyTask task) {
    return options.doneFlags().contains(task.target().name());
  }

  /** Counts one thing as done, and finishes the directories of which it was the last. */
  private void complete(@Nullable OpenDirectory directory) {
    for (OpenDirectory at = directory; at != null && at.completeOne(); at = at.parent()) {
      if (releaseFlags(at)) {
        return;
      }
      finish(at);
      if (at.hasFailed() && at.parent() != null) {
        Objects.requireNonNull(at.parent()).markFailed();
      }
    }
  }

  /**
   * All else in the directory is done.
   *
   * @return whether it has flags that come only now
   */
  private boolean releaseFlags(OpenDirectory directory) {
    List<CopyTask> flags = directory.takeFlags();
    if (!directory.hasFailed()) {
      directory.flagsWithoutSuccessor().forEach(flag -> flagCameLate(directory, flag));
    }
    if (directory.hasFailed()) {
      flags.forEach(this::withhold);
      return false;
    }
    flags.forEach(flag -> directory.expectOne());
    dueFlags.addAll(flags);
    return !flags.isEmpty();
  }

  private void flagCameLate(OpenDirectory directory, FilePath flag) {
    directoryFailed(
        directory,
        new CopyException(
            ErrorCode.SOURCE_CHANGED,
            "'"
                + flag
                + "' was withdrawn, and not published again: '"
                + directory.task().source().path()
                + "' got its own only after it was listed."));
  }

  private void finish(OpenDirectory directory) {
    applyAttributes(directory);
    open.remove(directory);
  }

  private void withhold(CopyTask flag) {
    results.accept(
        FileResult.failed(
            flag.source().path().toString(),
            flag.target().toString(),
            flag.source().length(),
            new CopyException(
                ErrorCode.DONE_FLAG_WITHHELD,
                "'"
                    + flag.target()
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
      directoryFailed(
          directory,
          e.during("Setting the attributes of the directory '" + task.target() + "' failed"));
    }
  }

  /** Its files are there, but not all that comes with them. */
  private void directoryFailed(OpenDirectory directory, CopyException cause) {
    directory.markFailed();
    DirectoryTask task = directory.task();
    directoryFailures.accept(
        FileResult.failed(task.source().path().toString(), task.target().toString(), 0, cause));
  }
}
