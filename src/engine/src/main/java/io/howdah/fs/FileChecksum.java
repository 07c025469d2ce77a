package io.howdah.fs;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * HDFS's checksum of a whole file: the MD5 of the MD5s, one a block, of the CRCs, one for every
 * {@link #bytesPerCrc()} bytes. Only checksums of the same {@link #layout} can be compared.
 *
 * @see <a
 *     href="https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-hdfs/WebHDFS.html#Get_File_Checksum">
 *     WebHDFS, GETFILECHECKSUM</a>
 */
public final class FileChecksum {
  /** The polynomial of the CRCs. */
  public enum CrcType {
    CRC32,
    CRC32C
  }

  private static final Pattern FORM =
      Pattern.compile("MD5-of-([0-9]{1,18})MD5-of-([0-9]{1,9})(CRC32C?):([0-9a-f]{32})");

  private final CrcType crcType;
  private final int bytesPerCrc;
  private final long crcsPerBlock;
  private final byte[] md5;

  private FileChecksum(CrcType crcType, int bytesPerCrc, long crcsPerBlock, byte[] md5) {
    this.crcType = crcType;
    this.bytesPerCrc = bytesPerCrc;
    this.crcsPerBlock = crcsPerBlock;
    this.md5 = md5.clone();
  }

  /**
   * A checksum.
   *
   * @param bytesPerCrc bytes that one CRC covers; HDFS returns 0 for an empty file
   * @param crcsPerBlock CRCs of a full block; 0 for a file of at most one block
   * @param md5 16 bytes
   */
  public static FileChecksum of(CrcType crcType, int bytesPerCrc, long crcsPerBlock, byte[] md5) {
    if (md5.length != 16) {
      throw new IllegalArgumentException("an MD5 has 16 bytes, not " + md5.length);
    }
    return new FileChecksum(crcType, bytesPerCrc, crcsPerBlock, md5);
  }

  /** Reads the text of a checksum, as {@link #toString} writes it; empty for any other text. */
  public static Optional<FileChecksum> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String hex = matcher.group(4);
    byte[] md5 = new byte[16];
    for (int i = 0; i < md5.length; i++) {
      md5[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
    }
    return Optional.of(
        of(
            CrcType.valueOf(matcher.group(3)),
            Integer.parseInt(matcher.group(2)),
            Long.parseLong(matcher.group(1)),
            md5));
  }

  public CrcType crcType() {
    return crcType;
  }

  /** Bytes that one CRC covers; 0 for an empty file. */
  public int bytesPerCrc() {
    return bytesPerCrc;
  }

  /** CRCs of a full block; 0 where the file has at most one block. */
  public long crcsPerBlock() {
    return crcsPerBlock;
  }

  /** HDFS's name of the layout, such as {@code MD5-of-8192MD5-of-512CRC32C}. */
  public String layout() {
    return "MD5-of-" + crcsPerBlock + "MD5-of-" + bytesPerCrc + crcType;
  }

  /** Whether equal checksums prove equal bytes and different ones different bytes. */
  public boolean isComparableTo(FileChecksum other) {
    return layout().equals(other.layout());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileChecksum
        && isComparableTo((FileChecksum) other)
        && Arrays.equals(md5, ((FileChecksum) other).md5);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(md5);
  }

  @Override
  public String toString() {
    StringBuilder hex = new StringBuilder(layout()).append(':');
    for (byte b : md5) {
      hex.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return hex.toString();
  }
}
