package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
  @Test
  void namesTheLogsThatWereWrittenSince(@TempDir Path directory) throws Exception {
    Instant start = Instant.now().minusSeconds(2);
    Path quiet = LogFiles.newFile(directory, "quiet");
    Path cluster = Files.writeString(LogFiles.newFile(directory, "cluster"), "WARN");
    Path server = LogFiles.newDirectory(directory, "oozie");
    Path log = Files.writeString(server.resolve("oozie.log"), "ERROR");

    assertThat(LogFiles.writtenSince(start)).contains(cluster, log).doesNotContain(quiet, server);
    assertThat(LogFiles.writtenSince(Instant.now().plusSeconds(60))).isEmpty();
  }

  @Test
  void namesNoLogsThatAreGone(@TempDir Path directory) throws Exception {
    Path server = LogFiles.newDirectory(directory, "oozie");
    Files.delete(server);

    assertThat(LogFiles.writtenSince(Instant.EPOCH)).noneMatch(log -> log.startsWith(server));
  }
}
