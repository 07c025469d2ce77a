package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.BytesContent;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.temporary.StateDirectory;
import io.howdah.temporary.TemporaryNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file at the destination that tells which partitions the metastore does not know yet as they
 * are. It is there from before the first change of a run until the metastore knows all of them.
 */
final class RegistrationFile {
  private static final String SUFFIX = ".registration";

  /** Far more than the partitions of a table take. A longer file is not read. */
  private static final long LONGEST = 64L << 20;

  private static final int BUFFER = 8192;

  private final StateDirectory directory;
  private final FilePath path;

  private RegistrationFile(StateDirectory directory, FilePath path) {
    this.directory = directory;
    this.path = path;
  }

  /** The file of a table and a target, which need not exist. */
  static RegistrationFile of(StateDirectory directory, String table, FilePath target)
      throws CopyException {
    return new RegistrationFile(directory, directory.file(table + "\0" + target, SUFFIX));
  }

  /**
   * What earlier runs have left; empty where there is nothing. A file that cannot be read counts as
   * that of a run that was killed, which costs time only.
   *
   * @throws CopyException {@link ErrorCode#CANCELLED}, or where the cluster fails
   */
  Optional<PendingPartitions> read() throws CopyException {
    @Nullable FileStatus status = directory.destination().status(path).orElse(null);
    if (status == null) {
      return Optional.empty();
    }
    if (!status.isFile() || status.length() > LONGEST) {
      return Optional.of(PendingPartitions.unknown(""));
    }
    try (FileContent content = directory.destination().open(path, 0, status.length())) {
      return Optional.of(PendingPartitions.parse(bytes(content.stream())));
    } catch (CopyException e) {
      if (e.code() == ErrorCode.CANCELLED || e.code().isClusterWide()) {
        throw e;
      }
      return Optional.of(PendingPartitions.unknown(""));
    } catch (IOException e) {
      return Optional.of(PendingPartitions.unknown(""));
    }
  }

  private static byte[] bytes(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      bytes.write(buffer, 0, n);
    }
    return bytes.toByteArray();
  }

  /**
   * Replaces the file.
   *
   * @throws CopyException as {@link StateDirectory#replace} does
   */
  void write(PendingPartitions pending, TemporaryNames names) throws CopyException {
    directory.replace(path, BytesContent.from(pending.toBytes(), 0), names);
  }

  /** Deletes the file, unless another run has written it in the meantime. */
  void delete(String run) throws CopyException {
    if (read().filter(pending -> pending.run().equals(run)).isPresent()) {
      directory.destination().delete(path);
    }
  }
}
