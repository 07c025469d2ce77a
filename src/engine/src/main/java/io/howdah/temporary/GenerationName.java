package io.howdah.temporary;

import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hidden name of a directory that takes the place of another one as a whole: {@code
 * .NAME.howdah-RUN-tTIME.STATE}, or {@code .NAME.howdah-RUN-INCARNATION-tTIME.STATE} by a process
 * that resumed the run. Hive and MapReduce ignore names that begin with a dot. TIME is when the run
 * began it, in seconds since 1970 in base 36.
 */
public final class GenerationName {
  /** How far the replacement of a directory is. */
  public enum State {
    /** The new directory is being filled. */
    NEW,
    /** The new directory is complete, and the old one is being moved away. */
    READY,
    /** The old directory is being deleted. */
    OLD
  }

  /** HDFS's {@code fs-limits.max-component-length}, and the limit of most local file systems. */
  private static final int LONGEST_NAME = 255;

  private static final int TIME_RADIX = 36;

  private static final Pattern PATTERN =
      Pattern.compile(
          "\\.(?<name>.+)\\.howdah-(?<run>[A-Za-z0-9]{1,40})(-(?<incarnation>[0-9]{1,9}))?"
              + "-t(?<time>[0-9a-z]{1,10})"
              + "\\.(?<state>new|ready|old)",
          Pattern.DOTALL);

  private final String name;
  private final String run;
  private final int incarnation;
  private final String time;
  private final State state;

  private GenerationName(String name, String run, int incarnation, String time, State state) {
    this.name = name;
    this.run = run;
    this.incarnation = incarnation;
    this.time = time;
    this.state = state;
  }

  /** The name of a new directory that will be called {@code name}. */
  public static GenerationName begin(String name, CopyRequest run, Instant now) {
    return new GenerationName(
        name,
        run.runId(),
        run.incarnation(),
        Long.toString(now.getEpochSecond(), TIME_RADIX),
        State.NEW);
  }

  /** Reads the name of a directory; empty where it is another name. */
  public static Optional<GenerationName> parse(String text) {
    if (!text.startsWith(".")) { // fast: there may be millions of names
      return Optional.empty();
    }
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    @Nullable String incarnation = matcher.group("incarnation");
    return Optional.of(
        new GenerationName(
            matcher.group("name"),
            matcher.group("run"),
            incarnation == null ? 1 : Integer.parseInt(incarnation),
            matcher.group("time"),
            State.valueOf(matcher.group("state").toUpperCase(Locale.ROOT))));
  }

  /** The path that a file or directory has after its directory has taken its place. */
  public static FilePath finalPath(FilePath path) throws CopyException {
    @Nullable FilePath parent = path.parent();
    if (parent == null || path.toString().indexOf("/.") < 0) {
      return path;
    }
    @Nullable GenerationName generation = parse(path.name()).orElse(null);
    return finalPath(parent).child(generation == null ? path.name() : generation.name);
  }

  /** The same name in another state. */
  public GenerationName in(State other) {
    return new GenerationName(name, run, incarnation, time, other);
  }

  /** The name of the directory when it is visible. */
  public String name() {
    return name;
  }

  public String run() {
    return run;
  }

  /** The process of the run, from 1. */
  int incarnation() {
    return incarnation;
  }

  public State state() {
    return state;
  }

  /** When the run began the directory, by the clock of the machine that copied. */
  public Instant begun() {
    return Instant.ofEpochSecond(Long.parseLong(time, TIME_RADIX));
  }

  /**
   * The path beside the directory whose place it takes.
   *
   * @throws CopyException {@link ErrorCode#PATH_TOO_LONG} where the hidden name would be too long
   */
  public FilePath beside(FilePath target) throws CopyException {
    @Nullable FilePath parent = target.parent();
    if (parent == null) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT, "The root directory cannot be replaced as a whole.");
    }
    String hidden = toString();
    if (hidden.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw new CopyException(
          ErrorCode.PATH_TOO_LONG,
          "'"
              + target
              + "' cannot be replaced as a whole: '"
              + hidden
              + "' is too long for a name.");
    }
    return parent.child(hidden);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GenerationName && other.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return "."
        + name
        + ".howdah-"
        + run
        + (incarnation == 1 ? "" : "-" + incarnation)
        + "-t"
        + time
        + "."
        + state.name().toLowerCase(Locale.ROOT);
  }
}
