package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.connect.ClusterConnector;
import io.howdah.connect.ConnectedCluster;
import io.howdah.connect.RequestedClusters;
import io.howdah.fs.FilePath;
import io.howdah.plan.Placement;
import io.howdah.report.LineFile;
import io.howdah.report.LocalLineFile;
import io.howdah.report.RemoteLineFile;
import java.io.File;
import java.util.List;

/** Where the copies of an engine write their reports. */
enum ReportPlace {
  THIS_MACHINE {
    @Override
    LineFile open(
        String path, CopyRequest request, ClusterConnector connector, Cancellation cancellation)
        throws CopyException {
      return LocalLineFile.open(path);
    }

    @Override
    void refuseInside(String path, RequestedClusters clusters, List<Placement> roots)
        throws CopyException {
      FilePath report = FilePath.of(new File(path).getAbsolutePath());
      for (Placement root : roots) {
        if (clusters.request().source().isLocal()) {
          refuse(report, root.source().path(), "source");
        }
        if (clusters.request().destination().isLocal()) {
          refuse(report, root.target(), "target");
        }
      }
    }
  },
  /** For an engine in a server, whose local files are not those of the user. */
  DESTINATION {
    @Override
    LineFile open(
        String path, CopyRequest request, ClusterConnector connector, Cancellation cancellation)
        throws CopyException {
      // Connections of its own: those of the copy are broken off when it is cancelled.
      ConnectedCluster cluster =
          connector.connect(request.destination().cluster(), request.options());
      try {
        return RemoteLineFile.open(cluster.fileSystem(), cluster.path(path), cancellation);
      } catch (CopyException | RuntimeException | Error e) {
        cluster.close();
        throw e;
      }
    }

    @Override
    void refuseInside(String path, RequestedClusters clusters, List<Placement> roots)
        throws CopyException {
      FilePath report = clusters.destination().path(path);
      for (Placement root : roots) {
        refuse(report, root.target(), "target");
        if (clusters.source().sharesFilesWith(clusters.destination())) {
          refuse(report, root.source().path(), "source");
        }
      }
    }
  };

  /**
   * Opens a report for appending.
   *
   * @param path relative to the working directory, or as other paths of the destination
   */
  abstract LineFile open(
      String path, CopyRequest request, ClusterConnector connector, Cancellation cancellation)
      throws CopyException;

  /**
   * Refuses a report that the copy would read, replace or delete.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT}
   */
  abstract void refuseInside(String path, RequestedClusters clusters, List<Placement> roots)
      throws CopyException;

  private static void refuse(FilePath report, FilePath place, String what) throws CopyException {
    if (report.startsWith(place)) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The report '" + report + "' is inside the " + what + " '" + place + "'.");
    }
  }
}
