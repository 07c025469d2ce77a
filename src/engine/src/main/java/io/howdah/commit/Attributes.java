package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.FileAttribute;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.plan.DirectoryRecord;
import io.howdah.plan.SourcePermission;
import io.howdah.plan.StoragePolicyStep;
import io.howdah.scope.CopyScope;
import io.howdah.scope.Preservation;
import io.howdah.transfer.StagedFile;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets the attributes that a copy preserves: of new files before they get their name, of equal
 * files, and of directories. Only what differs is set, so a second run sets nothing. An attribute
 * that only one of the two sides has, such as the replication of an erasure-coded file, stays that
 * of the destination.
 */
final class Attributes {
  private static final Set<FileAttribute> OF_DIRECTORIES =
      Collections.unmodifiableSet(
          EnumSet.of(
              FileAttribute.OWNER,
              FileAttribute.GROUP,
              FileAttribute.PERMISSION,
              FileAttribute.ACL,
              FileAttribute.XATTR,
              FileAttribute.TIMES));

  private final RemoteFileSystem destination;
  private final Preservation preservation;
  private final TargetDirectories directories;
  private final OwnershipStep ownership;
  private final ModeStep mode;
  private final ExtendedAttributeStep extendedAttributes;
  private final StoragePolicyStep storagePolicy;
  private final AttributeApproval approval;

  Attributes(CopyScope scope) {
    this.destination = scope.destination();
    this.preservation = scope.preservation();
    this.directories = new TargetDirectories(destination);
    this.ownership = new OwnershipStep(scope);
    this.mode = new ModeStep(scope, directories);
    this.extendedAttributes = new ExtendedAttributeStep(scope);
    this.storagePolicy = new StoragePolicyStep(scope);
    this.approval = new AttributeApproval(scope);
  }

  /** Sets the attributes that could not be set when the file was created. */
  void applyToFile(StagedFile file) throws CopyException {
    apply(AttributeTarget.newFile(file), file.source());
  }

  /** Sets the attributes of an existing file that was not copied, since its bytes are equal. */
  void align(FileStatus existing, FileStatus source) throws CopyException {
    approval.around(existing, existing, source, () -> alignUnreported(existing, source));
  }

  private void alignUnreported(FileStatus existing, FileStatus source) throws CopyException {
    if (preservation.keeps(FileAttribute.REPLICATION)
        && source.replication() > 0
        && existing.replication() > 0
        && existing.replication() != source.replication()) {
      preservation.set(
          FileAttribute.REPLICATION,
          existing.path(),
          () ->
              preservation.change(
                  FileAttribute.REPLICATION,
                  existing.path(),
                  () -> destination.setReplication(existing.path(), source.replication())));
    }
    apply(AttributeTarget.existing(existing), source);
  }

  /** Whether directories have any of the preserved attributes, beside their policies. */
  boolean areOfDirectories() {
    return OF_DIRECTORIES.stream().anyMatch(preservation::keeps);
  }

  /**
   * Sets the attributes of a directory. It must be called after the last change in the directory.
   * The status that the plan has may be out of date by then, so it is requested again.
   */
  void applyToDirectory(DirectoryRecord directory) throws CopyException {
    applyToDirectory(directory, destination.status(directory.target()).orElse(null));
  }

  /**
   * Plans what {@link #applyToDirectory(DirectoryRecord)} would do to an existing directory.
   *
   * @param isTouched whether the run would change entries directly in it, and so its time
   */
  void planForDirectory(DirectoryRecord directory, boolean isTouched) throws CopyException {
    @Nullable FileStatus existing = directory.existing();
    applyToDirectory(
        directory,
        existing != null && isTouched
            ? existing.toBuilder().modificationTime(0).build()
            : existing);
  }

  private void applyToDirectory(DirectoryRecord directory, @Nullable FileStatus current)
      throws CopyException {
    @Nullable FileStatus before = directory.existing();
    if (current == null) {
      return;
    }
    FileStatus source = directory.source();
    if (before == null) {
      apply(AttributeTarget.newDirectory(current), source);
    } else {
      approval.around(
          before, current, source, () -> apply(AttributeTarget.existing(current), source));
    }
  }

  /**
   * Sets attributes in the order in which none undoes another or takes the right to set it. So a
   * permission without the owner's right to write comes last. Times come after all that changes
   * them.
   */
  private void apply(AttributeTarget at, FileStatus source) throws CopyException {
    boolean isModeLast = SourcePermission.deniesWriting(source);
    ownership.apply(at, source);
    if (!isModeLast) {
      mode.apply(at, source);
    }
    extendedAttributes.apply(at, source);
    if (source.isFile() && storagePolicy.isNeeded(source)) {
      @Nullable FileStatus current = at.current();
      storagePolicy.apply(
          source,
          current == null ? directories.statusAbove(at.path()) : current,
          at.path(),
          at.target());
    }
    setTimes(at, source);
    if (isModeLast) {
      mode.apply(at, source);
    }
  }

  /** A different access time alone is no reason: reading the file changes it. */
  private void setTimes(AttributeTarget at, FileStatus source) throws CopyException {
    @Nullable FileStatus current = at.current();
    boolean isEqual = current != null && current.modificationTime() == source.modificationTime();
    if (preservation.keeps(FileAttribute.TIMES) && !isEqual) {
      preservation.set(
          FileAttribute.TIMES,
          at.target(),
          () ->
              preservation.change(
                  FileAttribute.TIMES,
                  at.target(),
                  () ->
                      destination.setTimes(
                          at.path(), source.modificationTime(), source.accessTime())));
    }
  }
}
