package io.howdah.fs.memory;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a NameNode demands of files that are to be put together. */
final class Concatenation {
  private Concatenation() {}

  static void check(
      FilePath targetPath, FileNode target, List<FilePath> partPaths, List<FileNode> parts)
      throws CopyException {
    if (parts.isEmpty()) {
      throw Failures.unsupported("Nothing was named that '" + targetPath + "' is to receive.");
    }
    if (target.storage == FileStatus.Storage.ENCRYPTED) {
      throw Failures.unsupported("'" + targetPath + "' is in an encryption zone.");
    }
    if (target.content.length() == 0 || !target.hasWholeBlocks()) {
      throw Failures.unsupported("'" + targetPath + "' does not end with a whole block.");
    }
    Set<FileNode> seen = new HashSet<>();
    seen.add(target);
    for (int i = 0; i < parts.size(); i++) {
      FilePath path = partPaths.get(i);
      FileNode part = parts.get(i);
      if (!seen.add(part)) {
        throw Failures.unsupported("'" + path + "' was named twice.");
      }
      if (!String.valueOf(path.parent()).equals(String.valueOf(targetPath.parent()))) {
        throw Failures.unsupported("'" + path + "' is not beside '" + targetPath + "'.");
      }
      boolean last = i == parts.size() - 1;
      if (part.content.length() == 0
          || part.blockSize != target.blockSize
          || !(last || part.hasWholeBlocks())) {
        throw Failures.unsupported(
            "'" + path + "' is not made of whole blocks of " + target.blockSize + " bytes.");
      }
    }
  }
}
