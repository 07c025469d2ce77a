package io.howdah.undo;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyUndo;
import io.howdah.UndoRequest;
import io.howdah.UndoResult;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.connect.ClusterConnector;
import io.howdah.connect.ConfiguredClusters;
import java.time.Clock;

/** Undoes copies. Each undo opens its own connections and threads, and closes them at its end. */
public final class ClusterCopyUndo implements CopyUndo {
  private final ClusterConnector connector;
  private final Clock clock;

  private ClusterCopyUndo(ClusterConnector connector, Clock clock) {
    this.connector = connector;
    this.clock = clock;
  }

  /** An undo at the clusters of a configuration file. */
  public static ClusterCopyUndo open(ClusterConfiguration configuration) {
    return of(ConfiguredClusters.ofOurselves(configuration), Clock.systemUTC());
  }

  /** An undo that opens clusters with {@code connector}. */
  public static ClusterCopyUndo of(ClusterConnector connector, Clock clock) {
    return new ClusterCopyUndo(connector, clock);
  }

  @Override
  public UndoResult undo(UndoRequest request, CopyListener listener, Cancellation cancellation) {
    return new UndoRun(connector, clock, request, listener, cancellation).run();
  }
}
