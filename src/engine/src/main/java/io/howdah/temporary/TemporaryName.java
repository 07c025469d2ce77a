package io.howdah.temporary;

import io.howdah.CopyRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hidden name of a file until it is complete: {@code .NAME.howdah-RUN-ATTEMPT-tTIME}, or {@code
 * .NAME.howdah-RUN-INCARNATION-ATTEMPT-tTIME} by a process that resumed the run. Hive and MapReduce
 * ignore names that begin with a dot. Each attempt has its own name, so that the lease of an
 * abandoned attempt never blocks the next one. TIME is the start of the attempt, in seconds since
 * 1970 in base 36. The modification time is not reliable, since a copy may set it to that of the
 * source.
 */
public final class TemporaryName {
  /** The suffix while an old file of the same target is moved aside. */
  private static final String REPLACED = ".replaced";

  /**
   * The maximum length in bytes, with room for the suffix. It is HDFS's {@code
   * fs-limits.max-component-length}, and the limit of most local file systems.
   */
  private static final int LONGEST_NAME = 255 - REPLACED.length();

  private static final int HASH_BYTES = 12;
  private static final int TIME_RADIX = 36;

  private static final Pattern TEMPORARY =
      Pattern.compile(
          "\\.(?<name>.*)\\.howdah-(?<run>[A-Za-z0-9]{1,40})(-(?<incarnation>[0-9]{1,10}))?"
              + "-[0-9]+(\\.[0-9]+){0,2}(-t(?<time>[0-9a-z]{1,10}))?(?<replaced>\\.replaced)?",
          Pattern.DOTALL);

  private static final Pattern CUT = Pattern.compile(".*~[0-9a-f]{24}", Pattern.DOTALL);

  private TemporaryName() {}

  /**
   * A temporary name for the file {@code name}.
   *
   * @param attempt distinguishes this attempt from the others of the process
   */
  static String of(String name, CopyRequest run, String attempt, Instant begun) {
    String time = Long.toString(begun.getEpochSecond(), TIME_RADIX);
    return withSuffix(name, process(run) + "-" + attempt + "-t" + time);
  }

  private static String process(CopyRequest run) {
    return ".howdah-" + run.runId() + (run.incarnation() == 1 ? "" : "-" + run.incarnation());
  }

  /** Whether this is the name of a temporary file of a copy. */
  public static boolean isTemporary(String name) {
    // The check of the dot is fast: there may be millions of names, and most are not temporary.
    return name.startsWith(".") && TEMPORARY.matcher(name).matches();
  }

  /**
   * The id of the run in a temporary name.
   *
   * @return empty where it is not a temporary name
   */
  public static Optional<String> run(String name) {
    Matcher matcher = TEMPORARY.matcher(name);
    return matcher.matches() ? Optional.ofNullable(matcher.group("run")) : Optional.empty();
  }

  /**
   * The start of the attempt with that name, by the clock of the machine that copied.
   *
   * @return empty where the name does not contain a time
   */
  public static Optional<Instant> begun(String name) {
    Matcher matcher = TEMPORARY.matcher(name);
    @Nullable String time = matcher.matches() ? matcher.group("time") : null;
    return time == null
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(Long.parseLong(time, TIME_RADIX)));
  }

  /** Whether the name belongs to any process of this run. */
  public static boolean isOfRun(String name, CopyRequest run) {
    Matcher matcher = TEMPORARY.matcher(name);
    return matcher.matches() && run.runId().equals(matcher.group("run"));
  }

  /** Whether the name belongs to an earlier process of this run. */
  public static boolean isOfLowerIncarnation(String name, CopyRequest run) {
    Matcher matcher = TEMPORARY.matcher(name);
    if (!matcher.matches() || !run.runId().equals(matcher.group("run"))) {
      return false;
    }
    @Nullable String incarnation = matcher.group("incarnation");
    return (incarnation == null ? 1 : Long.parseLong(incarnation)) < run.incarnation();
  }

  /**
   * Whether the name belongs to an old file that was moved aside, since the server cannot replace a
   * file atomically. It may be the only copy of its content.
   */
  public static boolean isReplaced(String name) {
    Matcher matcher = TEMPORARY.matcher(name);
    return matcher.matches() && matcher.group("replaced") != null;
  }

  /** The name of the target of a temporary file; null where it was cut off. */
  public static @Nullable String targetOf(String temporary) {
    Matcher matcher = TEMPORARY.matcher(temporary);
    if (!matcher.matches()) {
      return null;
    }
    String name = matcher.group("name");
    return CUT.matcher(name).matches() ? null : name;
  }

  private static String withSuffix(String name, String suffix) {
    int room = LONGEST_NAME - 1 - suffix.length();
    if (name.getBytes(StandardCharsets.UTF_8).length <= room) {
      return "." + name + suffix;
    }
    // Long names often differ only at their end, which is cut off. The hash distinguishes them.
    String hash = "~" + hash(name);
    return "." + cut(name, room - hash.length()) + hash + suffix;
  }

  /** A strong hash: two files with the same temporary name would get each other's bytes. */
  private static String hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      StringBuilder hex = new StringBuilder();
      for (byte b : Arrays.copyOf(digest, HASH_BYTES)) {
        hex.append(String.format("%02x", b));
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private static String cut(String name, int bytes) {
    int end = 0;
    int used = 0;
    while (end < name.length()) {
      int codePoint = name.codePointAt(end);
      int more = new String(Character.toChars(codePoint)).getBytes(StandardCharsets.UTF_8).length;
      if (used + more > bytes) {
        break;
      }
      used += more;
      end += Character.charCount(codePoint);
    }
    return name.substring(0, end);
  }
}
