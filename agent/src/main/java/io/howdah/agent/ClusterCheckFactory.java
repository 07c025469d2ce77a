package io.howdah.agent;

import io.howdah.ClusterCheck;
import io.howdah.cluster.ClusterConfiguration;

/** Creates the check of the clusters in a configuration. */
interface ClusterCheckFactory {
  ClusterCheck open(ClusterConfiguration configuration);
}
