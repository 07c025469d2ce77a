package io.howdah.fs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.time.Instant;

/**
 * The times that HDFS can keep. SETTIMES takes -1 for "leave it as it is", and other negative
 * numbers are refused by a NameNode and ignored by an HttpFS 3.4.2, so a file would silently keep
 * the time of its copy.
 */
public final class HdfsTimes {
  private HdfsTimes() {}

  /**
   * Refuses times before 1970.
   *
   * @throws CopyException {@link ErrorCode#UNSUPPORTED_OPERATION}
   */
  public static void check(FilePath path, long modificationTime, long accessTime)
      throws CopyException {
    check(path, "modification time", modificationTime);
    check(path, "access time", accessTime);
  }

  private static void check(FilePath path, String which, long time) throws CopyException {
    if (time < 0) {
      throw new CopyException(
          ErrorCode.UNSUPPORTED_OPERATION,
          "HDFS keeps no time before 1970, and the "
              + which
              + " for '"
              + path
              + "' is "
              + Instant.ofEpochMilli(time)
              + ".");
    }
  }
}
