package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.FileResult;
import io.howdah.plan.DirectoryRecord;
import io.howdah.plan.FileRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The results of one call of the committer: finished files, failed directories and due files. */
public final class Committed {
  private final List<FileResult> files = new ArrayList<>();
  private final List<FileResult> failedDirectories = new ArrayList<>();
  private final List<FileRecord> due = new ArrayList<>();
  private final List<DirectoryRecord> closable = new ArrayList<>();

  Committed() {}

  /** A file that failed because of a defect of the committer. */
  public static Committed failed(FileRecord file, CopyException cause) {
    Committed committed = new Committed();
    committed.failedFile(file, cause);
    return committed;
  }

  void file(FileResult result) {
    files.add(result);
  }

  void failedFile(FileRecord file, CopyException cause) {
    files.add(
        FileResult.failed(
                file.source().path().toString(),
                file.target().toString(),
                file.source().length(),
                cause)
            .changedAt(file.source().changeTime()));
  }

  void postponedFile(FileRecord file) {
    files.add(
        FileResult.postponed(
                file.source().path().toString(), file.target().toString(), file.source().length())
            .changedAt(file.source().changeTime()));
  }

  void failedDirectory(FileResult failure) {
    failedDirectories.add(failure);
  }

  void due(List<FileRecord> files) {
    due.addAll(files);
  }

  void closable(DirectoryRecord directory) {
    closable.add(directory);
  }

  /** Files that ended. Each file is in exactly one result. */
  public List<FileResult> files() {
    return Collections.unmodifiableList(files);
  }

  /** Directories whose files are complete, but whose final steps failed. */
  public List<FileResult> failedDirectories() {
    return Collections.unmodifiableList(failedDirectories);
  }

  /** Directories to pass to {@link Committer#close} now. */
  public List<DirectoryRecord> closable() {
    return Collections.unmodifiableList(closable);
  }

  /** Files to transfer now. Everything that must be published before them is published. */
  public List<FileRecord> due() {
    return Collections.unmodifiableList(due);
  }
}
