package io.howdah.fs;

import io.howdah.fs.FileChecksum.CrcType;

/** The features and defaults of one file system, as far as the server reports them. */
public final class FileSystemTraits {
  /** Whether the file system returns whole-file checksums. */
  public enum Checksums {
    OFFERED,
    NONE
  }

  /** Whether files can be put together from parts. */
  public enum Concat {
    OFFERED,
    NONE
  }

  /** Whether deleted files can be kept for a while. */
  public enum Trash {
    KEPT,
    NONE
  }

  private final Checksums checksums;
  private final Trash trash;
  private final Concat concat;
  private final long blockSize;
  private final int bytesPerCrc;
  private final CrcType crcType;

  private FileSystemTraits(Builder builder) {
    checksums = builder.checksums;
    trash = builder.trash;
    concat = builder.concat;
    blockSize = builder.blockSize;
    bytesPerCrc = builder.bytesPerCrc;
    crcType = builder.crcType;
  }

  public static Builder builder() {
    return new Builder();
  }

  public Checksums checksums() {
    return checksums;
  }

  public Concat concat() {
    return concat;
  }

  /**
   * Whether the servers keep a trash, and empty it after some time: their {@code fs.trash.interval}
   * is not 0.
   */
  public boolean hasTrash() {
    return trash == Trash.KEPT;
  }

  /**
   * Bytes of a block of a file created without a stated block size; 0 where there are no blocks.
   */
  public long blockSize() {
    return blockSize;
  }

  /** Bytes that one CRC of a new file covers: the server's {@code dfs.bytes-per-checksum}. */
  public int bytesPerCrc() {
    return bytesPerCrc;
  }

  /** The CRCs of a new file: the server's {@code dfs.checksum.type}. */
  public CrcType crcType() {
    return crcType;
  }

  /**
   * Collects the values of {@link FileSystemTraits}; the defaults are a file system's with neither.
   */
  public static final class Builder {
    private Checksums checksums = Checksums.NONE;
    private Concat concat = Concat.NONE;
    private Trash trash = Trash.NONE;
    private long blockSize;
    private int bytesPerCrc = 512;
    private CrcType crcType = CrcType.CRC32C;

    private Builder() {}

    public Builder checksums(Checksums checksums) {
      this.checksums = checksums;
      return this;
    }

    public Builder concat(Concat concat) {
      this.concat = concat;
      return this;
    }

    public Builder trash(Trash trash) {
      this.trash = trash;
      return this;
    }

    public Builder blockSize(long blockSize) {
      this.blockSize = blockSize;
      return this;
    }

    public Builder bytesPerCrc(int bytesPerCrc) {
      this.bytesPerCrc = bytesPerCrc;
      return this;
    }

    public Builder crcType(CrcType crcType) {
      this.crcType = crcType;
      return this;
    }

    public FileSystemTraits build() {
      return new FileSystemTraits(this);
    }
  }
}
