package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.FileSystemTraits.Concat;
import io.howdah.plan.CopyTask;

/**
 * How a file is cut into chunks that are written in parallel and joined by the server, or that it
 * is not cut. Every chunk but the last ends where a block of either side ends, so that the parts
 * can be joined and their digests too.
 */
final class ChunkPlan {
  /** CONCAT names all parts in one request line, which a NameNode bounds. */
  private static final int MOST_CHUNKS = 64;

  private final long fileLength;
  private final long chunkSize;

  private ChunkPlan(long fileLength, long chunkSize) {
    this.fileLength = fileLength;
    this.chunkSize = chunkSize;
  }

  static ChunkPlan of(
      TransferContext context, CopyTask task, FileStatus source, FileLayouts layouts)
      throws CopyException {
    long length = source.length();
    long wanted = Math.max(context.options().chunkSize(), length / MOST_CHUNKS + 1);
    if (length <= wanted || !canBeJoined(context, task)) {
      return new ChunkPlan(length, length);
    }
    long unit = 1;
    for (ChecksumLayout layout : layouts.all()) {
      unit = leastCommonMultiple(unit, layout.blockSize());
    }
    long chunkSize = (wanted + unit - 1) / unit * unit;
    return new ChunkPlan(length, chunkSize);
  }

  /** A server refuses to join files in an encryption zone; the parameter cannot hold a comma. */
  private static boolean canBeJoined(TransferContext context, CopyTask task) throws CopyException {
    FilePath target = task.target();
    return task.storage() == Storage.REPLICATED
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
    return (int) ((fileLength + chunkSize - 1) / chunkSize);
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
