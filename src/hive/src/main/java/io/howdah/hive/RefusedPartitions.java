package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.PartitionResult;
import io.howdah.Registration;
import io.howdah.RegistrationStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The partitions of a copy that do not fit to what the metastore has. */
final class RefusedPartitions {
  private final List<PartitionResult> refused = new ArrayList<>();
  private @Nullable String first;

  /**
   * Adds a partition.
   *
   * @param reason a sentence that names it, without a full stop
   */
  void add(PartitionResult partition, String reason) {
    refused.add(partition);
    if (first == null) {
      first = reason;
    }
  }

  /** The result of a registration that did everything but these. */
  Registration result(RegistrationStatus status) {
    Registration done = Registration.of(status);
    if (first == null) {
      return done;
    }
    int more = refused.size() - 1;
    return done.except(
        refused,
        new CopyException(
            ErrorCode.DESTINATION_CONFLICT,
            first
                + (more == 0 ? "." : ". The same is so for " + more + " others.")
                + " All other partitions are registered."));
  }
}
