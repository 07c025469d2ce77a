package io.howdah.fs;

/** What a rename does with a file that already has the new name. */
public enum RenameMode {
  /** Refuses with {@link io.howdah.ErrorCode#DESTINATION_EXISTS}. */
  KEEP_EXISTING,
  /** Replaces it. */
  REPLACE_EXISTING
}
