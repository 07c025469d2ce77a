package io.howdah;

/** What becomes of the directories of transactional Hive tables. */
public enum TransactionalTables {
  /** They fail: no other metastore could read them. */
  REFUSE,
  /** They are copied byte by byte, such as for a backup of their own metastore. */
  COPY
}
