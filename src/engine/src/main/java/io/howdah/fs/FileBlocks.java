package io.howdah.fs;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of one file, in order, as the file system really stores them. Mostly all but the last
 * have the file's block size. After CONCAT, an append with a new block or a lease recovery any of
 * them may be shorter.
 */
public final class FileBlocks {
  private final long[] ends;

  private FileBlocks(long[] ends) {
    this.ends = ends;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** How many blocks there are; 0 for an empty file. */
  public int count() {
    return ends.length;
  }

  /** The first byte that is not in the block with this index any more. */
  public long end(int index) {
    return ends[index];
  }

  /** Bytes of all blocks together. */
  public long length() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  /** Bytes of the first block; 0 for an empty file. */
  public long firstLength() {
    return ends.length == 0 ? 0 : ends[0];
  }

  /**
   * Whether all blocks but the last are as long as the first, and the last is not longer. The
   * blocks of a file that was written at once are.
   */
  public boolean areRegular() {
    for (int i = 0; i < ends.length - 1; i++) {
      if (ends[i] != (i + 1) * firstLength()) {
        return false;
      }
    }
    return ends.length < 2 || length() - ends[ends.length - 2] <= firstLength();
  }

  /**
   * The blocks of the first {@code length} bytes. A file in a snapshot shares its last block with
   * the live file, to which bytes may have been appended since.
   */
  public FileBlocks upTo(long length) {
    if (length >= length()) {
      return this;
    }
    int count = 0;
    while (count < ends.length && (count == 0 ? 0 : ends[count - 1]) < length) {
      count++;
    }
    long[] fewer = Arrays.copyOf(ends, count);
    if (count > 0) {
      fewer[count - 1] = length;
    }
    return new FileBlocks(fewer);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileBlocks && Arrays.equals(ends, ((FileBlocks) other).ends);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ends);
  }

  @Override
  public String toString() {
    return ends.length + " blocks, " + length() + " bytes, the first of " + firstLength();
  }

  /** Collects blocks in order. It takes 8 bytes of memory for each. */
  public static final class Builder {
    private static final int FIRST_CAPACITY = 16;

    private long[] ends = new long[FIRST_CAPACITY];
    private int count;

    private Builder() {}

    /**
     * Adds the next block.
     *
     * @param length bytes of it, at least 1
     */
    public Builder add(long length) {
      if (length <= 0) {
        throw new IllegalArgumentException("a block of " + length + " bytes");
      }
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, 2 * count);
      }
      ends[count] = length() + length;
      count++;
      return this;
    }

    /** Where the next block begins. */
    public long length() {
      return count == 0 ? 0 : ends[count - 1];
    }

    public FileBlocks build() {
      return new FileBlocks(Arrays.copyOf(ends, count));
    }
  }
}
