package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab as a shell sees it. */
class LabMainIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  private final Path directory;

  LabMainIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void runsACommandWithItsConfigurationAndOutputAlone() throws Exception {
    Process run =
        lab(
            "run",
            "--clusters",
            "one",
            "--nodes",
            "1",
            "--dir",
            ".",
            "--",
            "sh",
            "-c",
            "cat \"$WEBHDFS_CONFIG\"; exit 7");

    String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor()).isEqualTo(7);
    assertThat(output)
        .startsWith("{\"clusters\":[{\"name\":\"one\",\"auth_mechanism\":\"NONE\",\"user\":")
        .contains("\"nameservices\":[{\"urls\":[\"http://localhost:")
        .endsWith("\"mounts\":[\"/\"]}]}]}\n");
  }

  @Test
  void refereesClustersOfAnotherProcessThatEndWithIt() throws Exception {
    Process run = lab("run", "--clusters", "one=3.4.3,two=3.4.3", "--nodes", "1", "--dir", ".");
    List<ProcessHandle> servers;
    try {
      Path properties = directory.resolve("lab.properties");
      await(() -> Files.exists(properties) && Files.readString(properties).contains("two.urls"));
      LabProperties lab = LabProperties.read(directory);
      for (URI nameNode : List.of(lab.urls("one").get(0), lab.urls("two").get(0))) {
        WebHdfs.create(nameNode, "/a", HdfsFiles.content(1, 1_000));
      }
      servers = run.children().toList();
      assertThat(servers).hasSize(2);

      assertThat(referee("one:/", "two:/")).isZero();
      WebHdfs.create(lab.urls("two").get(0), "/b", HdfsFiles.content(1, 1_000));
      assertThat(referee("one:/", "two:/")).isEqualTo(1);
    } finally {
      run.destroyForcibly();
    }
    await(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void servesAnOozieThatEndsWithIt() throws Exception {
    Process run =
        lab(
            "run",
            "--clusters",
            "one",
            "--dir",
            ".",
            "--oozie",
            "one",
            "--oozie-property",
            "howdah.lab.test=yes",
            "--",
            "sh",
            "-c",
            "echo \"$OOZIE_URL\"; read end");
    List<ProcessHandle> servers;
    try {
      String url = run.inputReader().readLine();
      assertThat(url).matches("http://localhost:\\d+/oozie");
      try (InputStream configuration =
          URI.create(url + "/v2/admin/configuration").toURL().openStream()) {
        assertThat(new String(configuration.readAllBytes(), StandardCharsets.UTF_8))
            .contains("\"howdah.lab.test\":\"yes\"");
      }
      servers = run.children().toList();
      assertThat(servers).hasSize(3);
    } finally {
      run.destroyForcibly();
    }
    await(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void securesClusters() throws Exception {
    Process run =
        lab(
            "run",
            "--clusters",
            "one,two",
            "--dir",
            ".",
            "--secure",
            "alice",
            "--https",
            "--",
            "sh",
            "-c",
            "echo up; read end");
    try {
      assertThat(run.inputReader().readLine()).isEqualTo("up");
      assertThat(Files.readString(directory.resolve("webhdfs.cfg")))
          .contains("\"auth_mechanism\":\"GSSAPI\"", "\"principal\":\"hdfs/localhost@TWO.TEST\"")
          .contains("https://localhost:");
      assertThat(directory.resolve("ca.pem")).exists();
      assertThat(directory.resolve("one/krb5.conf")).exists();
      assertThat(directory.resolve("one/alice.keytab")).exists();

      assertThat(referee("one:/", "two:/")).isZero();
      assertThat(referee("one:/", "two:/none")).isEqualTo(1);
    } finally {
      run.destroyForcibly();
    }
  }

  @Test
  void explainsItself() throws Exception {
    Process run = lab("walk");

    assertThat(new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("'walk' is neither run nor referee.\nusage: ");
    assertThat(run.waitFor()).isEqualTo(2);
  }

  private int referee(String first, String second) throws Exception {
    return lab("referee", "--dir", ".", first, second).waitFor();
  }

  private Process lab(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(absolute(System.getProperty("java.class.path")));
    command.add("io.howdah.lab.LabMain");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(directory.toFile()).start();
  }

  private static String absolute(String classPath) {
    List<String> entries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  private static void await(Condition condition) throws Exception {
    Instant end = Instant.now().plus(LONG);
    while (!condition.holds()) {
      assertThat(Instant.now()).isBefore(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }
}
