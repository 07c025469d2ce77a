package io.howdah.oozie.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.CopyOptions;
import io.howdah.oozie.state.Lease;
import io.howdah.oozie.state.LeaseTerms;
import io.howdah.oozie.state.Owner;
import io.howdah.oozie.state.RunDirectory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HeartbeatTest {
  private static final Duration SOON = Duration.ofMillis(1);
  private static final Duration NEVER = Duration.ofDays(1);

  private final Path path;
  private final RunDirectory directory;
  private final ActionRun run;
  private Lease lease;

  HeartbeatTest(@TempDir java.nio.file.Path temporary) throws IOException {
    path = new Path(new Path(temporary.toUri()), "run");
    directory = new RunDirectory(local(new RawLocalFileSystem()), path);
    run = run(directory);
  }

  @BeforeEach
  void claim() throws IOException {
    directory.make();
    lease = claimAs("one");
  }

  @Test
  void showsThatTheOwnerLives() throws Exception {
    long before = directory.read().renewed();

    try (Heartbeat unused = Heartbeat.start(run, lease, settings(SOON, NEVER))) {
      while (directory.read().renewed() == before) {
        Thread.sleep(5);
      }
    }

    assertThat(run.stopCause()).isNull();
  }

  @Test
  void endsAtOnceWhenItIsClosed() throws Exception {
    Heartbeat heartbeat = Heartbeat.start(run, lease, settings(NEVER, NEVER));
    assertThat(isBeating()).isTrue();

    heartbeat.close();

    while (isBeating()) {
      Thread.sleep(5);
    }
  }

  @Test
  void stopsACopyThatAnotherServerHasTakenOver() throws Exception {
    try (Heartbeat unused = Heartbeat.start(run, lease, settings(SOON, NEVER))) {
      claimAs("other");

      assertThat(awaitStop(run)).isEqualTo(StopCause.FENCED);
    }
  }

  @Test
  void stopsACopyOfWhichOozieHasDeletedTheRecords() throws Exception {
    try (Heartbeat unused = Heartbeat.start(run, lease, settings(SOON, NEVER))) {
      directory.delete();

      assertThat(awaitStop(run)).isEqualTo(StopCause.KILLED);
    }
  }

  @Test
  void stopsACopyThatItCouldNotShowToBeAliveBeforeOthersTakeItOver() throws Exception {
    ActionRun silent = run(new RunDirectory(local(new Unwritable()), path));

    try (Heartbeat unused = Heartbeat.start(silent, lease, settings(SOON, Duration.ofMillis(50)))) {
      assertThat(awaitStop(silent)).isEqualTo(StopCause.FENCED);
    }
  }

  @Test
  void bearsThatTheFileSystemIsAwayForAShortWhile() throws Exception {
    Unwritable fileSystem = new Unwritable();
    ActionRun silent = run(new RunDirectory(local(fileSystem), path));

    try (Heartbeat unused = Heartbeat.start(silent, lease, settings(SOON, NEVER))) {
      while (fileSystem.refused.get() < 3) {
        Thread.sleep(5);
      }
    }

    assertThat(silent.stopCause()).isNull();
  }

  private Lease claimAs(String server) throws IOException {
    return Objects.requireNonNull(
        directory.claim(directory.read(), LeaseTerms.of(Owner.of(server, "life"), 0, 0)));
  }

  private static @Nullable StopCause awaitStop(ActionRun run) throws InterruptedException {
    while (run.stopCause() == null) {
      Thread.sleep(5);
    }
    return run.stopCause();
  }

  private boolean isBeating() {
    String name = "howdah-" + run.key().runId() + "-heartbeat";
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals(name));
  }

  private static RunSettings settings(Duration heartbeat, Duration leaseTimeout) {
    return RunSettings.builder().heartbeat(heartbeat).leaseTimeout(leaseTimeout).build();
  }

  private static ActionRun run(RunDirectory records) {
    CopyOrder order =
        CopyOrder.of(
            ClusterPath.of("staging", "/a"),
            ClusterPath.of("prod", "/b"),
            CopyOptions.builder().build());
    RunKey key = RunKey.of("job@beating", "job@beating@0", 0);
    return new ActionRun(key, "alice", order, records, new Unheard());
  }

  private static FileSystem local(FileSystem fileSystem) throws IOException {
    fileSystem.initialize(URI.create("file:///"), new Configuration(false));
    return fileSystem;
  }

  /** Shows what is there, and takes nothing. */
  private static final class Unwritable extends RawLocalFileSystem {
    private final AtomicInteger refused = new AtomicInteger();

    @Override
    public void setTimes(Path path, long modificationTime, long accessTime) throws IOException {
      refused.incrementAndGet();
      throw new IOException("The NameNode is in safe mode.");
    }
  }
}
