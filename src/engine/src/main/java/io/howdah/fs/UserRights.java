package io.howdah.fs;

/** What a user may do to files of others. */
public enum UserRights {
  /** May give files to any user and group, and sees all extended attributes. */
  SUPERUSER,
  /** May change only files that the user owns, and may not give them to another user. */
  ORDINARY,
  /** The file system does not tell. */
  UNKNOWN
}
