package io.howdah.digest;

import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileChecksum.CrcType;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The MD5s of the blocks of a file, or of a chunk. HDFS's checksum of a whole file is computed from
 * them.
 */
public final class BlockDigests {
  private static final MessageDigest MD5 = prototype();

  /** HDFS's checksum of an empty file, in any layout. */
  private static final FileChecksum EMPTY_FILE =
      FileChecksum.of(CrcType.CRC32, 0, 0, md5().digest(new byte[32]));

  /**
   * HDFS digests the whole buffer of the MD5s, including its unused end. This is the initial size.
   */
  private static final int BUFFER_SIZE = 32;

  private final ChecksumLayout layout;
  private final byte[] md5s;
  private final long length;

  BlockDigests(ChecksumLayout layout, byte[] md5s, long length) {
    this.layout = layout;
    this.md5s = md5s;
    this.length = length;
  }

  /** The number of bytes that were digested. */
  public long length() {
    return length;
  }

  /**
   * Joins the digests of chunks that follow each other.
   *
   * @param parts digests in a regular layout; all but the last consist of whole blocks
   */
  public static BlockDigests join(List<BlockDigests> parts) {
    ChecksumLayout layout = parts.get(0).layout;
    ByteArrayOutputStream md5s = new ByteArrayOutputStream();
    long length = 0;
    for (BlockDigests part : parts) {
      if (!layout.isRegular() || length % layout.blockSize() != 0) {
        throw new IllegalArgumentException("a chunk ends within a block: " + length);
      }
      md5s.write(part.md5s, 0, part.md5s.length);
      length += part.length;
    }
    return new BlockDigests(layout, md5s.toByteArray(), length);
  }

  /** HDFS's checksum of a file with these blocks. */
  public FileChecksum checksum() {
    if (length == 0) {
      return EMPTY_FILE;
    }
    MessageDigest md5 = md5();
    md5.update(md5s);
    md5.update(new byte[bufferSize(md5s.length) - md5s.length]);
    return FileChecksum.of(
        layout.crcType(), layout.bytesPerCrc(), layout.crcsPerBlock(length), md5.digest());
  }

  /** A DataOutputBuffer doubles whenever it is full. */
  private static int bufferSize(int used) {
    int size = BUFFER_SIZE;
    while (size < used) {
      size *= 2;
    }
    return size;
  }

  /** Clones a digest: the lookup of the algorithm costs more than the digest of a small file. */
  static MessageDigest md5() {
    try {
      return (MessageDigest) MD5.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The JDK's MD5 can be cloned.", e);
    }
  }

  private static MessageDigest prototype() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has MD5.", e);
    }
  }
}
