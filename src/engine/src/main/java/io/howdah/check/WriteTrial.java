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
 * Finds out by doing it whether files can be written to a directory, DataNodes included, and leaves
 * nothing behind.
 */
final class WriteTrial {
  private final RemoteFileSystem fileSystem;
  private final FilePath directory;
  private final FilePath file;

  /** A trial that has not written yet. */
  WriteTrial(RemoteFileSystem fileSystem, FilePath directory) throws CopyException {
    this.fileSystem = fileSystem;
    this.directory = directory;
    ClusterPath place = ClusterPath.of("", directory.toString());
    // Whatever takes a copy's leftovers away takes ours, too.
    file =
        directory.child(
            new TemporaryNames(CopyRequest.builder(place, place).build(), Clock.systemUTC())
                .of("write-check", 1));
  }

  /** The file that is there for a moment. */
  FilePath file() {
    return file;
  }

  /**
   * Creates the file and deletes it.
   *
   * @throws CopyException why one of them cannot be done
   */
  void run() throws CopyException {
    // A server would make the directory, which is not asked for.
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

  /** Why nothing could be written says more than why nothing could be deleted. */
  private void deleteRemains() {
    try {
      fileSystem.delete(file);
    } catch (CopyException e) {
      assert e != null;
    }
  }

  /** Enough to need a DataNode. */
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
