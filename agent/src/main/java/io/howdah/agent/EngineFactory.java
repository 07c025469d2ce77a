package io.howdah.agent;

import io.howdah.CopyEngine;
import io.howdah.CopyException;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.hive.HiveRegistry;
import io.howdah.run.ClusterCopyEngine;

/** Opens the engine for the clusters of a configuration. */
interface EngineFactory {
  /** The engine of the product, with the Hive tables of the clusters. */
  EngineFactory STANDARD =
      configuration ->
          ClusterCopyEngine.open(configuration)
              .registeringAt(HiveRegistry.ofOurselves(configuration));

  CopyEngine open(ClusterConfiguration configuration) throws CopyException;
}
