package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyOptions.Mode;
import io.howdah.FileAttribute;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;

/**
 * Finds the permission bits that a copy may take over. ACLs are not carried, and the mask of one
 * would give the whole group what the ACL gives to named users and groups.
 */
public final class SourcePermission {
  private SourcePermission() {}

  /**
   * A status of the source with the permission to take over. It costs a request only for a path
   * with an ACL, and only where the permission is to be preserved.
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
