package io.howdah;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What to copy where, and how. */
public final class CopyRequest {
  /** What the destination path means where it is an existing directory. */
  public enum Target {
    /** As {@code cp} does: the directory receives the source under the source's own name. */
    INSIDE_EXISTING_DIRECTORY,
    /**
     * The destination path is exactly where the source will stand, whatever exists; for a pattern
     * it is exactly the directory that receives each match under the match's own name.
     */
    EXACT
  }

  private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9]{1,40}");

  private final ClusterPath source;
  private final ClusterPath destination;
  private final Target target;
  private final CopyOptions options;
  private final String runId;
  private final int incarnation;

  private CopyRequest(Builder builder, String runId) {
    source = builder.source;
    destination = builder.destination;
    target = builder.target;
    options = builder.options;
    incarnation = builder.incarnation;
    this.runId = runId;
  }

  /**
   * Starts a request.
   *
   * @param source a file, a directory or a pattern with {@code *}, {@code ?}, {@code [..]} and
   *     {@code {a,b}}; a backslash takes a character literally
   */
  public static Builder builder(ClusterPath source, ClusterPath destination) {
    return new Builder(source, destination);
  }

  public ClusterPath source() {
    return source;
  }

  public ClusterPath destination() {
    return destination;
  }

  public Target target() {
    return target;
  }

  public CopyOptions options() {
    return options;
  }

  /** Names this run in its temporary files; a resumed run has the name of the first one. */
  public String runId() {
    return runId;
  }

  /** Which process of the run this is, from 1: any later one resumes what the others left. */
  public int incarnation() {
    return incarnation;
  }

  /** Collects the values of a {@link CopyRequest}. */
  public static final class Builder {
    private final ClusterPath source;
    private final ClusterPath destination;
    private Target target = Target.INSIDE_EXISTING_DIRECTORY;
    private CopyOptions options = CopyOptions.defaults();
    private @Nullable String runId;
    private int incarnation = 1;

    private Builder(ClusterPath source, ClusterPath destination) {
      this.source = source;
      this.destination = destination;
    }

    /** Default: {@link Target#INSIDE_EXISTING_DIRECTORY}. */
    public Builder target(Target target) {
      this.target = target;
      return this;
    }

    /** Default: {@link CopyOptions#defaults()}. */
    public Builder options(CopyOptions options) {
      this.options = options;
      return this;
    }

    /**
     * Default: a new random name.
     *
     * @throws IllegalArgumentException unless it is 1 to 40 ASCII letters and digits
     */
    public Builder runId(String runId) {
      if (!RUN_ID.matcher(runId).matches()) {
        throw new IllegalArgumentException(
            "A run id is 1 to 40 ASCII letters and digits, not '" + runId + "'.");
      }
      this.runId = runId;
      return this;
    }

    /**
     * Default: 1. With 2 or more the copy resumes the run of that {@link #runId}: files that its
     * {@link RunJournal} knows and that are proven equal count as copied, temporary files of lower
     * incarnations are deleted where the copy comes by. Each process of a run needs a higher one
     * than those before it, and the same request otherwise.
     *
     * @throws IllegalArgumentException where it is less than 1
     */
    public Builder incarnation(int incarnation) {
      if (incarnation < 1) {
        throw new IllegalArgumentException(
            "An incarnation must be at least 1, not " + incarnation + ".");
      }
      this.incarnation = incarnation;
      return this;
    }

    public CopyRequest build() {
      return new CopyRequest(this, runId == null ? RunIds.random() : runId);
    }
  }
}
