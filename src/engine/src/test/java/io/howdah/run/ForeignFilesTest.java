package io.howdah.run;

import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.Layout;
import io.howdah.LedgerOptions.Use;
import io.howdah.Mode;
import io.howdah.event.EventHandlers;
import io.howdah.event.PlanCompleted;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import io.howdah.run.Crash.Moment;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Temporary files of other runs that a copy finds at its destination. */
class ForeignFilesTest {
  private static final CopyOptions UPDATE =
      CopyOptions.builder()
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .remember(of -> of.use(Use.OFF))
          .threads(4)
          .build();

  private static final CopyOptions UPDATE_DRY =
      CopyOptions.builder()
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .mode(Mode.DRY_RUN)
          .build();

  private final Instant longAgo = Instant.now().minus(Duration.ofDays(8));
  private final Instant yesterday = Instant.now().minus(Duration.ofDays(1));

  private final AtomicInteger asked = new AtomicInteger();
  private final MemoryCopy copies =
      new MemoryCopy(
          MemoryFileSystem.builder().pageSize(7).build(),
          MemoryFileSystem.builder().pageSize(7).build());

  @BeforeEach
  void fillStaging() {
    for (int i = 0; i < 20; i++) {
      write(copies.staging, "/out/d" + i % 2 + "/f" + i, "content " + i);
    }
  }

