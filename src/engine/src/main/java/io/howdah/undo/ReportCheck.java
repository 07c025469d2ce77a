package io.howdah.undo;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.UndoRequest;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.report.Change;
import io.howdah.report.ReportHeader;
import io.howdah.report.ReportedChange;

/**
 * Checks a report before anything is changed. Another person may have written it, and its lines are
 * carried out with the rights of the user who undoes it. So it must not lead outside the target of
 * the run.
 */
final class ReportCheck {
  private final ReportHeader header;
  private final KeptEntries kept;

  private ReportCheck(ReportHeader header, KeptEntries kept) {
    this.header = header;
    this.kept = kept;
  }

  /**
   * Checks the header.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT}
   */
  static FilePath backup(UndoRequest request, ReportHeader header) throws CopyException {
    if (!header.destinationCluster().equals(request.cluster())) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The report is of a copy to cluster '"
              + header.destinationCluster()
              + "', not to '"
              + request.cluster()
              + "'.");
    }
    if (header.isDryRun()) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The last run in the report, " + header.run() + ", was a dry run.");
    }
    return header
        .backup()
        .orElseThrow(
            () ->
                new CopyException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Run "
                        + header.run()
                        + " cannot be undone: it had no backup directory, so it did not keep what"
                        + " it deleted and replaced."));
  }

  static ReportCheck of(ReportHeader header, RemoteFileSystem destination, FilePath backup) {
    return new ReportCheck(header, new KeptEntries(destination, backup));
  }

  /**
   * Checks one change.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT}
   */
  void check(ReportedChange reported) throws CopyException {
    Change change = reported.change();
    boolean isAbove =
        change.kind() == Change.Kind.MAKE_DIRECTORY && header.target().startsWith(change.path());
    FileStatus before = change.before();
    boolean isFromOutside = before != null && !before.path().startsWith(header.target());
    if (isFromOutside || (!change.path().startsWith(header.target()) && !isAbove)) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The report has a change of '"
              + change.path()
              + "', which is outside the target '"
              + header.target()
              + "' of run "
              + header.run()
              + ".");
    }
    if (!reported.run().equals(header.run())) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The report mixes lines of run " + reported.run() + " and run " + header.run() + ".");
    }
    kept.check(reported);
  }
}
