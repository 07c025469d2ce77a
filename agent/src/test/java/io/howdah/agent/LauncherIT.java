package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the agent, as it lies in the project and beside a jar elsewhere. */
class LauncherIT {
  private static final Path LAUNCHER = Path.of("bin", "howdah").toAbsolutePath();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void runsTheJarThatWasBuilt() throws Exception {
    assertThat(output(0, LAUNCHER, "--version")).startsWith("howdah ");
  }

  @Test
  void runsTheJarBesideIt() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("some where"));
    Path launcher = Files.copy(LAUNCHER, elsewhere.resolve("howdah"));
    Files.copy(AgentProcess.jar(), elsewhere.resolve("howdah-agent.jar"));

    // What it is given it hands on as it is, and the exit code it hands back.
    assertThat(output(2, launcher, "-s", "two words", "/a b"))
        .contains("howdah: ")
        .doesNotContain("Exception");
  }

  @Test
  void saysThatThereIsNoJar() throws Exception {
    Path launcher = Files.copy(LAUNCHER, directory.resolve("howdah"));

    assertThat(output(2, launcher, "--version"))
        .startsWith("howdah: There is no howdah-agent.jar beside ")
        .contains("run mvn -DskipTests package");
  }

  private static String output(int exitCode, Path launcher, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", launcher.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isEqualTo(exitCode);
    return output;
  }
}
