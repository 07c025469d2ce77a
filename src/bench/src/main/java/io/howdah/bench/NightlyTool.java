package io.howdah.bench;

import java.io.IOException;

/**
 * A tool that mirrors a tree night by night. Only {@link #prepare}'s command is measured, so what a
 * script would do around the tool costs no time here.
 */
interface NightlyTool {
  /** What it is called in the results. */
  String name();

  /** What one of its nights costs. */
  Pace pace();

  /** Whether it needs directories that permit snapshots. */
  default boolean needsSnapshots() {
    return false;
  }

  /** Begins with a new mirror. */
  default void begin() {}

  /** What has to be done before each night, after the files have changed. */
  default void beforeNight(MirrorSnapshots snapshots) {}

  /** Returns the command of the night. */
  Command prepare(Job job) throws IOException;

  /** What has to be done after a night in which the tool succeeded. */
  default void afterNight(MirrorSnapshots snapshots) {}

  /** What one of its nights costs. */
  enum Pace {
    /** It lists what there is, or less. */
    LISTS,
    /** It requests the checksums of all files, or may do so. */
    COMPARES_EACH_FILE
  }
}
