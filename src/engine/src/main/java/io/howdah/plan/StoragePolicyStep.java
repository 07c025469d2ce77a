package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.FileAttribute;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.scope.CopyScope;
import java.util.Optional;

/** Gives a file or directory the storage policy of its source. */
public final class StoragePolicyStep {
  private final CopyScope scope;

  public StoragePolicyStep(CopyScope scope) {
    this.scope = scope;
  }

  /** Whether the policy of this source is preserved. Most files have none. */
  public boolean isNeeded(FileStatus source) {
    return scope.preservation().keeps(FileAttribute.STORAGE_POLICY) && source.storagePolicy() != 0;
  }

  /**
   * Sets the policy where it differs. The two clusters may have different numbers for one policy,
   * so names are compared.
   *
   * @param current a status with the present policy
   * @param path where the file or directory is now
   * @param target its final name
   */
  public void apply(FileStatus source, FileStatus current, FilePath path, FilePath target)
      throws CopyException {
    if (!isNeeded(source)) {
      return;
    }
    scope
        .preservation()
        .set(
            FileAttribute.STORAGE_POLICY,
            target,
            () -> {
              Optional<String> policy = scope.source().storagePolicy(source);
              if (policy.isPresent()
                  && !policy.equals(scope.destination().storagePolicy(current))) {
                scope
                    .preservation()
                    .change(
                        FileAttribute.STORAGE_POLICY,
                        target,
                        () -> scope.destination().setStoragePolicy(path, policy.get()));
              }
            });
  }
}
