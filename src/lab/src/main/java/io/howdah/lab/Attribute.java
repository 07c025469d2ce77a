package io.howdah.lab;

/** What {@link Referee} compares besides names, types, lengths and bytes, where it is asked to. */
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
