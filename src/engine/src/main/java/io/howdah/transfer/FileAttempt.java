package io.howdah.transfer;

import io.howdah.fs.FileStatus;
import io.howdah.plan.FileRecord;

/** One attempt at one file. */
final class FileAttempt {
  private final FileRecord record;
  private final FileStatus source;
  private final int attempt;
  private final FileProgress progress;

  FileAttempt(FileRecord record, FileStatus source, int attempt, FileProgress progress) {
    this.record = record;
    this.source = source;
    this.attempt = attempt;
    this.progress = progress;
  }

  FileRecord record() {
    return record;
  }

  /** The source to read in this attempt. Its status may be newer than that of the record. */
  FileStatus source() {
    return source;
  }

  /** The number of the attempt, from 1. */
  int attempt() {
    return attempt;
  }

  FileProgress progress() {
    return progress;
  }
}
