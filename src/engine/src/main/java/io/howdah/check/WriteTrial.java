package io.howdah.check;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.temporary.TemporaryNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/**
 * Checks that files can be written to a directory, including the DataNodes, and deletes what it
 * wrote.
 */
final class WriteTrial {
  private final RemoteFileSystem fileSystem;
  private final FilePath directory;
  private final FilePath file;

  /** Creates a trial. */
  WriteTrial(RemoteFileSystem fileSystem, FilePath directory) throws CopyException {
    this.fileSystem = fileSystem;
    this.directory = directory;
    ClusterPath place = ClusterPath.of("", directory.toString());
    // The name of a temporary file, so that a remaining file is deleted like those of copies.
    file =
        directory.child(
            new TemporaryNames(CopyRequest.builder(place, place).build(), Clock.systemUTC())
                .of("write-check", 1));
  }

  /** The temporary file. */
  FilePath file() {
    return file;
  }

  /**
   * Creates the file and deletes it.
   *
   * @throws CopyException the reason why one of them failed
   */
  void run() throws CopyException {
    // The server would create a missing directory.
    Optional<FileStatus> status = fileSystem.status(directory);
    if (!status.isPresent()) {
      throw new CopyException(
          ErrorCode.PARENT_NOT_FOUND,
          "Nothing can be written to " + directory + ": it is missing.");
    }
    if (!status.get().isDirectory()) {
      throw new CopyException(
          ErrorCode.DESTINATION_CONFLICT,
          "Nothing can be written to " + directory + ": it is no directory.");
    }
    try {
      fileSystem.create(file, CreateOptions.defaults(), new OneLine());
    } catch (CopyException e) {
      deleteRemains();
      throw e;
    }
    fileSystem.delete(file);
  }

  /**
   * Deletes the file after a failed write. A failure here is ignored: the reason of the failed
   * write is more useful.
   */
  private void deleteRemains() {
    try {
      fileSystem.delete(file);
    } catch (CopyException e) {
      assert e != null;
    }
  }

  /** Content of a file; a file without content would need no DataNode. */
  private static final class OneLine implements ContentSource {
    private final byte[] bytes = "howdah\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }
}