  @Test
  void areNamedWhereARunWasKilled() {
    copies.prodFaults(new Crash(Moment.AFTER, Operation.CREATE, 10));
    copy(UPDATE, "/out", "/in");
    List<String> left = temporaryFiles();
    copies.prodFaults(FaultInjector.NONE);

    CopyStatus status = copy(UPDATE, "/out", "/in");

    assertThat(left).isNotEmpty();
    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.leftBehind()).containsExactlyInAnyOrderElementsOf(left);
    assertThat(status.leftBehindOmitted()).isZero();
    assertThat(temporaryFiles()).containsExactlyInAnyOrderElementsOf(left);
  }

  @Test
  void areDeletedWhereTheirRunDiedLongAgo() {
    String file = left("/in/d0", "dead-1", longAgo, longAgo);
    String chunk = left("/in/d1", "dead-1.2.3", longAgo, longAgo);

    CopyStatus status = copy(UPDATE, "/out", "/in");

    assertThat(List.of(file, chunk)).allMatch(path -> path.contains(".howdah-dead-"));
    assertThat(temporaryFiles()).isEmpty();
    assertThat(status.leftBehind()).isEmpty();
    assertThat(status.isSuccessful()).isTrue();
  }

  @Test
  void areAllKeptWhereOneOfTheirRunIsYoung() {
    List<String> kept =
        List.of(
            left("/in/d0", "begun-1", yesterday, longAgo),
            left("/in/d0", "begun-2", longAgo, longAgo),
            left("/in/d0", "changed-1", longAgo, yesterday),
            left("/in/d1", "changed-2", longAgo, longAgo));
    left("/in/d0", "dead-1", longAgo, longAgo);

    CopyStatus status = copy(UPDATE, "/out", "/in");

    assertThat(temporaryFiles()).containsExactlyInAnyOrderElementsOf(kept);
    assertThat(status.leftBehind()).containsExactlyInAnyOrderElementsOf(kept);
  }

  /** Names of an earlier version have no start time. */
  @Test
  void areKeptWhereTheirNameTellsNoTime() throws Exception {
    String file = "/in/d0/.a.howdah-old-1";
    write(copies.prod, file, "half");
    copies.prod.setTimes(FilePath.of(file), longAgo.toEpochMilli(), 0);

    CopyStatus status = copy(UPDATE, "/out", "/in");

    assertThat(temporaryFiles()).containsExactly(file);
    assertThat(status.leftBehind()).containsExactly(file);
  }

  @Test
  void areKeptAndNamedFirstWhereTheyWereMovedAside() {
    String young = left("/in/d0", "alive-1", yesterday, yesterday);
    String aside = left("/in/d1", "dead-1", longAgo, longAgo, ".replaced");
    left("/in/d0", "dead-2", longAgo, longAgo);

    CopyStatus status = copy(UPDATE, "/out", "/in");

    assertThat(temporaryFiles()).containsExactlyInAnyOrder(aside, young);
    assertThat(status.leftBehind()).containsExactly(aside, young);
  }

  @Test
  void areJudgedByTheClockOfTheDestination() {
    String file = left("/in/d0", "alive-1", yesterday, yesterday);
    copies.clock(Clock.offset(Clock.systemUTC(), Duration.ofDays(1_000)));

    CopyStatus status = copy(UPDATE, "/out", "/in");

    assertThat(temporaryFiles()).containsExactly(file);
    assertThat(status.leftBehind()).containsExactly(file);
  }

  @Test
  void areKeptWhileTheyAreWritten() {
    String file = left("/in/d0", "slow-1", longAgo, longAgo);
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            if (operation == Operation.CHECKSUM && path.toString().equals(file)) {
              throw new CopyException(ErrorCode.SOURCE_CHANGED, "It is being written.");
            }
          }
        });

    CopyStatus status = copy(UPDATE, "/out", "/in");

    assertThat(temporaryFiles()).containsExactly(file);
    assertThat(status.leftBehind()).containsExactly(file);
  }

  @Test
  void areKeptWhereTheyChangeDuringTheCopy() {
    String file = left("/in/d0", "slow-1", longAgo, longAgo);

    CopyStatus status =
        copyWhile(
            () -> {
              write(copies.prod, file, "longer than it was");
              setTime(file, longAgo);
            });

    assertThat(temporaryFiles()).containsExactly(file);
    assertThat(status.leftBehind()).containsExactly(file);
  }

  @Test
  void areNotNamedWhereTheyAreGoneInTheEnd() {
    String file = left("/in/d0", "alive-1", yesterday, yesterday);
    String other = left("/in/d0", "alive-2", yesterday, yesterday);

    CopyStatus status =
        copyWhile(
            () -> {
              try {
                copies.prod.delete(FilePath.of(file));
              } catch (CopyException e) {
                throw new UncheckedIOException(e);
              }
            });

    assertThat(status.leftBehind()).containsExactly(other);
  }

  @Test
  void areCountedWhereTheyAreTooManyToBeNamed() {
    IntStream.range(0, 150).forEach(i -> left("/in/d0", "alive-" + i, yesterday, yesterday));

    CopyStatus status = copy(UPDATE, "/out", "/in");

    assertThat(status.leftBehind()).hasSize(100);
    assertThat(status.leftBehindOmitted()).isEqualTo(50);
  }

  @Test
  void leaveTheirDirectoriesTheTimesThatThePreservingCopyGave() throws Exception {
    left("/in/d0", "dead-1", longAgo, longAgo);
    left("/in/d1", "dead-2", longAgo, longAgo);
    for (String directory : List.of("/out", "/out/d0", "/out/d1")) {
      copies.staging.setTimes(FilePath.of(directory), 1_500_000_000_000L, 0);
    }
    CopyOptions preserving =
        CopyOptions.builder()
            .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
            .preserve(EnumSet.of(FileAttribute.TIMES))
            .build();

    copy(preserving, "/out", "/in");

    assertThat(temporaryFiles()).isEmpty();
    for (String directory : List.of("/in", "/in/d0", "/in/d1")) {
      assertThat(copies.prod.status(FilePath.of(directory)).orElseThrow().modificationTime())
          .as(directory)
          .isEqualTo(1_500_000_000_000L);
    }
  }

  @Test
  void areFoundBesideASingleFile() {
    for (int i = 0; i < 20; i++) {
      write(copies.prod, "/in/#" + i, "before");
      write(copies.prod, "/in/x" + i, "behind");
    }
    left("/in", "dead-1", longAgo, longAgo);
    String file = left("/in", "alive-1", yesterday, yesterday);

    CopyStatus status = copy(UPDATE, "/out/d0/f0", "/in/f");

    assertThat(temporaryFiles()).containsExactly(file);
    assertThat(status.leftBehind()).containsExactly(file);
    assertThat(copies.prodAsSeen().requests(Operation.LIST)).isEqualTo(1);
  }

  @Test
  void areFoundInAFlatTarget() {
    left("/in", "dead-1", longAgo, longAgo);
    String file = left("/in", "alive-1", yesterday, yesterday);

    CopyStatus status = copy(CopyOptions.builder().layout(Layout.FLAT).build(), "/out", "/in");

    assertThat(temporaryFiles()).containsExactly(file);
    assertThat(status.leftBehind()).containsExactly(file);
  }

  @Test
  void areFoundBehindTheNamesOfTheSource() {
    write(copies.staging, "/few/#", "sorts before hidden names");
    left("/in", "dead-1", longAgo, longAgo);
    for (int i = 0; i < 20; i++) {
      write(copies.prod, "/in/$" + i, "before");
    }

    copy(UPDATE, "/few", "/in");

    assertThat(temporaryFiles()).isEmpty();
  }

  @Test
  void areNamedAndKeptInADryRun() {
    String file = left("/in/d0", "dead-1", longAgo, longAgo);

    CopyStatus status = copy(UPDATE_DRY, "/out", "/in");

    assertThat(temporaryFiles()).containsExactly(file);
    assertThat(status.leftBehind()).containsExactly(file);
    assertThat(copies.prodAsSeen().requests(Operation.CREATE)).isZero();
  }

  @Test
  void areGivenUpAfterThreeWithoutALiveBlock() {
    IntStream.range(0, 20).forEach(i -> left("/in", "dead-" + i, longAgo, longAgo));
    copies.prodFaults(failing(Operation.CHECKSUM, ErrorCode.DATANODE_FAILED));

    CopyStatus status = copy(UPDATE, "/out", "/in");

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.leftBehind()).hasSize(20);
    assertThat(asked).hasValue(3);
  }

  @Test
  void areNamedWithoutLookingAtEachWhereTheClusterIsAway() {
    IntStream.range(0, 20).forEach(i -> left("/in", "alive-" + i, yesterday, yesterday));
    copies.prodFaults(failing(Operation.STATUS, ErrorCode.CLUSTER_UNREACHABLE));

    CopyStatus status = copy(UPDATE, "/out", "/in");

    assertThat(status.leftBehind()).hasSize(20);
    assertThat(asked).hasValue(1);
  }

  /** Fails requests about temporary files of other runs, and counts them. */
  private FaultInjector failing(Operation wanted, ErrorCode code) {
    return FaultAt.before(
        wanted,
        path -> {
          if (path.name().startsWith(".f.howdah-")) {
            asked.incrementAndGet();
            throw new CopyException(code, "No.");
          }
        });
  }

  /** Creates a file as a killed run leaves it, and returns its path. */
  private String left(String directory, String attempt, Instant begun, Instant changed) {
    return left(directory, attempt, begun, changed, "");
  }

  private String left(
      String directory, String attempt, Instant begun, Instant changed, String suffix) {
    String time = Long.toString(begun.getEpochSecond(), 36);
    String path = directory + "/.f.howdah-" + attempt + "-t" + time + suffix;
    write(copies.prod, path, "half");
    setTime(path, changed);
    return path;
  }

  private void setTime(String path, Instant time) {
    try {
      copies.prod.setTimes(FilePath.of(path), time.toEpochMilli(), 0);
    } catch (CopyException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CopyStatus copy(CopyOptions options, String from, String to) {
    return copies.copy(
        MemoryCopy.request(from, to, options).target(Target.EXACT).build(),
        CopyListener.NONE,
        new Cancellation());
  }

  /** Copies everything, and does something else when the plan is complete. */
  private CopyStatus copyWhile(Runnable something) {
    return copies.copy(
        MemoryCopy.request("/out", "/in", UPDATE).target(Target.EXACT).build(),
        EventHandlers.builder().on(PlanCompleted.class, event -> something.run()).build(),
        new Cancellation());
  }

  private List<String> temporaryFiles() {
    return tree(copies.prod, "/").keySet().stream()
        .filter(path -> path.contains(".howdah-"))
        .toList();
  }
}
