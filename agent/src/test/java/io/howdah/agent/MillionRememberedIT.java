package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import io.howdah.lab.channel.Message;
import io.howdah.lab.proxy.FaultyProxy;
import io.howdah.lab.proxy.ProxiedRequest;
import io.howdah.ledger.WrittenLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What a nightly copy of a million unchanged files costs the process of the jar as it ships. The
 * figures are left in {@code target/million-remembered.md}:
 *
 * <pre>{@code
 * bin/test --all -pl agent -am -Dit.test=MillionRememberedIT
 * }</pre>
 */
@Sweep
@Isolated("other tests would use the time of this one")
class MillionRememberedIT {
  private static final int FILES = 1_000_000;
  private static final int DIRECTORIES = 1_000;
  private static final long MIB = 1 << 20;

  /** A proof of an empty file is remembered when the file is a day old. */
  private static final Duration AGE_OF_FILES = Duration.ofDays(3);

  private static final Duration AGE_OF_LEDGER = Duration.ofDays(1);

  /** The smallest heap, in MiB, of which a sixteenth holds a million proofs. */
  private static final int HEAP = 560;

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.ofItsOwn(HdfsCluster.builder("prod").jvmFlag("-Xmx1500m"));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private final HdfsCluster prod = LAB.cluster("prod");

  /** Starts the agent in one of the ways in which users start it. */
  private interface Start {
    AgentProcess with(String... arguments) throws IOException;
  }

  @Test
  void needsTwoListingsAndLittleMemory() throws Exception {
    makeFiles();
    Path report = Path.of("target", "million-remembered.md");
    Files.deleteIfExists(report);
    try (WrittenLedger ledger = ledger();
        FaultyProxy proxy = FaultyProxy.before(prod.urls().get(0))) {
      configure(proxy);
      ledger.save();

      Run script = run(line -> AgentProcess.startScript(List.of(), directory, line));
      List<ProxiedRequest> requests = proxy.requests();
      report(report, "agent/bin/howdah", script);
      ledger.save();
      Run limited =
          run(line -> AgentProcess.startScript(List.of("-Xmx" + HEAP + "m"), directory, line));
      report(report, "agent/bin/howdah, HOWDAH_JAVA_OPTIONS=-Xmx" + HEAP + "m", limited);
      ledger.save();
      Run jar = run(line -> AgentProcess.start(List.of(), directory, line));
      report(report, "java -jar", jar);
      Files.writeString(
          report, "requests of the first: " + requests.size() + "\n", StandardOpenOption.APPEND);

      for (Run each : List.of(script, limited, jar)) {
        assertThat(each.status.integer("Files Remembered")).isEqualTo(FILES);
        assertThat(each.status.has("Ledger Problem")).as(each.status.toString()).isFalse();
      }
      assertThat(requests).hasSizeLessThan(3_000);
      assertThat(requests)
          .extracting(ProxiedRequest::operation)
          .doesNotContain("GETFILECHECKSUM")
          .containsOnlyOnce("RENAME"); // of the ledger, which has the day of this run now
      assertThat(script.peakMemory).isLessThan(160 * MIB);
      assertThat(limited.peakMemory).isLessThan(160 * MIB);
    }
  }

  /** What a process printed, and how much memory it needed. */
  private record Run(Message status, long peakMemory) {}

  private void makeFiles() {
    long old = Instant.now().minus(AGE_OF_FILES).toEpochMilli();
    prod.files().makeEmptyFiles("/from", FILES, DIRECTORIES, old);
    prod.files().makeEmptyFiles("/to", FILES, DIRECTORIES, old);
    prod.files().mkdirs("/user/" + prod.user());
  }

  private WrittenLedger ledger() throws Exception {
    return new WrittenLedger(
        prod,
        ClusterPath.of("prod", "/from"),
        prod,
        ClusterPath.of("prod", "/to"),
        Clock.offset(Clock.systemUTC(), AGE_OF_LEDGER.negated()));
  }

  private void configure(FaultyProxy proxy) throws IOException {
    Files.writeString(
        directory.resolve(".webhdfs.cfg"),
        String.format(
            """
            {"clusters": [{"name": "prod", "user": "%s",
              "nameservices": [{"urls": ["%s"], "mounts": ["/"]}]}]}
            """,
            prod.user(), proxy.url()));
  }

  private static Run run(Start start) throws Exception {
    long peak = 0;
    try (AgentProcess agent = start.with("-fT", "-s", "prod", "-d", "prod", "/from", "/to")) {
      while (agent.isAlive()) {
        peak = Math.max(peak, agent.peakMemory());
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
      assertThat(agent.exitCode()).as(agent.stderr()).isZero();
      return new Run(Message.parse(agent.stdout()), peak);
    }
  }

  private static void report(Path report, String how, Run run) throws IOException {
    Files.writeString(
        report,
        String.format(
            "%s: %d MiB, %d s, %d files remembered%n",
            how,
            run.peakMemory / MIB,
            run.status.number("Duration"),
            run.status.integer("Files Remembered")),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
