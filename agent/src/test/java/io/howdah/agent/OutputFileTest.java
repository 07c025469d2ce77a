package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @Test
  void replacesTheFileAsAWhole(@TempDir Path directory) throws Exception {
    Path path = directory.resolve("status.json");
    Files.writeString(path, "old");
    OutputFile file = OutputFile.ofStatus(path, "run1");

    file.check();
    assertThat(path).hasContent("old");

    file.write("{}");
    assertThat(path).hasContent("{}\n");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void findsOutBeforeTheCopyThatItCannotBeWritten(@TempDir Path directory) {
    assertThatThrownBy(() -> OutputFile.ofStatus(directory, "run1").check())
        .hasMessage("The status file " + directory + " is a directory.");

    Path missing = directory.resolve("missing/status.json");
    assertThatThrownBy(() -> OutputFile.ofStatus(missing, "run1").check())
        .hasMessage(
            "The status file " + missing + " cannot be written: there is no such directory.");
  }

  @Test
  void leavesNothingBehindWhereItCannotBeWritten(@TempDir Path directory) throws Exception {
    Path path = directory.resolve("status.json");
    OutputFile file = OutputFile.ofStatus(path, "run1");
    Files.createDirectory(path);
    Files.createFile(path.resolve("in-the-way"));

    assertThatThrownBy(() -> file.write("{}")).hasMessageContaining("is a directory");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void replacesNoDevice() {
    OutputFile file = OutputFile.ofStatus(Path.of("/dev/null"), "run1");

    assertThatThrownBy(file::check)
        .hasMessage("The status file /dev/null is a device or a pipe, and not a regular file.");
    assertThatThrownBy(() -> file.write("{}")).hasMessageContaining("is a device or a pipe");
    assertThatThrownBy(() -> OutputFile.ofStatus(Path.of("/dev/null"), "run1").write("{}"))
        .hasMessageContaining("is a device or a pipe");
  }

  @Test
  void writesThroughSymbolicLinks(@TempDir Path directory) throws Exception {
    Path real = Files.createDirectories(directory.resolve("real")).resolve("status.json");
    Path second =
        Files.createSymbolicLink(directory.resolve("second"), Path.of("real/status.json"));
    Path first = Files.createSymbolicLink(directory.resolve("first"), second);

    for (String text : new String[] {"{}", "{\"again\": 1}"}) {
      OutputFile file = OutputFile.ofStatus(first, "run1");
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

    assertThatThrownBy(() -> OutputFile.ofStatus(device, "run1").check())
        .hasMessage(
            "The status file " + device + " is a device or a pipe, and not a regular file.");
    assertThatThrownBy(() -> OutputFile.ofStatus(circle, "run1").check())
        .hasMessage(
            "The status file "
                + circle
                + " cannot be written: too many symbolic links lead on from it.");
  }

  /** The collector runs as another user than the copy. */
  @Test
  void makesMetricsReadableForEveryUser(@TempDir Path directory) throws Exception {
    Path path = directory.resolve("howdah.prom");
    Files.writeString(path, "old");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));

    OutputFile.ofMetrics(path, "run1").write("new");

    assertThat(path).hasContent("new\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void saysWhichOfTheFilesCannotBeWritten(@TempDir Path directory) {
    assertThatThrownBy(() -> OutputFile.ofMetrics(directory, "run1").check())
        .hasMessage("The metrics file " + directory + " is a directory.");
  }
}
