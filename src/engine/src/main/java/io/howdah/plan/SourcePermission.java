package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.FileAttribute;
import io.howdah.fs.Acl;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Determines the permission bits that a copy may preserve, and the ACL where it is preserved too.
 * Without the ACL, its mask would give the whole group the access of the named users and groups. So
 * the mask never becomes the permission of the group, not even until the ACL is set.
 */
public final class SourcePermission {
  private static final int OWNER_MAY_WRITE = 0200;

  /** What an ordinary user can set only on a file that this user may write to. */
  private static final Set<FileAttribute> NEEDING_WRITE_ACCESS =
      Collections.unmodifiableSet(
          EnumSet.of(FileAttribute.TIMES, FileAttribute.XATTR, FileAttribute.STORAGE_POLICY));

  private SourcePermission() {}

  /**
   * The permission with which a file is created. Its owner may write to it until all attributes are
   * set. HDFS ignores the sticky bit here.
   */
  public static int ofNewFile(CopyOptions options, FileStatus source) {
    int permission = source.permission() & ~FileStatus.STICKY;
    return Collections.disjoint(options.preserve(), NEEDING_WRITE_ACCESS)
        ? permission
        : permission | OWNER_MAY_WRITE;
  }

  /** Whether its owner cannot set further attributes under this permission. */
  public static boolean deniesWriting(FileStatus source) {
    return (source.permission() & OWNER_MAY_WRITE) == 0;
  }

  /**
   * The status of the source with the permission and the ACL to preserve. It needs a request only
   * for a path with an ACL whose permission is preserved.
   */
  public static FileStatus resolve(RemoteFileSystem source, CopyOptions options, FileStatus status)
      throws CopyException {
    if (!status.hasAcl() || !options.preserve().contains(FileAttribute.PERMISSION)) {
      return status;
    }
    if (!options.preserve().contains(FileAttribute.ACL)) {
      return status.toBuilder().permission(source.permissionWithoutAcl(status)).acl(false).build();
    }
    Acl acl = source.acl(status.path());
    return status.toBuilder()
        .permission(acl.permissionWithoutAcl() | (status.permission() & FileStatus.STICKY))
        .acl(false)
        .resolvedAcl(acl.isMinimal() ? null : acl)
        .build();
  }
}
