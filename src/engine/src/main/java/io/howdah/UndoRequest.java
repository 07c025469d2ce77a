package io.howdah;

/** The report of a run that is undone, and how. */
public final class UndoRequest {
  /** The default of {@link #threads()}. */
  public static final int THREADS = 32;

  private final String cluster;
  private final String report;
  private final Mode mode;
  private final int threads;
  private final int requestsPerSecond;

  private UndoRequest(
      String cluster, String report, Mode mode, int threads, int requestsPerSecond) {
    this.cluster = cluster;
    this.report = report;
    this.mode = mode;
    this.threads = threads;
    this.requestsPerSecond = requestsPerSecond;
  }

  /**
   * A request.
   *
   * @param cluster the alias of the destination: a report that names another one is refused
   * @param report the path of the report on this machine
   * @param mode {@link Mode#DRY_RUN} changes nothing
   * @param threads the number of entries at a time
   * @throws IllegalArgumentException unless threads are 1 to {@link CopyOptions#MOST_THREADS}
   */
  public static UndoRequest of(String cluster, String report, Mode mode, int threads) {
    if (threads < 1 || threads > CopyOptions.MOST_THREADS) {
      throw new IllegalArgumentException(
          "Threads must be 1 to " + CopyOptions.MOST_THREADS + ", not " + threads + ".");
    }
    return new UndoRequest(cluster, report, mode, threads, LoadLimits.OFF);
  }

  /**
   * Returns this request with a limit. Default: {@link LoadLimits#OFF}.
   *
   * @param requestsPerSecond to each NameNode or HttpFS server
   */
  public UndoRequest withRequestsPerSecond(int requestsPerSecond) {
    return new UndoRequest(cluster, report, mode, threads, requestsPerSecond);
  }

  public String cluster() {
    return cluster;
  }

  public String report() {
    return report;
  }

  public Mode mode() {
    return mode;
  }

  public int threads() {
    return threads;
  }

  /** How many requests each server receives in a second, or {@link LoadLimits#OFF}. */
  public int requestsPerSecond() {
    return requestsPerSecond;
  }
}
