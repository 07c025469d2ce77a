package io.howdah;

import java.util.EnumSet;
import java.util.Set;

/** The attributes that a copy can preserve. */
public enum FileAttribute {
  OWNER,
  GROUP,
  PERMISSION,
  /** Modification and access time. */
  TIMES,
  /** The number of replicas of each block. Erasure-coded files have none. */
  REPLICATION,
  BLOCK_SIZE,
  /** The ACL. It contains the permission, so that one is preserved too. */
  ACL,
  /**
   * Extended attributes of the name spaces {@code user} and {@code trusted}. No listing shows which
   * files have some, so each file costs a request.
   */
  XATTR,
  STORAGE_POLICY,
  /** The erasure coding policy of directories. New files inherit it. */
  ERASURE_CODING_POLICY;

  /** A copy of the set, with the permission if it contains the ACL. */
  static Set<FileAttribute> withImplied(Set<FileAttribute> attributes) {
    Set<FileAttribute> all = EnumSet.noneOf(FileAttribute.class);
    all.addAll(attributes);
    if (all.contains(ACL)) {
      all.add(PERMISSION);
    }
    return all;
  }
}
