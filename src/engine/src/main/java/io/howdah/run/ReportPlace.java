package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.connect.ClusterConnector;
import io.howdah.connect.ConnectedCluster;
import io.howdah.connect.RequestedClusters;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.plan.Placement;
import io.howdah.report.LineFile;
import io.howdah.report.LineFileKind;
import io.howdah.report.LocalLineFile;
import io.howdah.report.PlanText;
import io.howdah.report.RemoteLineFile;
import java.nio.file.Paths;
import java.util.List;

/** Where the copies of an engine write their reports, plans and scripts, and read plans. */
enum ReportPlace {
  THIS_MACHINE {
    @Override
    LineFile open(
        String path,
        LineFileKind kind,
        CopyRequest request,
        ClusterConnector connector,
        Cancellation cancellation)
        throws CopyException {
      return LocalLineFile.open(path, kind);
    }

    @Override
    PlanText plan(String path, ConnectedCluster destination) {
      return PlanText.ofThisMachine(path);
    }

    @Override
    void refuseInside(
        String path, LineFileKind kind, RequestedClusters clusters, List<Placement> roots)
        throws CopyException {
      FilePath file = FilePath.of(Paths.get(path).toAbsolutePath().normalize().toString());
      for (Placement root : roots) {
        if (clusters.request().source().isLocal()) {
          refuse(kind, file, root.source().path(), "source");
        }
        if (clusters.request().destination().isLocal()) {
          refuse(kind, file, root.target(), "target");
        }
      }
    }
  },
  /** For an engine in a server, whose local files are not those of the user. */
  DESTINATION {
    @Override
    LineFile open(
        String path,
        LineFileKind kind,
        CopyRequest request,
        ClusterConnector connector,
        Cancellation cancellation)
        throws CopyException {
      // Connections of its own: those of the copy are broken off when it is cancelled.
      ConnectedCluster cluster =
          connector.connect(request.destination().cluster(), request.options());
      try {
        return RemoteLineFile.open(cluster.fileSystem(), cluster.path(path), kind, cancellation);
      } catch (CopyException | RuntimeException | Error e) {
        cluster.close();
        throw e;
      }
    }

    @Override
    PlanText plan(String path, ConnectedCluster destination) throws CopyException {
      FilePath file = destination.path(path);
      RemoteFileSystem fileSystem = destination.fileSystem();
      return PlanText.of(
          file.toString(),
          () -> {
            FileStatus status =
                fileSystem
                    .status(file)
                    .orElseThrow(
                        () ->
                            new CopyException(
                                ErrorCode.FILE_NOT_FOUND,
                                "The plan '" + file + "' does not exist."));
            return fileSystem.open(file, 0, status.length()).stream();
          });
    }

    @Override
    void refuseInside(
        String path, LineFileKind kind, RequestedClusters clusters, List<Placement> roots)
        throws CopyException {
      FilePath file = clusters.destination().path(path);
      for (Placement root : roots) {
        refuse(kind, file, root.target(), "target");
        if (clusters.source().sharesFilesWith(clusters.destination())) {
          refuse(kind, file, root.source().path(), "source");
        }
      }
    }
  };

  /**
   * Opens a report, plan or script for appending.
   *
   * @param path relative to the working directory, or as other paths of the destination
   */
  abstract LineFile open(
      String path,
      LineFileKind kind,
      CopyRequest request,
      ClusterConnector connector,
      Cancellation cancellation)
      throws CopyException;

  /** A plan to follow. */
  abstract PlanText plan(String path, ConnectedCluster destination) throws CopyException;

  /**
   * Refuses a report, plan or script that the copy would read, replace or delete.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT}
   */
  abstract void refuseInside(
      String path, LineFileKind kind, RequestedClusters clusters, List<Placement> roots)
      throws CopyException;

  private static void refuse(LineFileKind kind, FilePath file, FilePath place, String what)
      throws CopyException {
    if (file.startsWith(place)) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The " + kind.noun() + " '" + file + "' is inside the " + what + " '" + place + "'.");
    }
  }
}
