package io.howdah.fs.memory;

import io.howdah.CopyException;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileChecksum.CrcType;
import io.howdah.fs.FilePath;

/**
 * Changes how the files of a {@link MemoryFileSystem} are stored, as clients of other settings or
 * Hadoop's own tools do it.
 */
public final class StoredFiles {
  private final Tree tree;

  StoredFiles(Tree tree) {
    this.tree = tree;
  }

  /** Appends bytes that begin a block, as Hadoop does with {@code CreateFlag.NEW_BLOCK}. */
  public void appendBlock(FilePath path, byte[] bytes) throws CopyException {
    tree.change(
        path,
        file -> {
          file.beginBlock();
          file.content.append(bytes, 0, bytes.length);
        });
  }

  /** Begins to write a new file, which stays open. */
  public OpenFile open(FilePath path) throws CopyException {
    return new OpenFile(tree, tree.create(path, CreateOptions.defaults(), ""), path);
  }

  /** Changes one byte of a file, and nothing that a listing shows. */
  public void alter(FilePath path, long position) throws CopyException {
    tree.file(path).content.alter(position);
  }

  /** Gives a file CRCs of another kind, as a client with other settings writes them. */
  public void setCrcs(FilePath path, CrcType type, int bytesPerCrc) throws CopyException {
    tree.change(
        path,
        file -> {
          file.crcType = type;
          file.bytesPerCrc = bytesPerCrc;
        });
  }

  /** Takes away what a checksum is made of, as where the CRCs are of different kinds. */
  public void dropCrcs(FilePath path) throws CopyException {
    tree.change(path, file -> file.crcs = FileNode.Crcs.UNUSABLE);
  }
}
