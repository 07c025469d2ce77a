package io.howdah.front.option;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The options of copies that a check has, too: what is compared, how, and with which load. */
public final class CheckOptions {
  private static final Set<CopyOption> ALL =
      Collections.unmodifiableSet(
          EnumSet.of(
              CopyOption.UPDATE,
              CopyOption.VERIFY,
              CopyOption.REQUIRE_VERIFIED,
              CopyOption.INCLUDE_PATTERN,
              CopyOption.PARTITIONS,
              CopyOption.MIN_SIZE,
              CopyOption.MAX_SIZE,
              CopyOption.MIN_AGE,
              CopyOption.MAX_AGE,
              CopyOption.FILTER,
              CopyOption.FILES,
              CopyOption.NO_DEFAULT_EXCLUDES,
              CopyOption.DELETE_EXCLUDED,
              CopyOption.BANDWIDTH,
              CopyOption.REQUESTS_PER_SECOND,
              CopyOption.THREADS,
              CopyOption.PART_SIZE,
              CopyOption.BUFFER_SIZE,
              CopyOption.ATTEMPTS));

  private CheckOptions() {}

  /** Whether a check has the option. */
  public static boolean has(CopyOption option) {
    return ALL.contains(option);
  }
}
