package io.howdah.fs.memory;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.UserRights;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a {@link MemoryFileSystem} refuses, as a NameNode does. */
final class Limits {
  private Limits() {}

  static void check(MemoryFileSystemBuilder settings, CreateOptions options) throws CopyException {
    Integer replication = options.replication();
    if (replication != null && replication > settings.largestReplication) {
      throw new CopyException(
          ErrorCode.LIMIT_EXCEEDED,
          "Requested replication factor of "
              + replication
              + " exceeds maximum of "
              + settings.largestReplication);
    }
    Long blockSize = options.blockSize();
    if (blockSize != null && blockSize < settings.smallestBlockSize) {
      throw new CopyException(
          ErrorCode.LIMIT_EXCEEDED,
          "Specified block size is less than configured minimum value: " + blockSize);
    }
  }

  static void refuseForbidden(
      MemoryFileSystemBuilder settings, @Nullable String owner, @Nullable String group)
      throws CopyException {
    if (settings.rights != UserRights.ORDINARY) {
      return;
    }
    if (owner != null && !owner.equals(settings.user)) {
      throw new CopyException(
          ErrorCode.PERMISSION_DENIED, "User " + settings.user + " is not a super user");
    }
    if (group != null && !settings.groups.contains(group)) {
      throw new CopyException(
          ErrorCode.PERMISSION_DENIED, "User " + settings.user + " does not belong to " + group);
    }
  }

  /** The number of a policy. */
  static int storagePolicy(MemoryFileSystemBuilder settings, String name) throws CopyException {
    for (Map.Entry<Integer, String> policy : settings.storagePolicies.entrySet()) {
      if (policy.getValue().equals(name)) {
        return policy.getKey();
      }
    }
    throw new CopyException(
        ErrorCode.INVALID_ARGUMENT, "Cannot find a block policy with the name " + name);
  }
}
