package io.howdah.fs.memory;

import java.util.zip.Checksum;

/** The Castagnoli CRC that HDFS uses; the class library has it only from Java 9 on. */
final class Crc32c implements Checksum {
  private static final int POLYNOMIAL = 0x82F63B78;
  private static final int[] TABLE = table();

  private int inverted = -1;

  @Override
  public void update(int b) {
    inverted = TABLE[(inverted ^ b) & 255] ^ (inverted >>> 8);
  }

  @Override
  public void update(byte[] bytes, int start, int count) {
    int crc = inverted;
    for (int i = start; i < start + count; i++) {
      crc = TABLE[(crc ^ bytes[i]) & 255] ^ (crc >>> 8);
    }
    inverted = crc;
  }

  @Override
  public long getValue() {
    return Integer.toUnsignedLong(~inverted);
  }

  @Override
  public void reset() {
    inverted = -1;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
      }
      table[i] = crc;
    }
    return table;
  }
}
