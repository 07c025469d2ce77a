package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.FileAttribute;
import io.howdah.Mode;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;

/**
 * Determines the permission bits that a copy may preserve. ACLs are not copied. Without the ACL,
 * its mask would give the whole group the access of the named users and groups.
 */
public final class SourcePermission {
  private SourcePermission() {}

  /**
   * The status of the source with the permission to preserve. It needs a request only for a path
   * with an ACL whose permission is preserved.
   */
  public static FileStatus resolve(RemoteFileSystem source, CopyOptions options, FileStatus status)
      throws CopyException {
    if (!status.hasAcl()
        || options.mode() == Mode.DRY_RUN
        || !options.preserve().contains(FileAttribute.PERMISSION)) {
      return status;
    }
    return status.toBuilder().permission(source.permissionWithoutAcl(status)).acl(false).build();
  }
}
