package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that starts the agent, in the project and beside a jar elsewhere. */
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
  void startsInAHeapSmallerThanItsOwn() throws Exception {
    assertThat(output("-Xmx24m", 0, LAUNCHER, "--version")).startsWith("howdah ");
  }

  /** A user who limits the memory must not get more of it than without the limit. */
  @ParameterizedTest
  @ValueSource(strings = {"-Xmx100m", "-Xmx1500M", "-Xmx2g", "-Xmx24m -Xmx1g -XX:+UseSerialGC", ""})
  void beginsWithASmallHeapWhereAUserLimitsIt(String options) throws Exception {
    assertThat(output(options + " -XX:+PrintFlagsFinal", 0, LAUNCHER, "--version"))
        .containsPattern("InitialHeapSize\\s+:?= 67108864 ")
        .containsPattern("MaxNewSize\\s+:?= 25165824 ");
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
  void sharesTheClassesOfTheJarThatWasThere() throws Exception {
    Path launcher = Files.copy(LAUNCHER, directory.resolve("howdah"));
    Path jar = Files.copy(AgentProcess.jar(), directory.resolve("howdah-agent.jar"));

    assertThat(output(0, launcher, "share-classes")).isEmpty();

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\d+", "N")))
          .containsExactlyInAnyOrder("howdah", "howdah-agent.jar", "howdah-agent-N.jsa");
    }
    assertThat(output(0, launcher, "--version")).startsWith("howdah ").hasLineCount(1);
    assertThat(output("-Xshare:on -Xlog:class+load", 0, launcher, "--version"))
        .contains("io.howdah.agent.AgentMain source: shared objects file");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0)); // another one, of an older release
    assertThat(output(0, launcher, "--version")).startsWith("howdah ").hasLineCount(1);
  }

  @Test
  void saysWhatSharingClassesTakes() throws Exception {
    Path launcher = Files.copy(LAUNCHER, directory.resolve("howdah"));
    Files.writeString(directory.resolve("howdah-agent.jar"), "not a jar");

    assertThat(output(2, launcher, "share-classes")).contains("that takes a JDK of 11 or later");
    assertThat(output(2, launcher, "share-classes", "anew"))
        .isEqualTo(
            "howdah: share-classes takes nothing else, and 'anew' is there."
                + System.lineSeparator());
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void saysThatThereIsNoJar() throws Exception {
    Path launcher = Files.copy(LAUNCHER, directory.resolve("howdah"));

    assertThat(output(2, launcher, "--version"))
        .startsWith("howdah: There is no howdah-agent.jar beside ")
        .contains("run mvn -DskipTests package");
  }

  /** As in a cron job or a container. */
  @Test
  void takesNamesBeyondAsciiWhereTheLocaleIsC() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            "sh",
            "-c",
            "exec sh \"$0\" -s local -d nowhere \"$(printf 'gr\\303\\274n')\" /in",
            LAUNCHER.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("WEBHDFS_CONFIG", directory.resolve("none").toString());
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(output).doesNotContain("cannot express").contains("gr\\u00FCn");
  }

  private static String output(int exitCode, Path launcher, String... arguments)
      throws IOException, InterruptedException {
    return output("", exitCode, launcher, arguments);
  }

  private static String output(String javaOptions, int exitCode, Path launcher, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", launcher.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("HOWDAH_JAVA_OPTIONS", javaOptions);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isEqualTo(exitCode);
    return output;
  }
}
