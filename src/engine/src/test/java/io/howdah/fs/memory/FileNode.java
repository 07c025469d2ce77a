package io.howdah.fs.memory;

import io.howdah.fs.FileBlocks;
import io.howdah.fs.FileChecksum.CrcType;
import io.howdah.fs.FileStatus;
import java.util.ArrayList;
import java.util.List;

/** A file. */
final class FileNode extends Node {
  /** Whether a checksum can be made of the stored CRCs. */
  enum Crcs {
    KEPT,
    /** As for files without CRCs, or with CRCs of different kinds. */
    UNUSABLE
  }

  final Content content = new Content();
  final long blockSize;
  int bytesPerCrc;
  CrcType crcType;
  Crcs crcs = Crcs.KEPT;
  int replication;
  boolean beingWritten = true;
  boolean linked = true;

  /** Where a block begins although the one before it may not be full. */
  private final List<Long> starts = new ArrayList<>();

  FileNode(long id, long blockSize, int bytesPerCrc, CrcType crcType) {
    super(id, FileStatus.Type.FILE);
    this.blockSize = blockSize;
    this.bytesPerCrc = bytesPerCrc;
    this.crcType = crcType;
  }

  boolean hasWholeBlocks() {
    return content.length() % blockSize == 0;
  }

  FileBlocks blocks() {
    FileBlocks.Builder blocks = FileBlocks.builder();
    for (long start : starts) {
      fillBlocks(blocks, start);
    }
    fillBlocks(blocks, content.length());
    return blocks.build();
  }

  private void fillBlocks(FileBlocks.Builder blocks, long end) {
    while (blocks.length() < end) {
      blocks.add(Math.min(blockSize, end - blocks.length()));
    }
  }

  /** Lets the next byte begin a block. */
  void beginBlock() {
    starts.add(content.length());
  }

  /** Appends all blocks of another file, as CONCAT does. */
  void append(FileNode part) {
    long offset = content.length();
    starts.add(offset);
    part.starts.forEach(start -> starts.add(offset + start));
    content.append(part.content);
  }

  /** This file as a snapshot keeps it. */
  FileNode copy() {
    FileNode copy = new FileNode(id, blockSize, bytesPerCrc, crcType);
    copyTo(copy);
    copy.crcs = crcs;
    copy.replication = replication;
    copy.beingWritten = false;
    copy.content.append(content);
    copy.starts.addAll(starts);
    return copy;
  }

  boolean hasContentOf(FileNode other) {
    return this == other
        || (content.length() == other.content.length()
            && content.isPrefix(other.content)
            && starts.equals(other.starts));
  }

  @Override
  void describe(FileStatus.Builder status) {
    boolean coded = storage == FileStatus.Storage.ERASURE_CODED;
    status.length(content.length()).blockSize(blockSize).replication(coded ? 0 : replication);
  }

  @Override
  void unlinked() {
    linked = false;
  }
}
