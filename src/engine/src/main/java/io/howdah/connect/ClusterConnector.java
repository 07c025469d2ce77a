package io.howdah.connect;

import io.howdah.CopyException;
import io.howdah.CopyOptions;

/** Opens clusters by their alias, for one copy. */
public interface ClusterConnector {

  /**
   * Opens a cluster. The caller must close it.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#UNKNOWN_CLUSTER} where there is no such alias
   */
  ConnectedCluster connect(String alias, CopyOptions options) throws CopyException;
}
