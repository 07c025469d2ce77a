package io.howdah.transfer;

import io.howdah.Verdict;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.plan.FileRecord;

/** A verified file at the destination under its temporary name. */
public final class StagedFile {
  private final FileRecord record;
  private final FileStatus source;
  private final FilePath temporary;
  private final Verdict verdict;

  StagedFile(FileRecord record, FileStatus source, FilePath temporary, Verdict verdict) {
    this.record = record;
    this.source = source;
    this.temporary = temporary;
    this.verdict = verdict;
  }

  public FileRecord record() {
    return record;
  }

  /** The source status when these bytes were read. It may be newer than the listing. */
  public FileStatus source() {
    return source;
  }

  /** The path of the temporary file. */
  public FilePath temporary() {
    return temporary;
  }

  public Verdict verdict() {
    return verdict;
  }

  @Override
  public String toString() {
    return record + " staged as " + temporary + ", " + verdict;
  }
}
