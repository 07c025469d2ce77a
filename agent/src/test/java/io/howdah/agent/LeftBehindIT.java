package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HadoopVersion;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.channel.Message;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the agent's process leaves at a real destination, and what the next copy makes of it. */
class LeftBehindIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(
          HdfsCluster.builder("prod"), HdfsCluster.builder("old").hadoop(HadoopVersion.V2_10_2));

  private static final Duration LONG = Duration.ofDays(8);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  // The method below runs first, which NullAway does not see.
  @SuppressWarnings("NullAway.Init")
  private Path few;

  @BeforeEach
  void writeFewFiles() throws IOException {
    few = Files.createDirectory(directory.resolve("few"));
    Files.writeString(few.resolve("a"), "small");
  }

  @Test
  void namesWhatAKilledProcessLeftAndDeletesItWhenItIsOld() throws Exception {
    HdfsCluster prod = LAB.cluster("prod");
    String target = LAB.newDirectory("prod");
    kill("local", largeFiles(), "prod", target, () -> temporaryFiles(prod, target));
    List<String> left = temporaryFiles(prod, target);

    Message named = copy("local", few.toString(), "prod", target);
    List<String> old = left.stream().map(path -> aged(prod, path)).toList();
    String young = old.get(0).replaceAll("howdah-\\w+", "howdah-another");
    prod.files().write(young, 10, 1);
    Message again = copy("local", few.toString(), "prod", target);

    assertThat(left).isNotEmpty();
    assertThat(named.texts("Left Behind")).containsExactlyInAnyOrderElementsOf(left);
    assertThat(again.texts("Left Behind")).containsExactly(young);
    assertThat(prod.files().filePaths(target)).containsExactlyInAnyOrder(target + "/a", young);
  }

  @Test
  void namesWhatAKilledProcessLeftOnThisMachine() throws Exception {
    HdfsCluster prod = LAB.cluster("prod");
    String source = LAB.newDirectory("prod");
    prod.files().write(source + "/a", 10, 1);
    String large = LAB.newDirectory("prod");
    prod.files().write(large + "/large", 300 << 20, 1);
    Path target = Files.createDirectory(directory.resolve("target"));
    kill("prod", large, "local", target.toString(), () -> temporaryFiles(target));
    List<String> left = temporaryFiles(target);

    Message named = copy("prod", source, "local", target.toString());

    assertThat(left).isNotEmpty();
    assertThat(named.texts("Left Behind")).containsExactlyInAnyOrderElementsOf(left);
  }

  @Test
  void doesNotDeleteAnOldFileThatIsHeldOpen() throws Exception {
    for (String cluster : List.of("prod", "old")) {
      HdfsCluster hdfs = LAB.cluster(cluster);
      String target = LAB.newDirectory(cluster);
      String open = target + "/.a.howdah-slow-1-t" + seconds(LONG);
      hdfs.files().openForWrite(open, 1_000, 1);
      setTime(hdfs, open, LONG);
      try {
        Message status = copy("local", few.toString(), cluster, target);
        assertThat(status.texts("Left Behind")).as(cluster).containsExactly(open);
        assertThat(hdfs.files().status(open)).isPresent();
      } finally {
        hdfs.files().closeWrite(open);
      }
      setTime(hdfs, open, LONG);
      copy("local", few.toString(), cluster, target);
      assertThat(hdfs.files().filePaths(target)).containsExactly(target + "/a");
    }
  }

  /** HDFS has no names with a colon, so nothing of such a file can be left. */
  @Test
  void namesNoFileThatCannotExist() throws Exception {
    Files.writeString(few.resolve("12:30"), "time");
    try (HttpFsServer httpFs = HttpFsServer.builder(LAB.cluster("prod")).start()) {
      for (URI url :
          List.of(
              LAB.cluster("prod").urls().get(0), LAB.cluster("old").urls().get(0), httpFs.url())) {
        String cluster = url.equals(LAB.cluster("old").urls().get(0)) ? "old" : "prod";
        String target = LAB.newDirectory(cluster);

        Message status = run(url, "local", few.toString(), "there", target);

        assertThat(status.messages("Failures")).as(url.toString()).hasSize(1);
        assertThat(status.has("Left Behind")).as(status.toString()).isFalse();
      }
    }
  }

  /** Starts a copy and kills its process as soon as it has written something. */
  private void kill(
      String source, String from, String destination, String to, Supplier<List<String>> left)
      throws Exception {
    try (AgentProcess agent = start(urlOf(source, destination), source, from, destination, to)) {
      Instant deadline = Instant.now().plusSeconds(60);
      while (left.get().isEmpty()) {
        assertThat(Instant.now()).as(agent.stderr()).isBefore(deadline);
      }
      agent.signal("KILL");
      agent.exitCode();
    }
    // A DataNode closes what it has got of a broken upload in its own time.
    HdfsCluster prod = LAB.cluster("prod");
    Instant deadline = Instant.now().plusSeconds(60);
    while (!prod.files().openFiles().isEmpty()) {
      assertThat(Instant.now()).isBefore(deadline);
    }
  }

  private Message copy(String source, String from, String destination, String to) throws Exception {
    return run(urlOf(source, destination), source, from, destination, to);
  }

  private static URI urlOf(String source, String destination) {
    return LAB.cluster(source.equals("local") ? destination : source).urls().get(0);
  }

  private Message run(URI url, String source, String from, String destination, String to)
      throws Exception {
    try (AgentProcess agent = start(url, source, from, destination, to)) {
      agent.exitCode();
      return Message.parse(agent.stdout());
    }
  }

  private AgentProcess start(URI url, String source, String from, String destination, String to)
      throws IOException {
    String alias = source.equals("local") ? destination : source;
    Files.writeString(
        directory.resolve(".webhdfs.cfg"),
        String.format(
            """
            {"clusters": [{"name": "%s", "user": "%s",
              "nameservices": [{"urls": ["%s"], "mounts": ["/"]}]}]}
            """,
            alias, LAB.cluster("prod").user(), url));
    return AgentProcess.start(
        JavaInstallations.programs().get(0),
        directory,
        "-fT",
        "-s",
        source,
        "-d",
        destination,
        from,
        to);
  }

  /** Makes a file look as old as the process would be that left it. */
  private static String aged(HdfsCluster cluster, String path) {
    String old = path.replaceAll("-t\\w+$", "-t" + seconds(LONG));
    cluster.files().rename(path, old);
    setTime(cluster, old, LONG);
    return old;
  }

  private static void setTime(HdfsCluster cluster, String path, Duration ago) {
    cluster.files().setTimes(path, Instant.now().minus(ago).toEpochMilli(), -1);
  }

  private static String seconds(Duration ago) {
    return Long.toString(Instant.now().minus(ago).getEpochSecond(), 36);
  }

  /** Files that take long to copy and little room here. */
  private String largeFiles() throws IOException {
    Path large = Files.createDirectory(directory.resolve("large"));
    for (int i = 0; i < 4; i++) {
      try (RandomAccessFile file = new RandomAccessFile(large.resolve("f" + i).toFile(), "rw")) {
        file.setLength(1L << 30);
      }
    }
    return large.toString();
  }

  private static List<String> temporaryFiles(HdfsCluster cluster, String target) {
    return cluster.files().filePaths(target).stream()
        .filter(path -> path.contains(".howdah-"))
        .toList();
  }

  private static List<String> temporaryFiles(Path target) {
    try (Stream<Path> files = Files.list(target)) {
      return files.map(Path::toString).filter(path -> path.contains(".howdah-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
