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
 * The hidden name under which a file is written until it is whole: {@code
 * .NAME.howdah-RUN-ATTEMPT-tTIME}, or {@code .NAME.howdah-RUN-INCARNATION-ATTEMPT-tTIME} by a
 * process that resumed the run. Hive and MapReduce ignore names that begin with a dot. Each attempt
 * has a name of its own, so that the lease of an abandoned one never blocks the next. TIME is when
 * the attempt began, in seconds since 1970 in base 36: the modification time cannot tell that,
 * since a copy may set it to the source's.
 */
public final class TemporaryName {
  /** What follows the temporary name while a file of the same target stands aside. */
  private static final String REPLACED = ".replaced";

  /**
   * The longest name in bytes: HDFS's {@code fs-limits.max-component-length}, and most disks', with
   * room for what may follow.
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
   * A temporary name of the file {@code name}.
   *
   * @param attempt tells this attempt from the others of the process
   */
  static String of(String name, CopyRequest run, String attempt, Instant begun) {
    String time = Long.toString(begun.getEpochSecond(), TIME_RADIX);
    return withSuffix(name, process(run) + "-" + attempt + "-t" + time);
  }

  private static String process(CopyRequest run) {
    return ".howdah-" + run.runId() + (run.incarnation() == 1 ? "" : "-" + run.incarnation());
  }

  /** Whether a file of that name is, or was left by, a copy that is not finished. */
  public static boolean isTemporary(String name) {
    // Most names are not, and there may be millions.
    return name.startsWith(".") && TEMPORARY.matcher(name).matches();
  }

  /**
   * The id of the run whose file has that name.
   *
   * @return empty where it is no temporary name
   */
  public static Optional<String> run(String name) {
    Matcher matcher = TEMPORARY.matcher(name);
    return matcher.matches() ? Optional.ofNullable(matcher.group("run")) : Optional.empty();
  }

  /**
   * When the attempt began whose file has that name, by the clock of the machine that copied.
   *
   * @return empty where the name does not tell
   */
  public static Optional<Instant> begun(String name) {
    Matcher matcher = TEMPORARY.matcher(name);
    @Nullable String time = matcher.matches() ? matcher.group("time") : null;
    return time == null
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(Long.parseLong(time, TIME_RADIX)));
  }

  /** Whether a file of that name is this run's, whichever process made it. */
  public static boolean isOfRun(String name, CopyRequest run) {
    Matcher matcher = TEMPORARY.matcher(name);
    return matcher.matches() && run.runId().equals(matcher.group("run"));
  }

  /** Whether a file of that name was left by a process of this run that came before ours. */
  public static boolean isOfLowerIncarnation(String name, CopyRequest run) {
    Matcher matcher = TEMPORARY.matcher(name);
    if (!matcher.matches() || !run.runId().equals(matcher.group("run"))) {
      return false;
    }
    @Nullable String incarnation = matcher.group("incarnation");
    return (incarnation == null ? 1 : Long.parseLong(incarnation)) < run.incarnation();
  }

  /**
   * Whether a file of that name stood at a target until a server that cannot replace a file at once
   * moved it aside. It may be the only copy of what it holds.
   */
  public static boolean isReplaced(String name) {
    Matcher matcher = TEMPORARY.matcher(name);
    return matcher.matches() && matcher.group("replaced") != null;
  }

  /** The name of the file that a temporary file is for; null where it was too long to be kept. */
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
    // Long names often differ only at their end, which is cut off: a hash keeps them apart.
    String hash = "~" + hash(name);
    return "." + cut(name, room - hash.length()) + hash + suffix;
  }

  /** Strong, as two files that shared a temporary name would get each other's bytes. */
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
