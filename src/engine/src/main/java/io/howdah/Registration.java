package io.howdah;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of the partitions of a copy at the metastore. */
public final class Registration {
  private final RegistrationStatus status;
  private final List<PartitionResult> refused;
  private final @Nullable CopyException failure;

  private Registration(
      RegistrationStatus status, List<PartitionResult> refused, @Nullable CopyException failure) {
    this.status = status;
    this.refused = Collections.unmodifiableList(new ArrayList<>(refused));
    this.failure = failure;
  }

  /** All partitions are known as they are. */
  public static Registration of(RegistrationStatus status) {
    return new Registration(status, Collections.emptyList(), null);
  }

  /**
   * Returns the same with partitions that were not made known.
   *
   * @param refused these partitions, at least one
   * @param failure why, in a sentence about the first of them
   */
  public Registration except(List<PartitionResult> refused, CopyException failure) {
    return new Registration(status, refused, failure);
  }

  public RegistrationStatus status() {
    return status;
  }

  /** The partitions that were not made known. A later copy tries them again. */
  public List<PartitionResult> refused() {
    return refused;
  }

  /** Why some were not made known; empty where all were. */
  public Optional<CopyException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public String toString() {
    return status + (refused.isEmpty() ? "" : ", " + refused.size() + " refused");
  }
}
