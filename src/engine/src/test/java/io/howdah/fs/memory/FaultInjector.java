package io.howdah.fs.memory;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import java.nio.ByteBuffer;

/**
 * Lets a {@link MemoryFileSystem} fail, delay or lie as real servers do. It is called on the thread
 * of the operation and outside every lock, so it may block and may change the files through another
 * view of them ({@link MemoryFileSystem#toBuilder()}).
 */
public interface FaultInjector {
  /** Leaves everything as it is. */
  FaultInjector NONE = new FaultInjector() {};

  /**
   * Called before an operation has any effect.
   *
   * @param path what it is about; the old name for a rename, the target for a concat
   * @throws CopyException to refuse the operation
   */
  default void before(Operation operation, FilePath path) throws CopyException {}

  /**
   * Called when an operation has done its work; for {@link Operation#OPEN} before the first byte is
   * read.
   *
   * @throws CopyException to lose the response: the work stays done
   */
  default void after(Operation operation, FilePath path) throws CopyException {}

  /**
   * Called for each portion of bytes that is read ({@link Operation#OPEN}) or written ({@link
   * Operation#CREATE}). It may change the bytes. It may lower the buffer's limit: the bytes beyond
   * it and all later ones are lost, and the transfer ends as if it were complete.
   *
   * @param position where in the file the portion begins
   * @param bytes from its position to its limit
   * @throws CopyException to break the transfer off; nothing of this portion goes through
   */
  default void transferring(Operation operation, FilePath path, long position, ByteBuffer bytes)
      throws CopyException {}
}
