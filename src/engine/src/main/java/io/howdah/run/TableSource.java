package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.TablePartitions;
import io.howdah.TableRegistry;
import io.howdah.TableRegistry.SourceTable;
import io.howdah.connect.ConnectedCluster;
import io.howdah.connect.RequestedClusters;
import io.howdah.connect.SameFiles;
import io.howdah.fs.FilePath;
import io.howdah.partition.PartitionPath;
import io.howdah.plan.Placement;
import io.howdah.table.TableFileSystem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Hive table of the source, if the request names one. Its partitions are read from where the
 * metastore has them.
 */
final class TableSource {
  private final CopyRequest request;
  private @Nullable SourceTable table;

  TableSource(CopyRequest request) {
    this.request = request;
  }

  /** Reads the table. Returns the clusters with the source as its metastore has it. */
  RequestedClusters open(
      TableRegistry registry, RequestedClusters clusters, Cancellation cancellation)
      throws CopyException {
    @Nullable String name = request.options().sourceTable();
    if (name == null) {
      return clusters;
    }
    SourceTable read = registry.read(request.source().cluster(), name, cancellation);
    table = read;
    return clusters.withSource(
        TableFileSystem.of(clusters.source().fileSystem(), read.partitions()));
  }

  /**
   * Checks that the copy is one of the table or of its partitions, and goes to none of them.
   *
   * @param living the clusters as they are
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT}
   */
  void check(List<Placement> roots, RequestedClusters living) throws CopyException {
    SourceTable read = table;
    if (read == null) {
      return;
    }
    for (Placement root : roots) {
      String path = root.source().path().toString();
      String directory = PartitionPath.parse(path).map(PartitionPath::table).orElse(path);
      if (!directory.equals(read.partitions().location())) {
        throw new CopyException(
            ErrorCode.INVALID_ARGUMENT,
            "The table "
                + request.options().sourceTable()
                + " has the location '"
                + read.partitions().location()
                + "', and the copy reads '"
                + path
                + "'.");
      }
      refuseTargetOf(read.partitions(), root.target(), living);
    }
  }

  private static void refuseTargetOf(
      TablePartitions partitions, FilePath target, RequestedClusters living) throws CopyException {
    ConnectedCluster source = living.source();
    SameFiles sameFiles = new SameFiles(source, living.destination());
    for (String each : partitions.elsewhere().values()) {
      FilePath place = FilePath.of(each);
      if ((place.startsWith(target) || target.startsWith(place))
          && (source.sharesFilesWith(living.destination()) || sameFiles.areSeenAt(place))) {
        throw new CopyException(
            ErrorCode.INVALID_ARGUMENT,
            "Cannot copy '" + place + "' to '" + target + "': one of them is in the other.");
      }
    }
  }

  /** The tables of the destination, each as a copy of this one if the request names one. */
  TableRegistry copies(TableRegistry registry) {
    SourceTable read = table;
    return read == null
        ? registry
        : (cluster, name, target, cancellation) ->
            read.openCopy(cluster, name, target, request.options().missingTable());
  }
}
