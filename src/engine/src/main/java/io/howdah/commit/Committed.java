package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.FileResult;
import io.howdah.plan.FileRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What came of one step of the committer: files that ended, failed directories, what is due. */
public final class Committed {
  private final List<FileResult> files = new ArrayList<>();
  private final List<FileResult> failedDirectories = new ArrayList<>();
  private final List<FileRecord> due = new ArrayList<>();

  Committed() {}

  /** A file that failed by a defect of the committer. */
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
            cause));
  }

  void failedDirectory(FileResult failure) {
    failedDirectories.add(failure);
  }

  void due(List<FileRecord> files) {
    due.addAll(files);
  }

  /** Files that ended, each once. */
  public List<FileResult> files() {
    return Collections.unmodifiableList(files);
  }

  /** Directories that got their files but not all that comes with them. */
  public List<FileResult> failedDirectories() {
    return Collections.unmodifiableList(failedDirectories);
  }

  /** Files to transfer now: everything that had to be there before them is. */
  public List<FileRecord> due() {
    return Collections.unmodifiableList(due);
  }
}
