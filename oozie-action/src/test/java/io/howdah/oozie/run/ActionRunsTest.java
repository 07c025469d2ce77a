package io.howdah.oozie.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.ErrorCode;
import io.howdah.oozie.state.Lease;
import io.howdah.oozie.state.LeaseTerms;
import io.howdah.oozie.state.Owner;
import io.howdah.oozie.state.RunDirectory;
import io.howdah.oozie.state.RunState;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What servers make of each other's leases; no lease ever expires here. */
@Timeout(60)
class ActionRunsTest {
  private static final Owner OTHER = Owner.of("other", "life");
  private static final Duration NEVER = Duration.ofDays(1);
  private static final CopyOrder ORDER =
      CopyOrder.of(
          ClusterPath.of("staging", "/a"), ClusterPath.of("prod", "/b"), CopyOptions.defaults());

  private final WaitingEngines engines = new WaitingEngines();
  private final List<Integer> incarnations = engines.incarnations();
  private final Semaphore begun = engines.begun();
  private final CountDownLatch mayEnd = engines.mayEnd();
  private final ActionRuns runs = server("one");
  private final Path directory;

  ActionRunsTest(@TempDir java.nio.file.Path temporary) {
    directory = new Path(temporary.toUri());
  }

  @AfterEach
  void end() throws InterruptedException {
    mayEnd.countDown();
    runs.close(Duration.ofSeconds(10));
  }

  @Test
  void copiesOnceHoweverOftenOozieStartsTheAction() throws Exception {
    runs.add(run(0));
    begun.acquire();
    runs.add(run(0));
    mayEnd.countDown();
    awaitEnd();

    assertThat(incarnations).containsExactly(1);
    assertThat(records().result(0).status()).isEqualTo("SUCCEEDED");
  }

  @Test
  void leavesARunAloneThatAnotherServerHas() throws Exception {
    runs.add(run(0));
    begun.acquire();
    ActionRuns other = server("other");

    assertThat(other.isFree(run(0), records().read())).isFalse();
    other.add(run(0));
    other.close(Duration.ofSeconds(10));

    assertThat(incarnations).containsExactly(1);
  }

  @Test
  void beginsTheWorkflowsNextTryAtOnce() throws Exception {
    engines.failure(new CopyException(ErrorCode.PERMISSION_DENIED, "No."));
    mayEnd.countDown();
    runs.add(run(0));
    begun.acquire();
    awaitEnd();
    engines.failure(null);

    runs.add(run(1));
    begun.acquire();
    awaitEnd();

    assertThat(incarnations).containsExactly(1, 2);
    assertThat(records().result(0).errorCode()).isEqualTo("HOWDAH_PERMISSION_DENIED");
    assertThat(records().result(1).status()).isEqualTo("SUCCEEDED");
  }

  @Test
  void countsRetriesOfEachTryAnew() throws Exception {
    engines.failure(new CopyException(ErrorCode.CLUSTER_UNREACHABLE, "Away."));
    mayEnd.countDown();
    runs.add(run(0));
    begun.acquire(2); // one retry is allowed
    awaitEnd();

    runs.add(run(1));
    begun.acquire(2);
    awaitEnd();

    assertThat(incarnations).containsExactly(1, 2, 3, 4);
    assertThat(records().read().hasResult(1)).isTrue();
  }

  @Test
  void waitsForARetryOfAnotherServerUnlessItsClockIsFarAhead() throws Exception {
    ActionRuns patient = server("patient", Duration.ofHours(1));
    long now = System.currentTimeMillis();
    long inAnHour = now + Duration.ofMinutes(65).toMillis(); // its clock is five minutes ahead
    releaseByOther(LeaseTerms.of(OTHER, 0, 1).notBefore(inAnHour));
    assertThat(patient.isFree(run(0), records().read())).isFalse();

    long tomorrow = now + Duration.ofDays(1).toMillis();
    releaseByOther(LeaseTerms.of(OTHER, 0, 2).notBefore(tomorrow));
    assertThat(patient.isFree(run(0), records().read())).isTrue();
  }

  @Test
  void writesNoResultOfACopyThatAnotherServerHasTakenOver() throws Exception {
    engines.failure(new CopyException(ErrorCode.PERMISSION_DENIED, "No."));
    runs.add(run(0));
    begun.acquire();
    RunState state = records().read();
    records().claim(state, LeaseTerms.of(OTHER, 0, 0));
    mayEnd.countDown();
    awaitEnd();

    assertThat(records().read().hasResult(0)).isFalse();
  }

