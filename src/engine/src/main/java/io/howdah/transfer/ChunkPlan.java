package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.digest.ChecksumLayout;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.FileSystemTraits.Concat;
import io.howdah.plan.FileRecord;
import java.nio.charset.StandardCharsets;

/**
 * The division of a file into chunks, which are written in parallel and joined by the server. A
 * file may also be one chunk. Each chunk except the last ends at the end of a block on both sides,
 * so that the chunks and their digests can be joined.
 */
final class ChunkPlan {
  private static final int MOST_CHUNKS = 64;

  /**
   * CONCAT has the names of all chunks in one request line. A NameNode accepts 64 KiB ({@code
   * hadoop.http.max.request.header.size}), including a token and headers.
   */
  private static final int LONGEST_NAMES = 48 << 10;

  /** A byte of a name, escaped as {@code %2F}. */
  private static final int ESCAPED_BYTE = 3;

  /** The maximum length that a temporary name adds to the name of its file. */
  private static final int LONGEST_ADDITION = 100;

  /** A smaller chunk takes less time than the requests for another chunk. */
  private static final long SMALLEST_CHUNK = 64L << 20;

  /** A larger chunk would move too many bytes again after a failure. */
  private static final long LARGEST_CHUNK = 256L << 20;

  /** Chunks for each worker: fast workers move more chunks than slow ones. */
  private static final int CHUNKS_PER_WORKER = 2;

  private final long fileLength;
  private final long chunkSize;

  private ChunkPlan(long fileLength, long chunkSize) {
    this.fileLength = fileLength;
    this.chunkSize = chunkSize;
  }

  /**
   * Divides a file.
   *
   * @param workers the number of files and chunks that may be in flight
   */
  static ChunkPlan of(
      TransferContext context,
      FileRecord record,
      FileStatus source,
      FileLayouts layouts,
      int workers)
      throws CopyException {
    long length = source.length();
    long requested = context.options().chunkSize();
    if (length <= Math.max(requested, requested == CopyOptions.AUTOMATIC ? SMALLEST_CHUNK : 1)
        || !canBeJoined(context, record)) {
      return new ChunkPlan(length, length);
    }
    long unit = 1;
    for (ChecksumLayout layout : layouts.all()) {
      unit = leastCommonMultiple(unit, layout.blockSize());
    }
    return new ChunkPlan(
        length,
        chunkSize(length, requested, unit, workers, mostChunks(record.target().toString())));
  }

  /** The maximum number of chunks of that path that fit into one CONCAT. */
  static int mostChunks(String target) {
    int longestName =
        ESCAPED_BYTE * (target.getBytes(StandardCharsets.UTF_8).length + LONGEST_ADDITION);
    return Math.max(1, Math.min(MOST_CHUNKS, LONGEST_NAMES / longestName));
  }

  /**
   * The size of a chunk in bytes.
   *
   * @param requested the size in the options, or {@link CopyOptions#AUTOMATIC}
   * @param unit the size must be a multiple of it
   * @param most the maximum number of chunks
   */
  static long chunkSize(long length, long requested, long unit, int workers, int most) {
    long size =
        requested == CopyOptions.AUTOMATIC
            ? Math.max(unit, automaticSize(length, workers) / unit * unit)
            : roundUp(requested, unit);
    long atLeast = roundUp(quotient(length, most), unit);
    long count = quotient(length, Math.max(size, atLeast));
    return roundUp(quotient(length, count), unit);
  }

  private static long automaticSize(long length, int workers) {
    long share = length / workers / CHUNKS_PER_WORKER;
    return Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, share));
  }

  private static long roundUp(long size, long unit) {
    return quotient(size, unit) * unit;
  }

  private static long quotient(long whole, long part) {
    return (whole + part - 1) / part;
  }

  /**
   * Whether the chunks can be joined. A server refuses CONCAT in an encryption zone, and its
   * parameter cannot contain a comma.
   */
  private static boolean canBeJoined(TransferContext context, FileRecord record)
      throws CopyException {
    FilePath target = record.target();
    return record.storage() == Storage.REPLICATED
        && context.destination().traits().concat() == Concat.OFFERED
        && target.toString().indexOf(',') < 0;
  }

  private static long leastCommonMultiple(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return a / x * b;
  }

  boolean isSplit() {
    return chunkSize < fileLength;
  }

  int count() {
    return (int) quotient(fileLength, chunkSize);
  }

  /** The offset of a chunk in the file. */
  long offset(int chunk) {
    return chunk * chunkSize;
  }

  /** The length of a chunk in bytes. */
  long length(int chunk) {
    return Math.min(chunkSize, fileLength - offset(chunk));
  }
}
