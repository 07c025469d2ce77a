package io.howdah.run;

import io.howdah.AttributeLoss;
import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.proxy.FaultyProxy;
import io.howdah.lab.proxy.FaultyProxyBuilder;
import io.howdah.lab.proxy.Rule;
import io.howdah.lab.proxy.Spoiling;
import io.howdah.run.MatrixCell.Times;
import io.howdah.run.MatrixOperation.Side;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** A copy through a proxy on each side, of which one applies the fault of a cell. */
final class MatrixCopy implements AutoCloseable {
  /** How long the copy waits for a silent server. */
  static final Duration PATIENCE = Duration.ofSeconds(6);

  private static final CopyOptions OPTIONS =
      CopyOptions.builder()
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          // Without the block size, large blocks at the destination would forbid chunks.
          .preserve(Set.of(FileAttribute.PERMISSION, FileAttribute.TIMES, FileAttribute.BLOCK_SIZE))
          .attributeLoss(AttributeLoss.FAIL)
          .partSize(MatrixTree.BLOCK_SIZE)
          .chunkSize(MatrixTree.BLOCK_SIZE)
          .threads(4)
          .build();

  private final HdfsCluster cluster;
  private final FaultyProxy source;
  private final FaultyProxy destination;
  private final Rule rule;

  MatrixCopy(MatrixCell cell, HdfsCluster cluster, URI server) {
    this.cluster = cluster;
    source = proxy(cell, server);
    destination = proxy(cell, server);
    FaultyProxy spoiling = cell.side() == Side.SOURCE ? source : destination;
    Spoiling requests = spoiling.spoil(cell.fault().fault(cell.operation()));
    rule =
        cell.times() == Times.ONCE
            ? cell.operation().among(requests).once()
            : cell.operation().amongThoseOfOneFile(requests, cell.servers()).always();
  }

  CopyStatus run(MatrixTree tree) {
    return new LabCopy(cluster, cluster)
        .from(source.url())
        .to(destination.url())
        .waitingFor(PATIENCE)
        .copy(tree.source(), tree.target(), OPTIONS, CopyListener.NONE, new Cancellation());
  }

  /** Makes an end of all faults. */
  void calm() {
    source.calm();
    destination.calm();
  }

  /** How many requests were spoiled. */
  int hits() {
    return rule.hits();
  }

  @Override
  public void close() {
    source.close();
    destination.close();
  }

  private static FaultyProxy proxy(MatrixCell cell, URI server) {
    FaultyProxyBuilder proxy = FaultyProxy.builder(server);
    return cell.servers() == MatrixServers.HTTPFS ? proxy.httpFs().start() : proxy.start();
  }
}
