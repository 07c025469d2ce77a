package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.FileAttribute;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.scope.CopyScope;
import org.jspecify.annotations.Nullable;

/**
 * Sets the policies of target directories before files are created in them: a policy applies to new
 * files only.
 */
final class DirectoryPolicies {
  private final CopyScope scope;
  private final StoragePolicyStep storagePolicy;

  DirectoryPolicies(CopyScope scope) {
    this.scope = scope;
    this.storagePolicy = new StoragePolicyStep(scope);
  }

  /**
   * Sets the policies that differ from those of the source. A directory of the source without a
   * policy changes nothing. A new directory is asked for what it inherited.
   *
   * @param directory a directory whose target exists
   * @return the directory with the storage of new files in it
   */
  DirectoryRecord apply(DirectoryRecord directory) throws CopyException {
    FileStatus source = directory.source();
    boolean isCoded =
        scope.preservation().keeps(FileAttribute.ERASURE_CODING_POLICY)
            && !source.erasureCodingPolicy().isEmpty();
    if (!isCoded && !storagePolicy.isNeeded(source)) {
      return directory;
    }
    @Nullable FileStatus target = directory.existing();
    if (target == null) {
      target = scope.destination().status(directory.target()).orElse(null);
    }
    if (target == null) {
      return directory; // deleted by another process; its files will tell
    }
    storagePolicy.apply(source, target, directory.target(), directory.target());
    return isCoded ? directory.withStorage(code(source, target)) : directory;
  }

  /** Sets the erasure coding policy where it differs. Returns the storage of new files. */
  private Storage code(FileStatus source, FileStatus target) throws CopyException {
    String policy = source.erasureCodingPolicy();
    FilePath path = target.path();
    boolean isDifferent = !policy.equals(target.erasureCodingPolicy());
    boolean isSet =
        isDifferent
            && scope
                .preservation()
                .set(
                    FileAttribute.ERASURE_CODING_POLICY,
                    path,
                    () ->
                        scope
                            .preservation()
                            .change(
                                FileAttribute.ERASURE_CODING_POLICY,
                                path,
                                () -> scope.destination().setErasureCodingPolicy(path, policy)));
    return isSet && target.storage() == Storage.REPLICATED
        ? Storage.ERASURE_CODED
        : target.storage();
  }
}
