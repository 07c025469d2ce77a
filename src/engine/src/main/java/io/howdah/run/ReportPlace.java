package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.connect.ConnectedCluster;
import io.howdah.report.LineFile;
import io.howdah.report.LocalLineFile;

/** Where the copies of an engine write their reports. */
enum ReportPlace {
  THIS_MACHINE {
    @Override
    LineFile open(String path, ConnectedCluster destination) throws CopyException {
      return LocalLineFile.open(path);
    }
  },
  /** For an engine in a server, whose local files are not those of the user. */
  DESTINATION {
    @Override
    LineFile open(String path, ConnectedCluster destination) throws CopyException {
      throw new CopyException(
          ErrorCode.UNSUPPORTED_OPERATION,
          "A report on the destination '" + destination.path(path) + "'.");
    }
  };

  /**
   * Opens a report for appending.
   *
   * @param path relative to the working directory, or as other paths of the destination
   */
  abstract LineFile open(String path, ConnectedCluster destination) throws CopyException;
}
