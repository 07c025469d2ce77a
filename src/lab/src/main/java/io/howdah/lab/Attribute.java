package io.howdah.lab;

/** What {@link Referee} compares besides names, types, lengths and bytes, on request. */
public enum Attribute {
  OWNER,
  GROUP,
  PERMISSION,
  MODIFICATION_TIME,
  /** Of files. */
  REPLICATION,
  /** Of files. */
  BLOCK_SIZE
}
