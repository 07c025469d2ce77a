package io.howdah.connect;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.LoadLimits;

/** Opens clusters by their alias, for one copy. */
public interface ClusterConnector {

  /**
   * Opens a cluster. The caller must close it.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#UNKNOWN_CLUSTER} where there is no such alias
   */
  ConnectedCluster connect(String alias, CopyOptions options) throws CopyException;

  /**
   * Returns a connector for one run. All clusters that it opens together keep to the limits.
   *
   * @param cancellation ends the wait of requests that the limits hold back
   */
  default ClusterConnector forRun(LoadLimits limits, Cancellation cancellation) {
    return this;
  }
}
