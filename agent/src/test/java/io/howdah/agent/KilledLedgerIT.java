package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.agent.DailyChanges.Deletes;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Referee;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.channel.Message;
import io.howdah.lab.proxy.Fault;
import io.howdah.lab.proxy.FaultyProxy;
import io.howdah.lab.proxy.Peer;
import io.howdah.lab.proxy.Rule;
import io.howdah.lab.proxy.Spoiling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nightly copies that are killed, by the processes of the jar as it ships: the next one misses no
 * change, whatever the killed one had copied and not remembered.
 */
class KilledLedgerIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("prod"));

  private static final int FILES = 60;

  /** One of so many kills strikes while the ledger is written, which is short. */
  private static final int KILLS_FOR_ONE_OF_THE_LEDGER = 3;

  /** The rename of a dead copy's ledger arrives while the next copy runs. */
  private static final Duration LATE = Duration.ofMillis(1_500);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private final HdfsCluster prod = LAB.cluster("prod");
  private final HdfsFiles files = prod.files();
  private final String from = LAB.newDirectory("prod");
  private final String to = LAB.newDirectory("prod");
  private final String ledgers = LAB.newDirectory("prod") + "/ledgers";
  private final FaultyProxy proxy = FaultyProxy.before(prod.urls().get(0));

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(
        directory.resolve(".webhdfs.cfg"),
        String.format(
            """
            {"clusters": [{"name": "prod", "user": "%s",
              "nameservices": [{"urls": ["%s"], "mounts": ["/"]}]}]}
            """,
            prod.user(), proxy.url()));
  }

  @AfterEach
  void closeProxy() {
    proxy.close();
  }

  @ParameterizedTest
  @EnumSource
  void missesNoChangeAfterCopiesThatWereKilled(Deletes deletes) throws Exception {
    killCopies(deletes, 3);
  }

  @Sweep
  @ParameterizedTest
  @EnumSource
  void missesNoChangeAfterCopiesThatWereKilledAt50Moments(Deletes deletes) throws Exception {
    killCopies(deletes, 50);
  }

  private void killCopies(Deletes deletes, int moments) throws Exception {
    files.writeTree(from, new TreeSpec(FILES, 6, 1, 3_000, 1));
    files.mkdirs(to);
    files.allowSnapshot(from);
    files.allowSnapshot(to);
    copy(deletes);
    DailyChanges changes = new DailyChanges(files, from, to, deletes);
    changes.happen();
    proxy.calm();
    copy(deletes);
    long requests = proxy.requests().size();
    int killed = 0;
    for (int i = 1; i <= moments; i++) {
      changes.happen();
      killed += killAt(moment(i, requests * i / (moments + 1)), deletes);
      changes.happen();

      copy(deletes);

      deleteTemporaryFiles();
      Referee.compare(prod, from, prod, to).assertEqual();
    }
    assertThat(killed).isGreaterThan(moments / 2);
    copy(deletes); // The ledger of a dead copy may have arrived last.
    if (deletes == Deletes.BY_DIFFERENCE) {
      assertThat(files.list(to + "/.snapshot")).isNotEmpty();
    } else {
      assertThat(copy(deletes).integer("Files Remembered")).isEqualTo(files.filePaths(from).size());
    }
    if (deletes == Deletes.OF_A_SNAPSHOT) {
      assertSnapshotsOfDeadCopiesGo(deletes);
    }
    assertLedgersAreTidy(changes, deletes);
  }

  /** Snapshots of killed copies stay for a week, which their names tell. */
  private void assertSnapshotsOfDeadCopiesGo(Deletes deletes) throws Exception {
    List<String> left = snapshots();
    assertThat(left).isNotEmpty();
    String old = left.get(0).replaceFirst("-[0-9]{17}-", "-20200101000000000-");
    files.createSnapshot(from, old);

    copy(deletes);

    assertThat(snapshots()).containsExactlyInAnyOrderElementsOf(left);
    left.forEach(name -> files.deleteSnapshot(from, name));
    copy(deletes);
    assertThat(snapshots()).isEmpty();
  }

  private List<String> snapshots() {
    Path root = Path.of(from, ".snapshot");
    return files.list(root.toString()).stream()
        .map(entry -> Path.of(entry.path()))
        .filter(path -> root.equals(path.getParent()))
        .map(path -> path.getFileName().toString())
        .toList();
  }

  /** Temporary files of killed copies stay for a week. */
  private void assertLedgersAreTidy(DailyChanges changes, Deletes deletes) throws Exception {
    List<String> left = new ArrayList<>(files.filePaths(ledgers));
    String ledger = left.stream().filter(path -> path.endsWith(".ledger")).findAny().orElseThrow();
    left.remove(ledger);
    assertThat(left).isNotEmpty().allMatch(DailyChanges::isTemporary);

    long old = Instant.now().minus(Duration.ofDays(8)).toEpochMilli();
    left.forEach(path -> files.setTimes(path, old, old));
    changes.happen();
    copy(deletes);

    assertThat(files.filePaths(ledgers)).containsExactly(ledger);
  }

  /** The moment after a number of requests, or while the ledger is written. */
  private BooleanSupplier moment(int number, long requests) {
    proxy.calm();
    if (number % KILLS_FOR_ONE_OF_THE_LEDGER != 0) {
      return () -> proxy.requests().size() >= requests;
    }
    Spoiling spoiling =
        number / KILLS_FOR_ONE_OF_THE_LEDGER % 2 == 1
            ? proxy.spoil(Fault.freezeUpload(10)).of("CREATE").at(Peer.DATANODE)
            : proxy.spoil(Fault.delay(LATE)).of("RENAME");
    Rule rule = spoiling.pathContaining(ledgers).once();
    return () -> rule.hits() > 0;
  }

  /** Starts a copy and kills it; 1 unless it ended before. */
  private int killAt(BooleanSupplier moment, Deletes deletes) throws Exception {
    try (AgentProcess agent = start(deletes)) {
      while (agent.isAlive() && !moment.getAsBoolean()) {
        Thread.onSpinWait();
      }
      agent.kill();
      int exitCode = agent.exitCode();
      proxy.calm();
      return exitCode == 0 ? 0 : 1;
    }
  }

  private Message copy(Deletes deletes) throws Exception {
    try (AgentProcess agent = start(deletes)) {
      assertThat(agent.exitCode()).as(agent.stderr()).isZero();
      Message status = Message.parse(agent.stdout());
      assertThat(status.has("Ledger Problem")).as(status.toString()).isFalse();
      return status;
    }
  }

  private AgentProcess start(Deletes deletes) throws IOException {
    List<String> line = new ArrayList<>(List.of("-fT", "-s", "prod", "-d", "prod"));
    line.addAll(List.of("--threads=4", "--ledger-dir=" + ledgers));
    line.addAll(deletes.options());
    line.addAll(List.of(from, to));
    return AgentProcess.start(
        JavaInstallations.programs().get(0), directory, line.toArray(String[]::new));
  }

  /** Those that killed copies left beside their targets stay for a week, too. */
  private void deleteTemporaryFiles() {
    files.filePaths(to).stream().filter(DailyChanges::isTemporary).forEach(files::delete);
  }
}
