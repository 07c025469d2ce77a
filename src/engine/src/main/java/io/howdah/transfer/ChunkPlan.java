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
 * How a file is cut into chunks that are written in parallel and joined by the server, or that it
 * is not cut. Every chunk but the last ends where a block of either side ends, so that the parts
 * can be joined and their digests too.
 */
final class ChunkPlan {
  private static final int MOST_CHUNKS = 64;

  /**
   * CONCAT names all parts in one request line, of which a NameNode takes 64 KiB ({@code
   * hadoop.http.max.request.header.size}), with a token and headers.
   */
  private static final int LONGEST_NAMES = 48 << 10;

  /** A byte of a name, escaped as {@code %2F}. */
  private static final int ESCAPED_BYTE = 3;

  /** What a temporary name has more than its file's, at most. */
  private static final int LONGEST_ADDITION = 100;

  /** Less would be moved before the requests for another chunk were answered. */
  private static final long SMALLEST_CHUNK = 64L << 20;

  /** More would be much to move once more where a chunk fails. */
  private static final long LARGEST_CHUNK = 256L << 20;

  /** Chunks for each worker: where some are slower, the others do more of them. */
  private static final int CHUNKS_PER_WORKER = 2;

  private final long fileLength;
  private final long chunkSize;

  private ChunkPlan(long fileLength, long chunkSize) {
    this.fileLength = fileLength;
    this.chunkSize = chunkSize;
  }

  /**
   * Cuts a file.
   *
   * @param workers files and chunks that may be in flight
   */
  static ChunkPlan of(
      TransferContext context,
      FileRecord record,
      FileStatus source,
      FileLayouts layouts,
      int workers)
      throws CopyException {
    long length = source.length();
    long asked = context.options().chunkSize();
    if (length <= Math.max(asked, asked == CopyOptions.AUTOMATIC ? SMALLEST_CHUNK : 1)
        || !canBeJoined(context, record)) {
      return new ChunkPlan(length, length);
    }
    long unit = 1;
    for (ChecksumLayout layout : layouts.all()) {
      unit = leastCommonMultiple(unit, layout.blockSize());
    }
    return new ChunkPlan(
        length, chunkSize(length, asked, unit, workers, mostChunks(record.target().toString())));
  }

  /** How many parts of that path can be named at once. */
  static int mostChunks(String target) {
    int longestName =
        ESCAPED_BYTE * (target.getBytes(StandardCharsets.UTF_8).length + LONGEST_ADDITION);
    return Math.max(1, Math.min(MOST_CHUNKS, LONGEST_NAMES / longestName));
  }

  /**
   * Bytes of a chunk.
   *
   * @param asked bytes that were asked for, or {@link CopyOptions#AUTOMATIC}
   * @param unit bytes of which it must be a multiple
   * @param most chunks
   */
  static long chunkSize(long length, long asked, long unit, int workers, int most) {
    long size =
        asked == CopyOptions.AUTOMATIC
            ? Math.max(unit, automaticSize(length, workers) / unit * unit)
            : roundUp(asked, unit);
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

  /** A server refuses to join files in an encryption zone; the parameter cannot hold a comma. */
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

  /** The first byte of a chunk, counted from 0. */
  long offset(int chunk) {
    return chunk * chunkSize;
  }

  /** Bytes of a chunk. */
  long length(int chunk) {
    return Math.min(chunkSize, fileLength - offset(chunk));
  }
}
