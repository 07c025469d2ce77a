package io.howdah;

/**
 * Told what a copy does, as it does it. Calls come from many threads, also at the same time, so an
 * implementation must be safe for that; it must not block. What it throws is contained: the copy
 * goes on.
 *
 * <p>Each file is planned once, started at most once, and finished exactly once.
 */
public interface CopyListener {
  /** Listens to nothing. */
  CopyListener NONE = new CopyListener() {};

  /** A file was found that the copy has to deal with. */
  default void filePlanned(String source, long length) {}

  /** No more files will be found; the totals are final. */
  default void planCompleted() {}

  /**
   * Bytes of this file will now be moved: it was not skipped, and no earlier process of the run had
   * published it.
   */
  default void fileStarted(String source, long length) {}

  /**
   * Bytes of a file were handed to the destination.
   *
   * @param bytes how many; negative where an attempt failed and takes back what it had reported
   */
  default void bytesCopied(String source, long bytes) {}

  /**
   * An attempt failed and another one follows.
   *
   * @param attempt which one failed, from 1
   */
  default void fileRetried(String source, int attempt, CopyException cause) {}

  /**
   * A request for this file failed. It is repeated after a wait, within the same attempt or in
   * another one, unless the file has been tried for long enough.
   *
   * @param cause why; of a cluster as a whole where all other files wait as well
   */
  default void fileDelayed(String source, CopyException cause) {}

  /** A file has reached its end. */
  default void fileFinished(FileResult result) {}
}
