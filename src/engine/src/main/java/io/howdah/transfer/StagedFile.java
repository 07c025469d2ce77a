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
  private final Proof proof;

  StagedFile(FileRecord record, FileStatus source, FilePath temporary, Proof proof) {
    this.record = record;
    this.source = source;
    this.temporary = temporary;
    this.proof = proof;
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
    return proof.verdict();
  }

  /** Whether the bytes of both sides were compared and are equal. */
  public boolean isProven() {
    return proof.isEqual();
  }

  Proof proof() {
    return proof;
  }

  @Override
  public String toString() {
    return record + " staged as " + temporary + ", " + proof;
  }
}
