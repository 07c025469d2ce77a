package io.howdah.snapshot;

import io.howdah.fs.TreeTotals;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a snapshot that a copy makes: {@code howdah-COPY-OPTIONS-TIME-RUN}. It says all that
 * a later copy needs, so that no file beside the snapshots can be lost or contradict them.
 *
 * <ul>
 *   <li>COPY is a digest of both places, the same in both directions.
 *   <li>OPTIONS is a digest of the options that decide which files both sides have in common.
 *   <li>TIME is when the copy began, in UTC; RUN is the id of its run.
 * </ul>
 *
 * <p>Both sides of a completed copy have snapshots of the same name. That of the destination has a
 * suffix: a digest of the totals of the source's snapshot when it was read.
 */
public final class SnapshotName implements Comparable<SnapshotName> {
  /** The suffix of a snapshot of the destination that exists only while changes are requested. */
  private static final String PRESENT = "present";

  private static final Pattern FORM =
      Pattern.compile(
          "(howdah-([0-9a-f]{8})-([0-9a-f]{8})-([0-9]{14})([0-9]{3})-([A-Za-z0-9]{1,40}))"
              + "(?:-([0-9a-f]{8}|present))?");

  /** Without milliseconds, which Java 8 does not parse behind digits. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  private final String base;
  private final String copy;
  private final String options;
  private final Instant time;
  private final String run;
  private final @Nullable String suffix;

  private SnapshotName(Matcher form, Instant time) {
    this.base = form.group(1);
    this.copy = form.group(2);
    this.options = form.group(3);
    this.time = time;
    this.run = form.group(6);
    this.suffix = form.group(7);
  }

  /**
   * The name of a new snapshot of the source.
   *
   * @param copy a text for both places, the same in both directions
   * @param options a text for the options that decide which files both sides have in common
   * @throws IllegalArgumentException where {@code run} is not a valid id
   */
  public static SnapshotName of(String copy, String options, Instant time, String run) {
    String text =
        "howdah-"
            + digest(copy)
            + "-"
            + digest(options)
            + "-"
            + TIME.format(time.atOffset(ZoneOffset.UTC))
            + String.format(Locale.ROOT, "%03d", time.toEpochMilli() % 1_000)
            + "-"
            + run;
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("'" + run + "' is no id of a run."));
  }

  /** Reads a name; empty for a snapshot that no copy has made. */
  public static Optional<SnapshotName> parse(String name) {
    Matcher form = FORM.matcher(name);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      Instant time = LocalDateTime.parse(form.group(4), TIME).toInstant(ZoneOffset.UTC);
      long millis = Long.parseLong(form.group(5));
      return Optional.of(new SnapshotName(form, time.plusMillis(millis)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Eight hexadecimal digits for a text. */
  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return String.format(Locale.ROOT, "%02x%02x%02x%02x", hash[0], hash[1], hash[2], hash[3]);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Each Java has SHA-256.", e);
    }
  }

  /** The name of the snapshot of the destination, made when it is equal to this snapshot. */
  public SnapshotName ofDestination(TreeTotals source) {
    return withSuffix(digest(source.toString()));
  }

  /** The name of a snapshot of the destination at the begin of the copy. */
  public SnapshotName ofPresent() {
    return withSuffix(PRESENT);
  }

  private SnapshotName withSuffix(String added) {
    return parse(base + "-" + added)
        .orElseThrow(() -> new IllegalStateException("not a name: " + base + "-" + added));
  }

  /** Whether a source with these totals has not grown since this snapshot was made of its copy. */
  public boolean hasTotals(TreeTotals source) {
    return digest(source.toString()).equals(suffix);
  }

  /** Whether it is the snapshot of a source. */
  public boolean isOfSource() {
    return suffix == null;
  }

  /** Whether it is the snapshot of a destination that was equal to the source of the same name. */
  public boolean isOfDestination() {
    return suffix != null && !suffix.equals(PRESENT);
  }

  /** Whether it shows a destination before its copy. */
  public boolean isOfPresent() {
    return PRESENT.equals(suffix);
  }

  /** Whether both are snapshots of one copy, in either direction. */
  public boolean isOfSameCopy(SnapshotName other) {
    return copy.equals(other.copy);
  }

  /** Whether both copies have the same options, so far as these decide what is common. */
  public boolean hasSameOptions(SnapshotName other) {
    return options.equals(other.options);
  }

  /**
   * Whether the copy that made it had these options.
   *
   * @param text as in {@link #of}
   */
  public boolean hasOptions(String text) {
    return options.equals(digest(text));
  }

  /** The name that both sides have in common, without a suffix. */
  public String base() {
    return base;
  }

  /** When the copy began that made it. */
  public Instant time() {
    return time;
  }

  /** The id of the run that made it. */
  public String run() {
    return run;
  }

  /** Orders by time. */
  @Override
  public int compareTo(SnapshotName other) {
    int byTime = time.compareTo(other.time);
    return byTime != 0 ? byTime : toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SnapshotName && other.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The name at the servers. */
  @Override
  public String toString() {
    return suffix == null ? base : base + "-" + suffix;
  }
}
