package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.FileAttribute;
import io.howdah.fs.FilePath;
import io.howdah.scope.Preservation;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values of replication and block size that the destination has refused in this run, such as a
 * replication above its maximum. They are not requested again.
 */
final class RefusedValues {
  private final Map<Integer, CopyException> replications = new ConcurrentHashMap<>();
  private final Map<Long, CopyException> blockSizes = new ConcurrentHashMap<>();

  /** Adds the values that were left out before the destination accepted a file. */
  void add(NewFileAttributes refused, NewFileAttributes accepted, CopyException cause) {
    for (FileAttribute attribute : refused.missingIn(accepted)) {
      if (attribute == FileAttribute.REPLICATION) {
        replications.putIfAbsent(refused.replication(), cause);
      } else {
        blockSizes.putIfAbsent(refused.blockSize(), cause);
      }
    }
  }

  /** The values that were not refused so far. */
  NewFileAttributes without(NewFileAttributes wanted) {
    NewFileAttributes rest =
        replications.containsKey(wanted.replication()) ? wanted.withoutReplication() : wanted;
    return blockSizes.containsKey(wanted.blockSize()) ? rest.withoutBlockSize() : rest;
  }

  /** Reports the values that a file did not get. */
  void report(
      Preservation preservation, NewFileAttributes wanted, NewFileAttributes given, FilePath target)
      throws CopyException {
    for (FileAttribute attribute : wanted.missingIn(given)) {
      CopyException cause =
          attribute == FileAttribute.REPLICATION
              ? replications.get(wanted.replication())
              : blockSizes.get(wanted.blockSize());
      preservation.lose(attribute, target, Objects.requireNonNull(cause, "a refusal"));
    }
  }
}
