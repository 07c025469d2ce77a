package io.howdah.transfer;

import io.howdah.Verdict;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.plan.CopyTask;

/** A file whose bytes are at the destination, checked, but still under a temporary name. */
public final class StagedFile {
  private final CopyTask task;
  private final FileStatus source;
  private final FilePath temporary;
  private final Verdict verdict;

  StagedFile(CopyTask task, FileStatus source, FilePath temporary, Verdict verdict) {
    this.task = task;
    this.source = source;
    this.temporary = temporary;
    this.verdict = verdict;
  }

  public CopyTask task() {
    return task;
  }

  /** The source as it was when these bytes were read, which may be later than it was listed. */
  public FileStatus source() {
    return source;
  }

  /** Where the bytes are. */
  public FilePath temporary() {
    return temporary;
  }

  public Verdict verdict() {
    return verdict;
  }

  @Override
  public String toString() {
    return task + " staged as " + temporary + ", " + verdict;
  }
}
