package io.howdah.fs.memory;

import io.howdah.fs.FileStatus;

/** A symbolic link, which is reported and never followed. */
final class SymlinkNode extends Node {
  SymlinkNode(long id) {
    super(id, FileStatus.Type.SYMLINK);
  }
}
