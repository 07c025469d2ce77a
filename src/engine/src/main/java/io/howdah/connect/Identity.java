package io.howdah.connect;

import io.howdah.CopyException;
import io.howdah.auth.Authentication;
import io.howdah.cluster.ClusterSettings;

/** Turns what the configuration says of a login into what the requests carry. */
public interface Identity {

  /**
   * What requests to that cluster carry.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#INVALID_CONFIGURATION} where nothing fits
   */
  Authentication of(ClusterSettings cluster) throws CopyException;
}
