package io.howdah.fs.memory;

import io.howdah.fs.FileChecksum.CrcType;
import io.howdah.fs.FileStatus;

/** A file. */
final class FileNode extends Node {
  final Content content = new Content();
  final long blockSize;
  final int bytesPerCrc;
  final CrcType crcType;
  int replication;
  boolean beingWritten = true;
  boolean linked = true;

  FileNode(long id, long blockSize, int bytesPerCrc, CrcType crcType) {
    super(id, FileStatus.Type.FILE);
    this.blockSize = blockSize;
    this.bytesPerCrc = bytesPerCrc;
    this.crcType = crcType;
  }

  boolean hasWholeBlocks() {
    return content.length() % blockSize == 0;
  }

  @Override
  void describe(FileStatus.Builder status) {
    status.length(content.length()).blockSize(blockSize).replication(replication);
  }

  @Override
  void unlinked() {
    linked = false;
  }
}