  @Test
  void failsACheckWhoseSidesDifferUnlessTheWorkflowDecides() throws Exception {
    mayEnd.countDown();
    runs.add(checking(0, Purpose.CHECK));
    awaitEnd();
    runs.add(checking(1, Purpose.REPORT));
    awaitEnd();

    assertThat(records().result(0).errorCode()).isEqualTo("HOWDAH_TREES_DIFFER");
    assertThat(records().result(0).data()).containsEntry("filesMissing", "1");
    assertThat(records().result(1).status()).isEqualTo("SUCCEEDED");
    assertThat(records().result(1).data()).containsEntry("outcome", "Different");
  }

  @Test
  void repeatsACheckAfterAPassingFailure() throws Exception {
    engines.failure(new CopyException(ErrorCode.CLUSTER_UNREACHABLE, "Away."));
    runs.add(checking(0, Purpose.REPORT));
    begun.acquire();
    mayEnd.countDown();
    begun.acquire();
    awaitEnd();

    assertThat(incarnations).containsExactly(1, 2);
    assertThat(records().result(0).errorCode()).isEqualTo("HOWDAH_CLUSTER_UNREACHABLE");
  }

  @Test
  void writesNoResultOfACheckThatAnotherServerHasTakenOver() throws Exception {
    runs.add(checking(0, Purpose.REPORT));
    begun.acquire();
    records().claim(records().read(), LeaseTerms.of(OTHER, 0, 0));
    mayEnd.countDown();
    awaitEnd();

    assertThat(records().read().hasResult(0)).isFalse();
  }

  private ActionRun checking(int userRetry, Purpose purpose) throws IOException {
    RunKey key = RunKey.of("job@copy", "job@copy@0", userRetry);
    return new ActionRun(key, "alice", ORDER.with(purpose), records(), new Unheard());
  }

  @Test
  void takesNoRunForLostWhoseServerMayNotHaveNoticed() throws Exception {
    assertThat(runs.isLost(run(0))).isFalse();
    assertThat(runs.isLost(run(0))).isFalse();

    runs.add(run(0));
    begun.acquire();
    assertThat(runs.isLost(run(0))).isFalse();
  }

  @Test
  void forgetsARunThatBreaksOff() throws Exception {
    FileSystem broken =
        new RawLocalFileSystem() {
          @Override
          public FileStatus[] listStatus(Path path) {
            begun.release();
            throw new IllegalStateException("broken");
          }
        };
    broken.initialize(URI.create("file:///"), new Configuration(false));
    runs.add(run(0, new RunDirectory(broken, directory)));
    begun.acquire();

    awaitEnd();
  }

  @Test
  void tellsWhyARunDoesNotGetOnUntilItDoes() throws Exception {
    FileSystem full =
        new RawLocalFileSystem() {
          @Override
          public FileStatus[] listStatus(Path path) throws IOException {
            throw new IOException("The quota is exceeded.");
          }
        };
    full.initialize(URI.create("file:///"), new Configuration(false));
    runs.add(run(0, new RunDirectory(full, directory)));
    awaitEnd();
    assertThat(runs.trouble("job@copy")).contains("The quota is exceeded.");

    runs.add(run(0));
    begun.acquire();
    assertThat(runs.trouble("job@copy")).isNull();
  }

  @Test
  void copiesNothingThatAnotherServerClaimsBeforeTheJournalIsThere() throws Exception {
    FileSystem slow =
        new RawLocalFileSystem() {
          @Override
          public FSDataOutputStream createNonRecursive(
              Path file,
              boolean overwrite,
              int bufferSize,
              short replication,
              long blockSize,
              @Nullable Progressable progress)
              throws IOException {
            if (file.getName().equals("journal-1")) {
              records().claim(records().read(), LeaseTerms.of(OTHER, 0, 0));
            }
            return super.createNonRecursive(
                file, overwrite, bufferSize, replication, blockSize, progress);
          }
        };
    slow.initialize(URI.create("file:///"), new Configuration(false));
    ActionRun run = run(0, new RunDirectory(slow, directory));

    runs.add(run);
    awaitEnd();

    assertThat(incarnations).isEmpty();
    assertThat(run.stopCause()).isEqualTo(StopCause.FENCED);
    assertThat(runs.trouble("job@copy")).isNull();
  }

