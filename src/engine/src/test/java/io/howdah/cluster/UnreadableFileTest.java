package io.howdah.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableFileTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void saysWhatIsWrongAndNotWhatJavaCallsIt() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThat(problem(directory.resolve("none"))).endsWith("none' does not exist.");
    assertThat(problem(directory)).endsWith("' cannot be read: Is a directory.");
    assertThat(problem(file.resolve("below"))).endsWith("' cannot be read: Not a directory.");
    assertThat(
            UnreadableFile.of("keytab", file, new AccessDeniedException(file.toString()))
                .getMessage())
        .isEqualTo("The keytab '" + file + "' may not be read by the present user.");
  }

  private static String problem(Path file) {
    IOException cause = catchThrowableOfType(IOException.class, () -> Files.readAllBytes(file));
    return String.valueOf(UnreadableFile.of("keytab", file, cause).getMessage());
  }
}
