package io.howdah.agent;

import io.howdah.TreeCheck;
import io.howdah.cluster.ClusterConfiguration;

/** Opens the comparison of trees for the clusters of a configuration. */
interface TreeCheckFactory {
  TreeCheck open(ClusterConfiguration configuration);
}
