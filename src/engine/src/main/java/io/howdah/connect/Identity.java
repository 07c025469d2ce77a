package io.howdah.connect;

import io.howdah.CopyException;
import io.howdah.auth.Authentication;
import io.howdah.cluster.ClusterSettings;

/** Creates the identity in requests from the login settings of the configuration. */
public interface Identity {

  /**
   * The identity in requests to that cluster.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#INVALID_CONFIGURATION} where the settings do
   *     not fit
   */
  Authentication of(ClusterSettings cluster) throws CopyException;
}