  @Test
  void saysThatACopyWasKilledOnlyWhereItHadBegun() throws Exception {
    engines.failure(new CopyException(ErrorCode.CANCELLED, "Stopped."));
    List<String> told = new CopyOnWriteArrayList<>();
    ActionRuns single = server(RunSettings.builder().mostCopies(1), "single", noting(told));
    single.add(run("job@begun", told));
    begun.acquire();
    single.add(run("job@queued", told));

    single.stop("job@queued", StopCause.KILLED);
    single.stop("job@begun", StopCause.KILLED);
    mayEnd.countDown();
    while (single.copying() > 0) {
      Thread.sleep(5);
    }

    assertThat(told)
        .containsExactly(
            "job@begun: The action was killed, so its copy has stopped.", "job@begun KILLED");
  }

  @Test
  void tellsThatAnotherServerHasTheCopyWhoseJournalItFenced() throws Exception {
    engines.failure(new CopyException(ErrorCode.RUN_STATE_LOST, "All DataNodes are bad."));
    List<String> told = new CopyOnWriteArrayList<>();
    ActionRun fenced = run("job@fenced", told);
    runs.add(fenced);
    begun.acquire();
    RunState state = fenced.directory().read();
    fenced.directory().claim(state, LeaseTerms.of(OTHER, 0, 0));
    mayEnd.countDown();
    awaitEnd();

    assertThat(told)
        .containsExactly(
            "job@fenced: Another server has taken over this copy; it stops here.",
            "job@fenced: The copy has stopped here, since another server has it or may take it.");
  }

  @Test
  void tellsThatACopyWhichLostItsRecordsIsResumed() throws Exception {
    engines.failure(new CopyException(ErrorCode.RUN_STATE_LOST, "All DataNodes are bad."));
    List<String> told = new CopyOnWriteArrayList<>();
    mayEnd.countDown();
    runs.add(run("job@lost", told));
    begun.acquire();
    awaitEnd();

    assertThat(told)
        .containsExactly("job@lost: The copy stopped and will be resumed: All DataNodes are bad.");
  }

  private static RunListener noting(List<String> told) {
    return new Unheard() {
      @Override
      public void stopped(ActionRun run, StopCause cause) {
        told.add(run.key().actionId() + " " + cause);
      }
    };
  }

  /** A run whose log keeps the lines about its end. */
  private ActionRun run(String actionId, List<String> told) throws IOException {
    RunLog log =
        new Unheard() {
          @Override
          public void info(String line) {
            if (!line.startsWith("Copying ")) {
              told.add(actionId + ": " + line);
            }
          }

          @Override
          public void warn(String line) {
            told.add(actionId + ": " + line);
          }
        };
    RunDirectory records = new RunDirectory(local(), new Path(directory, actionId));
    records.make();
    RunKey key = RunKey.of(actionId, actionId + "@0", 0);
    return new ActionRun(key, "alice", ORDER, records, log);
  }

  private void releaseByOther(LeaseTerms terms) throws IOException {
    Lease lease = records().claim(records().read(), terms);
    records().release(Objects.requireNonNull(lease, "the lease"), terms);
  }

  /** Until nothing of the run is under way, which is what some of the tests are about. */
  private void awaitEnd() throws InterruptedException {
    while (!runs.all().isEmpty()) {
      Thread.sleep(5);
    }
  }

  private ActionRuns server(String name) {
    return server(name, Duration.ofMillis(1));
  }

  private ActionRuns server(String name, Duration retryInterval) {
    return server(
        RunSettings.builder().mostRetries(1).retryInterval(retryInterval), name, new Unheard());
  }

  private ActionRuns server(RunSettings.Builder settings, String name, RunListener listener) {
    return new ActionRuns(
        settings.leaseTimeout(NEVER).heartbeat(NEVER).build(),
        engines,
        listener,
        Owner.of(name, "life"),
        Clock.systemUTC());
  }

  private ActionRun run(int userRetry) throws IOException {
    return run(userRetry, records());
  }

  private static ActionRun run(int userRetry, RunDirectory records) {
    RunKey key = RunKey.of("job@copy", "job@copy@0", userRetry);
    return new ActionRun(key, "alice", ORDER, records, new Unheard());
  }

  private RunDirectory records() throws IOException {
    return new RunDirectory(local(), directory);
  }

  private static FileSystem local() throws IOException {
    FileSystem local = new RawLocalFileSystem();
    local.initialize(URI.create("file:///"), new Configuration(false));
    return local;
  }
}
