package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.FileAttribute;
import io.howdah.fs.Acl;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.plan.SourcePermission;
import io.howdah.scope.CopyScope;
import io.howdah.scope.Preservation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets the ACL or the permission. If the ACL is lost, the permission without it is set: then the
 * group does not get what the ACL grants to others.
 */
final class ModeStep {
  private final RemoteFileSystem destination;
  private final CopyOptions options;
  private final Preservation preservation;
  private final TargetDirectories directories;

  ModeStep(CopyScope scope, TargetDirectories directories) {
    this.destination = scope.destination();
    this.options = scope.options();
    this.preservation = scope.preservation();
    this.directories = directories;
  }

  void apply(AttributeTarget at, FileStatus source) throws CopyException {
    if (!preservation.keeps(FileAttribute.PERMISSION)) {
      return;
    }
    int current = currentPermission(at, source);
    int wanted = source.permission();
    Optional<Acl> acl = preservation.keeps(FileAttribute.ACL) ? acl(at, source) : Optional.empty();
    if (acl.isPresent() && setAcl(at, acl.get(), source.isDirectory())) {
      // It sets all bits but the sticky one.
      wanted = acl.get().permission() | (wanted & FileStatus.STICKY);
      current = acl.get().permission() | (current & FileStatus.STICKY);
    }
    if (current != wanted) {
      int permission = wanted;
      preservation.set(
          FileAttribute.PERMISSION,
          at.target(),
          () ->
              preservation.change(
                  FileAttribute.PERMISSION,
                  at.target(),
                  () -> destination.setPermission(at.path(), permission)));
    }
  }

  private int currentPermission(AttributeTarget at, FileStatus source) {
    @Nullable FileStatus current = at.current();
    return current == null ? SourcePermission.ofNewFile(options, source) : current.permission();
  }

  /**
   * The ACL to set: that of the source, or a minimal one where only the target has an ACL, for
   * example from its directory. Empty where neither has one.
   */
  private Optional<Acl> acl(AttributeTarget at, FileStatus source) throws CopyException {
    if (source.resolvedAcl().isPresent()) {
      return source.resolvedAcl();
    }
    @Nullable FileStatus current = at.current();
    boolean hasOwn = current == null ? directories.giveAclTo(at.path()) : current.hasAcl();
    return hasOwn ? Optional.of(Acl.ofPermission(source.permission())) : Optional.empty();
  }

  private boolean setAcl(AttributeTarget at, Acl acl, boolean isDirectory) throws CopyException {
    @Nullable FileStatus current = at.current();
    FilePath path = at.path();
    return preservation.set(
        FileAttribute.ACL,
        at.target(),
        () -> {
          boolean mayBeEqual = current != null && current.hasAcl() && !acl.isMinimal();
          if (!mayBeEqual || !destination.acl(path).equals(acl)) {
            preservation.change(
                FileAttribute.ACL, at.target(), () -> replaceAcl(path, acl, isDirectory));
          }
        });
  }

  private void replaceAcl(FilePath path, Acl acl, boolean isDirectory) throws CopyException {
    destination.setAcl(path, acl);
    if (isDirectory && !acl.hasDefaults()) {
      destination.removeDefaultAcl(path); // SETACL leaves it
    }
  }
}
