package io.howdah.oozie.run;

import io.howdah.CopyEngine;
import io.howdah.CopyException;
import io.howdah.TreeCheck;

/** Opens engines and checks that act as a workflow's user. */
public interface EngineFactory {
  /**
   * Opens an engine for one copy.
   *
   * @throws CopyException where the user may not use one of the clusters, or a cluster is not
   *     configured
   */
  CopyEngine open(String user, CopyOrder order) throws CopyException;

  /**
   * Opens the comparison of trees for one check.
   *
   * @throws CopyException where the user may not use one of the clusters, or a cluster is not
   *     configured
   */
  TreeCheck openCheck(String user, CopyOrder order) throws CopyException;
}
