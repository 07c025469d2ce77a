package io.howdah.agent;

import io.howdah.CopyEngine;
import io.howdah.CopyException;
import io.howdah.cluster.ClusterConfiguration;

/** Opens the engine for the clusters of a configuration. */
interface EngineFactory {
  CopyEngine open(ClusterConfiguration configuration) throws CopyException;
}
