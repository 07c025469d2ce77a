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
 * Computes, from bytes as they stream by, what HDFS would answer for a file of these bytes in one
 * or more layouts. CRCs that layouts have in common are computed once. The bytes begin with those
 * of a block. Not safe for several threads.
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
      if (stage.serves(layout)) {
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

  /** Ends the digest; nothing may be added afterwards. */
  public Map<ChecksumLayout, BlockDigests> finish() {
    crcStages.forEach(CrcStage::finish);
    Map<ChecksumLayout, BlockDigests> digests = new LinkedHashMap<>();
    blockStages.forEach((layout, stage) -> digests.put(layout, stage.finish(length)));
    return digests;
  }

  /**
   * Makes a CRC of every so many bytes, and begins anew with each block. Where all blocks but the
   * last are full they end with a CRC anyway.
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

    /** Whether the CRCs are those of that layout too. */
    boolean serves(ChecksumLayout other) {
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
      for (int i = 0; i < blocks.size(); i++) { // an iterator for every 512 bytes would be felt
        blocks.get(i).add(value, pending);
      }
      crc.reset();
      pending = 0;
    }
  }

  /** Makes an MD5 of the CRCs of each block. */
  private static final class BlockStage {
    private final ChecksumLayout layout;
    private final MessageDigest md5 = BlockDigests.md5();

    /** Of CRCs, since an MD5 takes many bytes at once far faster than four at a time. */
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
