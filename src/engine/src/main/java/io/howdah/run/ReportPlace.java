package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.connect.ClusterConnector;
import io.howdah.connect.ConnectedCluster;
import io.howdah.report.LineFile;
import io.howdah.report.LocalLineFile;
import io.howdah.report.RemoteLineFile;

/** Where the copies of an engine write their reports. */
enum ReportPlace {
  THIS_MACHINE {
    @Override
    LineFile open(String path, CopyRequest request, ClusterConnector connector)
        throws CopyException {
      return LocalLineFile.open(path);
    }
  },
  /** For an engine in a server, whose local files are not those of the user. */
  DESTINATION {
    @Override
    LineFile open(String path, CopyRequest request, ClusterConnector connector)
        throws CopyException {
      // Connections of its own: those of the copy are broken off when it is cancelled.
      ConnectedCluster cluster =
          connector.connect(request.destination().cluster(), request.options());
      try {
        return RemoteLineFile.open(cluster.fileSystem(), cluster.path(path));
      } catch (CopyException | RuntimeException e) {
        cluster.close();
        throw e;
      }
    }
  };

  /**
   * Opens a report for appending.
   *
   * @param path relative to the working directory, or as other paths of the destination
   */
  abstract LineFile open(String path, CopyRequest request, ClusterConnector connector)
      throws CopyException;
}
