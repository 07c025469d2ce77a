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

    assertThatThrownBy(() -> file.write("{}")).hasMessageContaining("is a directory");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void replacesNoDevice() {
    StatusFile file = new StatusFile(Path.of("/dev/null"), "run1");

    assertThatThrownBy(file::check)
        .hasMessage("The status file /dev/null is a device or a pipe, and not a regular file.");
    assertThatThrownBy(() -> file.write("{}")).hasMessageContaining("is a device or a pipe");
    assertThatThrownBy(() -> new StatusFile(Path.of("/dev/null"), "run1").write("{}"))
        .hasMessageContaining("is a device or a pipe");
  }

  @Test
  void writesThroughSymbolicLinks(@TempDir Path directory) throws Exception {
    Path real = Files.createDirectories(directory.resolve("real")).resolve("status.json");
    Path second =
        Files.createSymbolicLink(directory.resolve("second"), Path.of("real/status.json"));
    Path first = Files.createSymbolicLink(directory.resolve("first"), second);

    for (String text : new String[] {"{}", "{\"again\": 1}"}) {
      StatusFile file = new StatusFile(first, "run1");
      file.check();
      file.write(text);

      assertThat(real).hasContent(text + "\n");
    }
    assertThat(first).isSymbolicLink();
    assertThat(second).isSymbolicLink();
  }

  @Test
  void refusesLinksThatLeadToADeviceOrInACircle(@TempDir Path directory) throws Exception {
    Path device = Files.createSymbolicLink(directory.resolve("device"), Path.of("/dev/null"));
    Path circle = Files.createSymbolicLink(directory.resolve("circle"), Path.of("circle"));

    assertThatThrownBy(() -> new StatusFile(device, "run1").check())
        .hasMessage(
            "The status file " + device + " is a device or a pipe, and not a regular file.");
    assertThatThrownBy(() -> new StatusFile(circle, "run1").check())
        .hasMessage(
            "The status file "
                + circle
                + " cannot be written: too many symbolic links lead on from it.");
  }
}
