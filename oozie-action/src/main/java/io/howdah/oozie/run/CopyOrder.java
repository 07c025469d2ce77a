package io.howdah.oozie.run;

import io.howdah.ClusterPath;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;

/** The copy or the check that a workflow orders: source, destination and options. */
public final class CopyOrder {
  private final ClusterPath source;
  private final ClusterPath destination;
  private final CopyOptions options;
  private final Purpose purpose;

  private CopyOrder(
      ClusterPath source, ClusterPath destination, CopyOptions options, Purpose purpose) {
    this.source = source;
    this.destination = destination;
    this.options = options;
    this.purpose = purpose;
  }

  /** An order to copy. */
  public static CopyOrder of(ClusterPath source, ClusterPath destination, CopyOptions options) {
    return new CopyOrder(source, destination, options, Purpose.COPY);
  }

  /** This order for another purpose. */
  public CopyOrder with(Purpose newPurpose) {
    return new CopyOrder(source, destination, options, newPurpose);
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

  public Purpose purpose() {
    return purpose;
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
