package io.howdah;

/** The attributes that a copy can preserve. */
public enum FileAttribute {
  OWNER,
  GROUP,
  PERMISSION,
  /** Modification and access time. */
  TIMES,
  REPLICATION,
  BLOCK_SIZE
}
