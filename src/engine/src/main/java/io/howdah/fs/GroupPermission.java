package io.howdah.fs;

/** What the owning group of a path with an ACL may do. */
public final class GroupPermission {
  private static final int GROUP = 070;

  private GroupPermission() {}

  /**
   * Replaces the mask in the group's place of permission bits by what the group really has.
   *
   * @param permission of a path with an ACL
   * @param groupEntry the three bits of the ACL's entry for the owning group
   */
  public static int withoutMask(int permission, int groupEntry) {
    return (permission & ~GROUP) | (permission & (groupEntry << 3));
  }
}
