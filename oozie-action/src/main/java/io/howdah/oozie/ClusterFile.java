package io.howdah.oozie;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ConfigurationReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Instant;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * The file with the clusters. Each copy reads it again. Its last valid content stays in memory, so
 * that an error in the file does not fail the copies of all users.
 */
final class ClusterFile {
  private final Path file;
  private @Nullable Good lastGood;

  ClusterFile(Path file) {
    this.file = file;
  }

  /** Content without errors. */
  private static final class Good {
    private final ClusterConfiguration content;
    private final Instant time = Instant.now();

    private Good(ClusterConfiguration content) {
      this.content = content;
    }
  }

  /** Content that copies can use. */
  static final class Usable {
    private final ClusterConfiguration content;
    private final @Nullable String problem;

    private Usable(ClusterConfiguration content, @Nullable String problem) {
      this.content = content;
      this.problem = problem;
    }

    ClusterConfiguration content() {
      return content;
    }

    /**
     * Logs a problem for the administrator where this content is not the present content of the
     * file.
     *
     * @param use the operation that uses the content, as the subject of a sentence
     */
    void complain(String use) {
      if (problem != null) {
        ServiceLog.error(use + " uses the cluster file " + problem);
      }
    }
  }

  /**
   * Reads the present content of the file.
   *
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} with a message for the
   *     administrator
   */
  ClusterConfiguration read() throws CopyException {
    if (!Files.isReadable(file)) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "The cluster file "
              + file
              + ", which "
              + ServiceSettings.CLUSTERS_FILE
              + " names, does not exist or may not be read by the server.");
    }
    ConfigurationReader reader =
        new ConfigurationReader(Collections.emptyMap(), Paths.get(System.getProperty("user.home")));
    ClusterConfiguration content = reader.read(file);
    keep(new Good(content));
    return content;
  }

  /**
   * The present content of the file, or the last valid content where the present one is invalid.
   *
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} where no content was valid since
   *     this server started
   */
  Usable usable() throws CopyException {
    try {
      return new Usable(read(), null);
    } catch (CopyException e) {
      Good good = lastGood();
      if (good == null) {
        throw e;
      }
      return new Usable(
          good.content, "as it was right at " + good.time + "; now it is wrong: " + e.getMessage());
    }
  }

  private synchronized void keep(Good good) {
    lastGood = good;
  }

  private synchronized @Nullable Good lastGood() {
    return lastGood;
  }
}
