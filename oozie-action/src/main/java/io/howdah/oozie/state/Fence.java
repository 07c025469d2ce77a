package io.howdah.oozie.state;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/**
 * Ends the writing of a file by an owner that may still be alive. HDFS revokes the writer's lease
 * on the file, and its DataNodes reject later writes. HBase fences the log of a lost server in the
 * same way.
 */
public final class Fence {
  /** HDFS recovers a block within seconds, unless its DataNodes are unavailable. */
  private static final int PATIENCE_SECONDS = 60;

  /** Closes the file. Does nothing on other file systems than HDFS, which cannot revoke a file. */
  void close(FileSystem fileSystem, Path file) throws IOException {
    if (!(fileSystem instanceof DistributedFileSystem)) {
      return;
    }
    DistributedFileSystem hdfs = (DistributedFileSystem) fileSystem;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!hdfs.recoverLease(file) && !hdfs.isFileClosed(file)) {
      if (System.nanoTime() > end) {
        throw new IOException("HDFS has not closed " + file + " yet.");
      }
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while HDFS closed a file.", e);
    }
  }
}
