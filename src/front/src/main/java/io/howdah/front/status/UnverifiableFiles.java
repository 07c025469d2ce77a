package io.howdah.front.status;

import io.howdah.CopyStatus;

/** Says in words how many copied files nothing proves, for the last line of a log. */
public final class UnverifiableFiles {
  private UnverifiableFiles() {}

  /** Such as {@code ", 3 unverifiable (2 of them read twice)"}; empty where there are none. */
  public static String text(CopyStatus status) {
    if (status.unverifiableFiles() == 0) {
      return "";
    }
    String readTwice =
        status.readTwiceFiles() == 0 ? "" : " (" + status.readTwiceFiles() + " of them read twice)";
    return ", " + status.unverifiableFiles() + " unverifiable" + readTwice;
  }
}
