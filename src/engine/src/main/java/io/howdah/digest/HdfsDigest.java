package io.howdah.digest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Checksum;

/**
 * Computes HDFS's checksum of a file in one or more layouts, while its bytes are streamed. CRCs
 * that several layouts share are computed once. The bytes must begin at the beginning of a block.
 * Not thread-safe.
 */
public final class HdfsDigest {
  private final Map<ChecksumLayout, BlockStage> blockStages = new LinkedHashMap<>();
  private final List<CrcStage> crcStages = new ArrayList<>();
  private long length;

  public HdfsDigest(Set<ChecksumLayout> layouts) {
    for (ChecksumLayout layout : layouts) {
      BlockStage stage = new BlockStage(layout);
      blockStages.put(layout, stage);
      crcStage(layout).blocks.add(stage);
    }
  }

  private CrcStage crcStage(ChecksumLayout layout) {
    for (CrcStage stage : crcStages) {
      if (stage.matches(layout)) {
        return stage;
      }
    }
    CrcStage stage = new CrcStage(layout);
    crcStages.add(stage);
    return stage;
  }

  public void update(byte[] buffer, int offset, int count) {
    length += count;
    for (CrcStage stage : crcStages) {
      stage.update(buffer, offset, count);
    }
  }

  /** Ends the digest. No bytes may be added after it. */
  public Map<ChecksumLayout, BlockDigests> finish() {
    crcStages.forEach(CrcStage::finish);
    Map<ChecksumLayout, BlockDigests> digests = new LinkedHashMap<>();
    blockStages.forEach((layout, stage) -> digests.put(layout, stage.finish(length)));
    return digests;
  }

  /**
   * Computes a CRC for each group of bytes, and starts again at each block. Where all blocks except
   * the last are full, a block always ends with a CRC.
   */
  private static final class CrcStage {
    final List<BlockStage> blocks = new ArrayList<>();
    private final ChecksumLayout layout;
    private final int bytesPerCrc;
    private final Checksum crc;
    private long position;
    private int block;
    private long restart;
    private int pending;

    CrcStage(ChecksumLayout layout) {
      this.layout = layout;
      this.bytesPerCrc = layout.bytesPerCrc();
      this.crc = CrcFactory.create(layout.crcType());
      this.restart = layout.isRegular() ? Long.MAX_VALUE : layout.blockEnd(0);
    }

    /** Whether the CRCs are also those of that layout. */
    boolean matches(ChecksumLayout other) {
      return layout.isRegular()
          && other.isRegular()
          && layout.crcType() == other.crcType()
          && bytesPerCrc == other.bytesPerCrc();
    }

    void update(byte[] buffer, int offset, int count) {
      int next = offset;
      int end = offset + count;
      while (next < end) {
        int step = Math.min(bytesPerCrc - pending, end - next);
        step = (int) Math.min(step, restart - position);
        crc.update(buffer, next, step);
        next += step;
        position += step;
        pending += step;
        if (position == restart) {
          emit();
          block++;
          restart = layout.blockEnd(block);
        } else if (pending == bytesPerCrc) {
          emit();
        }
      }
    }

    void finish() {
      if (pending > 0) {
        emit();
      }
    }

    private void emit() {
      int value = (int) crc.getValue();
      for (int i = 0; i < blocks.size(); i++) { // an iterator for every 512 bytes would be slow
        blocks.get(i).add(value, pending);
      }
      crc.reset();
      pending = 0;
    }
  }

  /** Computes an MD5 of the CRCs of each block. */
  private static final class BlockStage {
    private final ChecksumLayout layout;
    private final MessageDigest md5 = BlockDigests.md5();

    /** Collects CRCs: an MD5 update with many bytes is much faster than one with four. */
    private final ByteBuffer crcs = ByteBuffer.allocate(2048);

    private byte[] md5s = new byte[64];
    private int used;
    private int block;
    private long position;
    private long end;

    BlockStage(ChecksumLayout layout) {
      this.layout = layout;
      this.end = layout.blockEnd(0);
    }

    void add(int crc, int bytes) {
      if (!crcs.hasRemaining()) {
        digestCrcs();
      }
      crcs.putInt(crc);
      position += bytes;
      if (position == end) {
        emit();
        block++;
        end = layout.blockEnd(block);
      }
    }

    BlockDigests finish(long length) {
      boolean isInsideBlock = block == 0 ? position > 0 : position > layout.blockEnd(block - 1);
      if (isInsideBlock) {
        emit();
      }
      return new BlockDigests(layout, Arrays.copyOf(md5s, used), length);
    }

    private void digestCrcs() {
      md5.update(crcs.array(), 0, crcs.position());
      crcs.position(0);
    }

    private void emit() {
      digestCrcs();
      if (used == md5s.length) {
        md5s = Arrays.copyOf(md5s, used * 2);
      }
      byte[] digest = md5.digest();
      System.arraycopy(digest, 0, md5s, used, digest.length);
      used += digest.length;
    }
  }
}
