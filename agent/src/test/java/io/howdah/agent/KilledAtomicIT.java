package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Referee;
import io.howdah.lab.Sweep;
import io.howdah.lab.proxy.FaultyProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table whose partitions are replaced as a whole, by the processes of the jar as it ships, while
 * a reader lists them: it sees an old partition or a new one, also after copies that were killed.
 */
class KilledAtomicIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("prod"));

  private static final int PARTITIONS = 3;
  private static final int FILES = 8;
  private static final long SHORTEST = 1_000;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private final HdfsCluster prod = LAB.cluster("prod");
  private final HdfsFiles files = prod.files();
  private final String from = LAB.newDirectory("prod");
  private final String to = LAB.newDirectory("prod");
  private final FaultyProxy proxy = FaultyProxy.before(prod.urls().get(0));
  private int version;

  @BeforeEach
  void copyOnce() throws Exception {
    Files.writeString(
        directory.resolve(".webhdfs.cfg"),
        String.format(
            """
            {"clusters": [{"name": "prod", "user": "%s",
              "nameservices": [{"urls": ["%s"], "mounts": ["/"]}]}]}
            """,
            prod.user(), proxy.url()));
    write();
    copy();
  }

  @AfterEach
  void closeProxy() {
    proxy.close();
  }

  /** All files of a version have the same length, by which a reader tells them apart. */
  private void write() {
    version++;
    for (int partition = 1; partition <= PARTITIONS; partition++) {
      for (int file = 0; file < FILES; file++) {
        files.write(from + "/ds=" + partition + "/file-" + file, SHORTEST + version, version);
      }
    }
    files.write(from + "/_SUCCESS", version, version);
  }

  @Test
  void showsAReaderTheOldOrTheNewPartition() throws Exception {
    replace(4);
  }

  @Sweep
  @Test
  void showsAReaderTheOldOrTheNewPartitionWhile50AreReplaced() throws Exception {
    replace(50);
  }

  private void replace(int times) throws Exception {
    try (PartitionReader reader = PartitionReader.start(prod, to, PARTITIONS, FILES, SHORTEST)) {
      for (int i = 0; i < times; i++) {
        write();
        copy();
        Referee.compare(prod, from, prod, to).assertEqual();
      }
      reader.assertWholePartitions();
      assertThat(reader.listings()).isGreaterThan(times * 10L);
      assertThat(reader.longestAbsence()).isLessThan(2_000);
    }
  }

  @Test
  void leavesWholePartitionsAfterCopiesThatWereKilled() throws Exception {
    killCopies(3);
  }

  @Sweep
  @Test
  void leavesWholePartitionsAfterCopiesThatWereKilledAt30Moments() throws Exception {
    killCopies(30);
  }

  private void killCopies(int moments) throws Exception {
    write();
    proxy.calm();
    copy();
    long requests = proxy.requests().size();
    int killed = 0;
    try (PartitionReader reader = PartitionReader.start(prod, to, PARTITIONS, FILES, SHORTEST)) {
      for (int i = 1; i <= moments; i++) {
        write();
        killed += killAfter(requests * i / (moments + 1));
        copy();
        Referee.compare(prod, from, prod, to).assertEqual();
      }
      reader.assertWholePartitions();
    }
    assertThat(killed).isGreaterThan(moments / 2);
  }

  private int killAfter(long requests) throws Exception {
    proxy.calm();
    try (AgentProcess agent = start()) {
      while (agent.isAlive() && proxy.requests().size() < requests) {
        Thread.onSpinWait();
      }
      agent.kill();
      int exitCode = agent.exitCode();
      proxy.calm();
      return exitCode == 0 ? 0 : 1;
    }
  }

  private void copy() throws Exception {
    try (AgentProcess agent = start()) {
      assertThat(agent.exitCode()).as(agent.stderr()).isZero();
    }
    deleteHidden();
  }

  /** What killed copies have left under hidden names stays for a week. */
  private void deleteHidden() {
    files.list(to).stream()
        .filter(entry -> entry.path().startsWith(to + "/."))
        .forEach(entry -> files.delete(entry.path()));
  }

  private AgentProcess start() throws IOException {
    List<String> line =
        List.of(
            "-fT",
            "-s",
            "prod",
            "-d",
            "prod",
            "--threads=4",
            "--atomic=partition",
            "--delete",
            "--skip-trash",
            from,
            to);
    return AgentProcess.start(
        JavaInstallations.programs().get(0), directory, line.toArray(String[]::new));
  }
}
