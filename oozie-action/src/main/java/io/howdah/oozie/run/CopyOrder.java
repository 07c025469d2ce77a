package io.howdah.oozie.run;

import io.howdah.ClusterPath;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;

/** The copy that a workflow orders: source, destination and options. */
public final class CopyOrder {
  private final ClusterPath source;
  private final ClusterPath destination;
  private final CopyOptions options;

  private CopyOrder(ClusterPath source, ClusterPath destination, CopyOptions options) {
    this.source = source;
    this.destination = destination;
    this.options = options;
  }

  public static CopyOrder of(ClusterPath source, ClusterPath destination, CopyOptions options) {
    return new CopyOrder(source, destination, options);
  }

  public ClusterPath source() {
    return source;
  }

  public ClusterPath destination() {
    return destination;
  }

  public CopyOptions options() {
    return options;
  }

  /**
   * The request of one owner of the run. The destination is always exact: the result of a scheduled
   * run must not depend on existing directories.
   */
  CopyRequest request(String runId, int incarnation) {
    return CopyRequest.builder(source, destination)
        .target(CopyRequest.Target.EXACT)
        .options(options)
        .runId(runId)
        .incarnation(incarnation)
        .build();
  }
}
