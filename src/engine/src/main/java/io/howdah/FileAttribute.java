package io.howdah;

/** What a copy can take over from the source besides the bytes. */
public enum FileAttribute {
  OWNER,
  GROUP,
  PERMISSION,
  /** Modification and access time. */
  TIMES,
  REPLICATION,
  BLOCK_SIZE
}
