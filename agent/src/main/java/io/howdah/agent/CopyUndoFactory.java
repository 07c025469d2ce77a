package io.howdah.agent;

import io.howdah.CopyUndo;
import io.howdah.cluster.ClusterConfiguration;

/** Creates the undo of copies to the clusters in a configuration. */
interface CopyUndoFactory {
  CopyUndo open(ClusterConfiguration configuration);
}
