package io.howdah;

import java.util.UUID;

/** Makes names for runs that no other run has. */
final class RunIds {
  private RunIds() {}

  /** 12 hexadecimal digits: enough among the runs that could ever meet in one directory. */
  static String random() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  }
}
