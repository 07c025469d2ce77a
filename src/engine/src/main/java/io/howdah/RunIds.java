package io.howdah;

import java.util.UUID;

/** Creates unique ids for runs. */
public final class RunIds {
  private RunIds() {}

  /**
   * Returns 12 hexadecimal digits. That is unique enough for all runs that can ever share a
   * directory.
   */
  public static String random() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  }
}
