package io.howdah.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a file of lines is for, how it begins, and what becomes of an existing one. */
public enum LineFileKind {
  /** Lines are added below those of earlier runs. */
  REPORT("report", ReportHeader.BEGIN, Existing.CONTINUED),
  /** A new plan takes the place of an older one. */
  PLAN("plan", PlanHeader.BEGIN, Existing.REPLACED),
  /** Statements are added below those of earlier runs. */
  SCRIPT("script", PartitionScript.BEGIN, Existing.CONTINUED);

  /** What becomes of an existing file. */
  enum Existing {
    CONTINUED,
    REPLACED
  }

  private final String noun;
  private final String begin;
  private final Existing existing;

  LineFileKind(String noun, String begin, Existing existing) {
    this.noun = noun;
    this.begin = begin;
    this.existing = existing;
  }

  Existing existing() {
    return existing;
  }

  /** The word for such a file in a sentence. */
  public String noun() {
    return noun;
  }

  /** The number of bytes that {@link #isBegunBy} needs. */
  int beginLength() {
    return begin.length();
  }

  /**
   * Whether a file that starts with these bytes is such a file. An empty one is. So is the
   * beginning of a report or script, which a crash may have left.
   */
  boolean isBegunBy(byte[] start) {
    byte[] expected = begin.getBytes(StandardCharsets.UTF_8);
    boolean mayBeShort = existing == Existing.CONTINUED || start.length == 0;
    return Arrays.equals(start, mayBeShort ? Arrays.copyOf(expected, start.length) : expected);
  }
}
