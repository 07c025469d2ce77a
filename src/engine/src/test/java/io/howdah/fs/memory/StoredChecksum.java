package io.howdah.fs.memory;

import io.howdah.fs.FileBlocks;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileChecksum.CrcType;
import io.howdah.fs.FileStatus;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import org.apache.commons.codec.digest.PureJavaCrc32C;

/**
 * Computes HDFS's checksum of a stored file in the plainest way, independent of the engine's code,
 * so that one can be tested against the other.
 */
final class StoredChecksum {
  private static final int MD5_LENGTH = 16;

  /** Where HDFS's buffer for the MD5s of the blocks begins; it doubles when it is full. */
  private static final int FIRST_CAPACITY = 32;

  private final FileNode file;
  private final MessageDigest blockDigest = md5();

  private StoredChecksum(FileNode file) {
    this.file = file;
  }

  static FileChecksum of(FileNode file) {
    return new StoredChecksum(file).compute();
  }

  private FileChecksum compute() {
    long length = file.content.length();
    if (length == 0) {
      // HDFS finds no block with CRCs, and leaves these fields at 0.
      return FileChecksum.of(CrcType.CRC32, 0, 0, md5().digest(new byte[FIRST_CAPACITY]));
    }
    FileBlocks blocks = file.blocks();
    ByteBuffer digests = ByteBuffer.allocate(capacity(blocks.count() * MD5_LENGTH));
    long start = 0;
    for (int block = 0; block < blocks.count(); block++) {
      digests.put(digestOfBlock(start, blocks.end(block)));
      start = blocks.end(block);
    }
    // HDFS digests the whole buffer, zeros beyond the end included.
    byte[] whole = md5().digest(digests.array());
    // HDFS counts the CRCs of the first block, full or not.
    long crcsOfFirst = (blocks.firstLength() + file.bytesPerCrc - 1) / file.bytesPerCrc;
    long crcsPerBlock = blocks.count() == 1 ? 0 : crcsOfFirst;
    return FileChecksum.of(file.crcType, file.bytesPerCrc, crcsPerBlock, whole);
  }

  private byte[] digestOfBlock(long start, long end) {
    Checksum crc = file.crcType == CrcType.CRC32 ? new CRC32() : new PureJavaCrc32C();
    byte[] buffer = new byte[file.bytesPerCrc];
    ByteBuffer stored = ByteBuffer.allocate(Integer.BYTES);
    for (long position = start; position < end; position += file.bytesPerCrc) {
      int wanted = (int) Math.min(file.bytesPerCrc, end - position);
      int count = file.content.read(position, buffer, 0, wanted);
      encipher(buffer, count);
      crc.reset();
      crc.update(buffer, 0, count);
      stored.putInt(0, (int) crc.getValue());
      blockDigest.update(stored.array());
    }
    return blockDigest.digest();
  }

  /** Stored bytes that are not the ones that are read differ from file to file. */
  private void encipher(byte[] bytes, int count) {
    if (file.storage == FileStatus.Storage.REPLICATED) {
      return;
    }
    for (int i = 0; i < count; i++) {
      bytes[i] ^= (byte) (file.id * 31 + 17);
    }
  }

  private static int capacity(int used) {
    int capacity = FIRST_CAPACITY;
    while (capacity < used) {
      capacity *= 2;
    }
    return capacity;
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5.", e);
    }
  }
}
