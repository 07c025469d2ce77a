package io.howdah.fs.memory;

/** The requests to a file system, one constant for each method that counts as a request. */
public enum Operation {
  STATUS,
  LIST,
  OPEN,
  CREATE,
  APPEND,
  MAKE_DIRECTORIES,
  RENAME,
  CONCAT,
  DELETE,
  CHECKSUM,
  BLOCKS,
  ACL_STATUS,
  SET_OWNER,
  SET_PERMISSION,
  SET_TIMES,
  SET_REPLICATION,
  SET_ACL,
  REMOVE_DEFAULT_ACL,
  EXTENDED_ATTRIBUTES,
  SET_EXTENDED_ATTRIBUTE,
  SET_STORAGE_POLICY,
  SET_ERASURE_CODING_POLICY,
  RIGHTS,
  HOME_DIRECTORY,
  TRASH_ROOT
}
