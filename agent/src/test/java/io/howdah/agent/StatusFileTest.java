package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusFileTest {
  @Test
  void replacesTheFileAsAWhole(@TempDir Path directory) throws Exception {
    Path path = directory.resolve("status.json");
    Files.writeString(path, "old");
    StatusFile file = new StatusFile(path, "run1");

    file.check();
    assertThat(path).hasContent("old");

    file.write("{}");
    assertThat(path).hasContent("{}\n");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void findsOutBeforeTheCopyThatItCannotBeWritten(@TempDir Path directory) {
    assertThatThrownBy(() -> new StatusFile(directory, "run1").check())
        .hasMessage("The status file " + directory + " is a directory.");

    Path missing = directory.resolve("missing/status.json");
    assertThatThrownBy(() -> new StatusFile(missing, "run1").check())
        .hasMessage(
            "The status file " + missing + " cannot be written: there is no such directory.");
  }

  @Test
  void leavesNothingBehindWhereItCannotBeWritten(@TempDir Path directory) throws Exception {
    Path path = directory.resolve("status.json");
    StatusFile file = new StatusFile(path, "run1");
    Files.createDirectory(path);
    Files.createFile(path.resolve("in-the-way"));

    assertThatThrownBy(() -> file.write("{}")).hasMessageContaining("cannot be written");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }
}
