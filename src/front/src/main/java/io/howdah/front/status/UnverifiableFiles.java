package io.howdah.front.status;

import io.howdah.CopyStatus;

/** Describes how many copied files are unverifiable, for the last line of a log. */
public final class UnverifiableFiles {
  private UnverifiableFiles() {}

  /** For example {@code ", 3 unverifiable (2 of them read twice)"}; empty where there are none. */
  public static String text(CopyStatus status) {
    if (status.unverifiableFiles() == 0) {
      return "";
    }
    String readTwice =
        status.readTwiceFiles() == 0 ? "" : " (" + status.readTwiceFiles() + " of them read twice)";
    return ", " + status.unverifiableFiles() + " unverifiable" + readTwice;
  }
}
