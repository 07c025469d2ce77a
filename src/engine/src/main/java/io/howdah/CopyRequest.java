package io.howdah;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The source, the destination and the options of a copy. */
public final class CopyRequest {
  /** The meaning of a destination path that is an existing directory. */
  public enum Target {
    /** As with {@code cp}: the source is copied into the directory under its own name. */
    INSIDE_EXISTING_DIRECTORY,
    /**
     * The destination path is always the exact path of the copy, even where it exists. For a
     * pattern it is the directory that receives each match under its own name.
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
  private final @Nullable CommandLine commandLine;

  private CopyRequest(Builder builder, String runId) {
    source = builder.source;
    destination = builder.destination;
    target = builder.target;
    options = builder.options;
    incarnation = builder.incarnation;
    commandLine = builder.commandLine;
    this.runId = runId;
  }

  /**
   * Returns a builder for a request.
   *
   * @param source a file, a directory or a pattern with {@code *}, {@code ?}, {@code [..]} and
   *     {@code {a,b}}; a backslash escapes a character
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

  /** The id of this run in its temporary files. A resumed run has the id of the first process. */
  public String runId() {
    return runId;
  }

  /**
   * The number of this process in the run, from 1. Each later process resumes the work of the
   * earlier ones.
   */
  public int incarnation() {
    return incarnation;
  }

  /** The command that requested the copy; null where none did. */
  public @Nullable CommandLine commandLine() {
    return commandLine;
  }

  /** Collects the values of a {@link CopyRequest}. */
  public static final class Builder {
    private final ClusterPath source;
    private final ClusterPath destination;
    private Target target = Target.INSIDE_EXISTING_DIRECTORY;
    private CopyOptions options = CopyOptions.defaults();
    private @Nullable String runId;
    private int incarnation = 1;
    private @Nullable CommandLine commandLine;

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
     * Default: 1. With 2 or more the copy resumes the run of that {@link #runId}. A file counts as
     * copied where its {@link RunJournal} has an entry and the file is proven equal. Temporary
     * files of lower incarnations are deleted where the copy finds them. Each process of a run
     * needs a higher number than all before it, and otherwise the same request.
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

    /** Default: null. */
    public Builder commandLine(@Nullable CommandLine commandLine) {
      this.commandLine = commandLine;
      return this;
    }

    public CopyRequest build() {
      return new CopyRequest(this, runId == null ? RunIds.random() : runId);
    }
  }
}
