package io.howdah.agent;

import io.howdah.ClusterCheck;
import io.howdah.cluster.ClusterConfiguration;

/** Opens the check of the clusters of a configuration. */
interface ClusterCheckFactory {
  ClusterCheck open(ClusterConfiguration configuration);
}
