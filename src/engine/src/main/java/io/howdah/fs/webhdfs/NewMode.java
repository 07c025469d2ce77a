package io.howdah.fs.webhdfs;

import io.howdah.fs.webhdfs.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * States the permission of a new file or directory. Without it, Hadoop 2.10 and HttpFS give a file
 * 755, and Hadoop 3 gives it 644.
 *
 * <p>The default is that of HDFS's own client with the umask 022. As that client does, the request
 * also has the permission without the umask. Hadoop 3 takes it instead where the directory has a
 * default ACL, so that the umask does not narrow what the ACL grants. Hadoop 2.10 ignores it.
 */
enum NewMode {
  FILE("644", "666"),
  DIRECTORY("755", "777");

  private final String usual;
  private final String unmasked;

  NewMode(String usual, String unmasked) {
    this.usual = usual;
    this.unmasked = unmasked;
  }

  /**
   * Adds the parameters to a request.
   *
   * @param permission the stated permission; null for the default
   */
  static Request addTo(Request request, @Nullable Integer permission, NewMode usual) {
    return permission == null
        ? request.with("permission", usual.usual).with("unmaskedpermission", usual.unmasked)
        : request.with("permission", Integer.toOctalString(permission));
  }
}
