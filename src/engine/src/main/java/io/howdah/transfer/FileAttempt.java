package io.howdah.transfer;

import io.howdah.fs.FileStatus;
import io.howdah.plan.CopyTask;

/** One attempt at one file. */
final class FileAttempt {
  private final CopyTask task;
  private final FileStatus source;
  private final int attempt;
  private final FileProgress progress;

  FileAttempt(CopyTask task, FileStatus source, int attempt, FileProgress progress) {
    this.task = task;
    this.source = source;
    this.attempt = attempt;
    this.progress = progress;
  }

  CopyTask task() {
    return task;
  }

  /** What is to be read in this attempt, which may be newer than the task's. */
  FileStatus source() {
    return source;
  }

  /** Which attempt, from 1. */
  int attempt() {
    return attempt;
  }

  FileProgress progress() {
    return progress;
  }
}
