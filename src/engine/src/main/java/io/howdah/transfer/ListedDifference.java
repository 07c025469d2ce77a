package io.howdah.transfer;

import io.howdah.ComparedEntry.Reason;
import io.howdah.UpdatePolicy;
import io.howdah.fs.FileStatus;
import org.jspecify.annotations.Nullable;

/** The difference of two files that their listings show. */
final class ListedDifference {
  private ListedDifference() {}

  /** The first difference that the policy considers; null for none. */
  static @Nullable Reason of(UpdatePolicy policy, FileStatus source, FileStatus existing) {
    if (source.length() != existing.length()) {
      return Reason.LENGTH;
    }
    boolean isOtherTime = source.modificationTime() != existing.modificationTime();
    return policy == UpdatePolicy.MTIME && isOtherTime ? Reason.TIME : null;
  }
}
