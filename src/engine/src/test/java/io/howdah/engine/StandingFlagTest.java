package io.howdah.engine;

import static io.howdah.engine.MemoryCopy.stoppedBy;
import static io.howdah.engine.MemoryCopy.tree;
import static io.howdah.engine.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyOptions.ExistingFiles;
import io.howdah.CopyOptions.Layout;
import io.howdah.CopyOptions.Mode;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.FileResult;
import io.howdah.RunJournal;
import io.howdah.engine.Crash.Moment;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Done flags that stand at the destination already while files below them change. */
class StandingFlagTest {
  private static final CopyOptions FORCE = options().build();

  private final MemoryCopy copies =
      new MemoryCopy(
          MemoryFileSystem.builder().pageSize(7).build(),
          MemoryFileSystem.builder().pageSize(7).build());
  private final List<String> deletions = Collections.synchronizedList(new ArrayList<>());
  private final List<String> lies = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void copyOnce() {
    for (String day : new String[] {"ds=1", "ds=2"}) {
      for (int i = 0; i < 20; i++) {
        write(copies.staging, "/table/" + day + "/country=fr/bucket_" + i, "rows");
        write(copies.staging, "/table/" + day + "/ZZ_" + i, "rows");
      }
      write(copies.staging, "/table/" + day + "/_SUCCESS", "done");
    }
    write(copies.staging, "/table/_SUCCESS", "");
    assertThat(copy(FORCE).copied().files()).isEqualTo(83);
  }

  @Test
  void withdrawsAFlagBeforeTheFirstFileBelowItIsReplaced() {
    write(copies.staging, "/table/ds=1/country=fr/bucket_7", "other rows");
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    watch("/table/ds=1/_SUCCESS", "/table/_SUCCESS");

    CopyStatus status = copy(FORCE);

    assertThat(lies).isEmpty();
    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.copied().files()).isEqualTo(2 + 2);
    assertThat(status.skipped().files()).isEqualTo(79);
    assertThat(deletions).containsExactlyInAnyOrder("/table/ds=1/_SUCCESS", "/table/_SUCCESS");
    assertThat(tree(copies.prod, "/table")).isEqualTo(tree(copies.staging, "/table"));
  }

  @Test
  void withdrawsAFlagBeforeAFileIsAdded() {
    write(copies.staging, "/table/ds=2/country=nl/bucket_0", "rows");
    watch("/table/ds=2/_SUCCESS", "/table/_SUCCESS");

    CopyStatus status = copy(FORCE);

    assertThat(lies).isEmpty();
    assertThat(status.copied().files()).isEqualTo(1 + 2);
    assertThat(tree(copies.prod, "/table")).isEqualTo(tree(copies.staging, "/table"));
  }

  @Test
  void letsTheOthersWaitUntilTheFirstHasWithdrawnTheFlag() {
    for (int i = 0; i < 20; i++) {
      write(copies.staging, "/table/ds=1/ZZ_" + i, "other rows");
    }
    CountDownLatch allStaged = new CountDownLatch(4);
    watch(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) {
            if (operation == Operation.DELETE) {
              await(allStaged);
            }
          }

          @Override
          public void after(Operation operation, FilePath path) {
            if (operation == Operation.CREATE) {
              allStaged.countDown();
            }
          }
        },
        "/table/ds=1/_SUCCESS",
        "/table/_SUCCESS");

    CopyStatus status = copy(FORCE);

    assertThat(lies).isEmpty();
    assertThat(status.copied().files()).isEqualTo(20 + 2);
    assertThat(deletions).containsExactlyInAnyOrder("/table/ds=1/_SUCCESS", "/table/_SUCCESS");
  }

  @Test
  void withdrawsAFlagThatTheListingHasNotComeToYet() {
    write(copies.staging, "/table/ds=1/ZZ_0", "other rows");
    CountDownLatch published = new CountDownLatch(1);
    copies.stagingFaults(
        new FaultInjector() {
          private final AtomicInteger pages = new AtomicInteger();

          @Override
          public void before(Operation operation, FilePath path) {
            if (operation == Operation.LIST
                && path.name().equals("ds=1")
                && pages.incrementAndGet() == 2) {
              await(published);
            }
          }
        });
    watch(
        new FaultInjector() {
          @Override
          public void after(Operation operation, FilePath path) {
            if (operation == Operation.RENAME) {
              published.countDown();
            }
          }
        },
        "/table/ds=1/_SUCCESS",
        "/table/_SUCCESS");

    CopyStatus status = copy(FORCE);

    assertThat(lies).isEmpty();
    assertThat(status.copied().files()).isEqualTo(1 + 2);
    assertThat(tree(copies.prod, "/table")).isEqualTo(tree(copies.staging, "/table"));
  }

  @Test
  void replacesAFlagAtOnceWhereNothingElseBelowItChanges() {
    write(copies.staging, "/table/ds=1/_SUCCESS", "done again");
    watch("/table/_SUCCESS");

    CopyStatus status = copy(FORCE);

    assertThat(lies).isEmpty();
    assertThat(status.copied().files()).isEqualTo(2);
    assertThat(deletions).containsExactly("/table/_SUCCESS");
    assertThat(tree(copies.prod, "/table")).isEqualTo(tree(copies.staging, "/table"));
  }

  @Test
  void keepsAFlagAwayWhenSomethingBelowItFails() {
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    write(copies.staging, "/table/ds=1/ZZ_8", "other rows");
    copies.stagingFaults(failing("ZZ_8"));

    CopyStatus status = copy(FORCE);

    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(status.skipped().files()).isEqualTo(79);
    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactlyInAnyOrder(
            ErrorCode.PERMISSION_DENIED,
            ErrorCode.DONE_FLAG_WITHHELD,
            ErrorCode.DONE_FLAG_WITHHELD);
    assertThat(flagsAtProd()).containsExactly("/table/ds=2/_SUCCESS");
    copies.stagingFaults(FaultInjector.NONE);
    assertThat(copy(FORCE).copied().files()).isEqualTo(3);
    assertThat(tree(copies.prod, "/table")).isEqualTo(tree(copies.staging, "/table"));
  }

  @Test
  void keepsAFlagAwayWhenTheCopyStops() {
    for (int i = 0; i < 20; i++) {
      write(copies.staging, "/table/ds=1/ZZ_" + i, "other rows");
    }
    Cancellation cancellation = new Cancellation();

    CopyStatus status =
        copies.copy(
            MemoryCopy.request("/table", "/table", options().threads(1).build())
                .target(Target.EXACT)
                .build(),
            new CopyListener() {
              @Override
              public void fileFinished(FileResult result) {
                if (result.outcome() == FileResult.Outcome.COPIED) {
                  cancellation.cancel();
                }
              }
            },
            cancellation);

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.CANCELLED);
    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(flagsAtProd()).doesNotContain("/table/ds=1/_SUCCESS", "/table/_SUCCESS");
    assertThat(status.expected().files())
        .isEqualTo(status.copied().files() + status.skipped().files() + status.failed().files());
  }

  @Test
  void touchesNoFlagWhereNothingChanges() {
    watch();

    CopyStatus status = copy(FORCE);

    assertThat(status.skipped().files()).isEqualTo(83);
    assertThat(deletions).isEmpty();
    assertThat(copies.prodAsSeen().requests(Operation.RENAME)).isZero();
    assertThat(copies.prodAsSeen().requests(Operation.STATUS)).isEqualTo(1);
    assertThat(copies.stagingAsSeen().requests(Operation.STATUS)).isEqualTo(1);
  }

  @Test
  void touchesNoFlagInADryRun() {
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    watch();

    CopyStatus status = copy(options().mode(Mode.DRY_RUN).build());

    assertThat(status.isSuccessful()).isTrue();
    assertThat(deletions).isEmpty();
    assertThat(flagsAtProd()).hasSize(3);
  }

  @Test
  void leavesAFlagWhereEverythingFailsAndSoNothingChanges() {
    write(copies.staging, "/table/ds=1/ZZ_8", "other rows");
    copies.stagingFaults(failing("ZZ_8"));

    CopyStatus status = copy(FORCE);

    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactlyInAnyOrder(
            ErrorCode.PERMISSION_DENIED,
            ErrorCode.DONE_FLAG_WITHHELD,
            ErrorCode.DONE_FLAG_WITHHELD);
    assertThat(flagsAtProd()).hasSize(3);
  }

  @Test
  void leavesAFlagThatOnlyTheDestinationHas() throws Exception {
    copies.staging.delete(FilePath.of("/table/_SUCCESS"));
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    watch();

    assertThat(copy(FORCE).isSuccessful()).isTrue();

    assertThat(deletions).containsExactly("/table/ds=1/_SUCCESS");
    assertThat(flagsAtProd()).hasSize(3);
  }

  @Test
  void leavesAFlagThatThePatternLeavesOut() {
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    watch();

    assertThat(copy(options().includePattern("ZZ*").build()).copied().files()).isEqualTo(1);

    assertThat(deletions).isEmpty();
    assertThat(flagsAtProd()).hasSize(3);
  }

  @Test
  void leavesADirectoryThatIsNamedLikeAFlag() throws Exception {
    copies.prod.delete(FilePath.of("/table/_SUCCESS"));
    write(copies.prod, "/table/_SUCCESS/precious", "rows");
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");

    CopyStatus status = copy(FORCE);

    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactly(ErrorCode.DESTINATION_CONFLICT);
    assertThat(tree(copies.prod, "/table")).containsEntry("/table/_SUCCESS/precious", "rows");
  }

  @Test
  void costsOneDeletionForAFlagThatTheListingShowed() {
    for (int i = 0; i < 20; i++) {
      write(copies.staging, "/table/ds=1/country=fr/bucket_" + i, "other rows");
    }
    CountDownLatch listed = new CountDownLatch(1);
    watch(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) {
            if (operation == Operation.CREATE) {
              await(listed);
            }
          }
        });

    CopyStatus status =
        copies.copy(
            MemoryCopy.request("/table", "/table", FORCE).target(Target.EXACT).build(),
            new CopyListener() {
              @Override
              public void planCompleted() {
                listed.countDown();
              }
            },
            new Cancellation());

    assertThat(status.copied().files()).isEqualTo(20 + 2);
    assertThat(deletions).containsExactlyInAnyOrder("/table/ds=1/_SUCCESS", "/table/_SUCCESS");
    assertThat(copies.prodAsSeen().requests(Operation.RENAME)).isEqualTo(20 + 2);
    // The target itself; and country=fr, of which no listing showed a flag.
    assertThat(copies.prodAsSeen().requests(Operation.STATUS)).isEqualTo(1 + 1);
    // The source itself; and the one flag that is empty, after it was read, as no checksum is
    // asked.
    assertThat(copies.stagingAsSeen().requests(Operation.STATUS)).isEqualTo(1 + 1);
  }

  @Test
  void publishesNothingBelowAFlagThatCannotBeWithdrawn() {
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            if (operation == Operation.DELETE && path.name().equals("_SUCCESS")) {
              throw new CopyException(ErrorCode.PERMISSION_DENIED, "not yours");
            }
          }
        });

    CopyStatus status = copy(FORCE);

    assertThat(status.failures()).hasSize(3);
    assertThat(status.failures().get(0).failure())
        .hasMessageContaining("Withdrawing the done flag '/table/ds=1/_SUCCESS' failed");
    assertThat(tree(copies.prod, "/table")).containsEntry("/table/ds=1/ZZ_7", "rows");
    assertThat(flagsAtProd()).hasSize(3);
  }

  @Test
  void reportsAFlagThatTheSourceGetsOnlyMeanwhile() throws Exception {
    copies.staging.delete(FilePath.of("/table/ds=1/_SUCCESS"));
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    CountDownLatch listed = new CountDownLatch(1);
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) {
            if (operation == Operation.CREATE) {
              await(listed);
              write(copies.staging, "/table/ds=1/_SUCCESS", "done");
            }
          }
        });

    CopyStatus status =
        copies.copy(
            MemoryCopy.request("/table", "/table", FORCE).target(Target.EXACT).build(),
            new CopyListener() {
              @Override
              public void planCompleted() {
                listed.countDown();
              }
            },
            new Cancellation());

    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactly(ErrorCode.SOURCE_CHANGED, ErrorCode.DONE_FLAG_WITHHELD);
    assertThat(status.failures().get(0).source()).isEqualTo("/table/ds=1");
    assertThat(flagsAtProd()).containsExactly("/table/ds=2/_SUCCESS");
  }

  @Test
  void keepsTheTimesOfTheDirectoryAndOfTheFlag() throws Exception {
    CopyOptions preserving = options().preserve(EnumSet.allOf(FileAttribute.class)).build();
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    copies.staging.setTimes(FilePath.of("/table/ds=1/_SUCCESS"), 1_600_000_000_000L, 0);
    copies.staging.setTimes(FilePath.of("/table/ds=1"), 1_500_000_000_000L, 0);

    CopyStatus status = copy(preserving);

    assertThat(status.isSuccessful()).isTrue();
    assertThat(prodStatus("/table/ds=1").modificationTime()).isEqualTo(1_500_000_000_000L);
    assertThat(prodStatus("/table/ds=1/_SUCCESS").modificationTime()).isEqualTo(1_600_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "BEFORE, DELETE, 1", "AFTER, DELETE, 1", "BEFORE, DELETE, 2", "AFTER, DELETE, 2",
    "BEFORE, RENAME, 1", "AFTER, RENAME, 1", "AFTER, RENAME, 3", "BEFORE, RENAME, 4",
    "AFTER, RENAME, 4", "BEFORE, RENAME, 5", "AFTER, RENAME, 5"
  })
  void neverLiesWhenTheProcessDiesAndIsPublishedWhenTheRunIsResumed(
      Moment moment, Operation last, int count) {
    for (int i = 0; i < 3; i++) {
      write(copies.staging, "/table/ds=1/ZZ_" + i, "other rows");
    }
    MemoryJournal journal = MemoryJournal.empty();
    Crash crash = new Crash(moment, last, count);
    copies.prodFaults(crash);
    process(1, journal);

    assertThat(crash.happened()).isTrue();
    Map<String, String> left = tree(copies.prod, "/table");
    int replaced = 0;
    for (int i = 0; i < 3; i++) {
      replaced += "other rows".equals(left.get("/table/ds=1/ZZ_" + i)) ? 1 : 0;
    }
    if (replaced == 1 || replaced == 2) {
      assertThat(flagsAtProd()).containsExactly("/table/ds=2/_SUCCESS");
    }
    copies.prodFaults(FaultInjector.NONE);
    CopyStatus status = process(2, journal.next());

    assertThat(status.isSuccessful()).isTrue();
    assertThat(tree(copies.prod, "/table")).isEqualTo(tree(copies.staging, "/table"));
  }

  @Test
  void isNotTouchedByAProcessWhoseJournalTakesNoNotes() {
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    watch();

    CopyStatus status =
        process(
            1,
            new RunJournal() {
              @Override
              public void aboutToPublish(String destination) throws IOException {
                throw new IOException("another process has taken over");
              }

              @Override
              public boolean mayHavePublished(String destination) {
                return false;
              }
            });

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.RUN_STATE_LOST);
    assertThat(deletions).noneMatch(path -> path.endsWith("_SUCCESS"));
    assertThat(flagsAtProd()).hasSize(3);
  }

  @Test
  void staysWhereNothingMayBeReplaced() {
    write(copies.staging, "/day/_SUCCESS", "new");
    write(copies.staging, "/day/file", "rows");
    write(copies.prod, "/in/_SUCCESS", "old");
    CopyOptions keeping = CopyOptions.builder().layout(Layout.FLAT).build();

    CopyStatus status = copies.copy("/day", "/in", keeping);

    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactly(ErrorCode.DESTINATION_EXISTS);
    assertThat(tree(copies.prod, "/in")).containsEntry("/in/_SUCCESS", "old");
  }

  @Test
  void isWithdrawnByItsOwnRunAlsoWhereNothingMayBeReplaced() throws Exception {
    copies.prod.delete(FilePath.of("/table"));
    CopyOptions keeping = CopyOptions.builder().threads(4).build();
    MemoryJournal journal = MemoryJournal.empty();
    process(1, journal, keeping);
    write(copies.staging, "/table/ds=1/ZZ_late", "rows");
    watch("/table/ds=1/_SUCCESS", "/table/_SUCCESS");

    CopyStatus status = process(2, journal.next(), keeping);

    assertThat(lies).isEmpty();
    assertThat(status.copied().files()).isEqualTo(84);
    assertThat(tree(copies.prod, "/table")).isEqualTo(tree(copies.staging, "/table"));
  }

  @Test
  void isWithdrawnInAFlatCopy() {
    write(copies.staging, "/flat/a/_SUCCESS", "a");
    write(copies.staging, "/flat/a/file", "other rows");
    write(copies.staging, "/flat/b/later", "other rows");
    write(copies.prod, "/in/_SUCCESS", "old");
    write(copies.prod, "/in/file", "rows");
    List<String> published = Collections.synchronizedList(new ArrayList<>());
    watch(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            if (operation == Operation.RENAME && path.name().startsWith(".file.")) {
              published.add("file beside " + tree(copies.prod, "/in").get("/in/_SUCCESS"));
            }
          }
        });

    CopyStatus status = copies.copy("/flat", "/in", options().layout(Layout.FLAT).build());

    assertThat(status.isSuccessful()).isTrue();
    assertThat(published).containsExactly("file beside null");
    assertThat(deletions).containsExactly("/in/_SUCCESS");
    assertThat(tree(copies.prod, "/in"))
        .containsEntry("/in/_SUCCESS", "a")
        .containsOnlyKeys("/in/_SUCCESS", "/in/file", "/in/later");
  }

  private CopyStatus copy(CopyOptions options) {
    return copies.copy(
        MemoryCopy.request("/table", "/table", options).target(Target.EXACT).build(),
        CopyListener.NONE,
        new Cancellation());
  }

  private CopyStatus process(int incarnation, RunJournal journal) {
    return process(incarnation, journal, FORCE);
  }

  private CopyStatus process(int incarnation, RunJournal journal, CopyOptions options) {
    return copies.copy(
        MemoryCopy.request("/table", "/table", options)
            .target(Target.EXACT)
            .runId("run")
            .incarnation(incarnation)
            .build(),
        CopyListener.NONE,
        new Cancellation(),
        journal);
  }

  private static CopyOptions.Builder options() {
    return CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL).threads(4);
  }

  private void watch(String... flags) {
    watch(FaultInjector.NONE, flags);
  }

  /** Notes what is deleted, and looks for these flags whenever an ordinary file gets its name. */
  private void watch(FaultInjector more, String... flags) {
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            more.before(operation, path);
            if (operation == Operation.DELETE) {
              deletions.add(path.toString());
            }
            if (operation == Operation.RENAME && !path.toString().contains("table/._SUCCESS")) {
              lookFor(path, flags);
            }
          }

          @Override
          public void after(Operation operation, FilePath path) throws CopyException {
            more.after(operation, path);
          }
        });
  }

  private void lookFor(FilePath published, String... flags) throws CopyException {
    for (String flag : flags) {
      if (copies.prod.status(FilePath.of(flag)).isPresent()) {
        lies.add(flag + " beside " + published);
      }
    }
  }

  private static FaultInjector failing(String name) {
    return new FaultInjector() {
      @Override
      public void before(Operation operation, FilePath path) throws CopyException {
        if (operation == Operation.OPEN && path.name().equals(name)) {
          throw new CopyException(ErrorCode.PERMISSION_DENIED, "not yours");
        }
      }
    };
  }

  private FileStatus prodStatus(String path) throws CopyException {
    return copies.prod.status(FilePath.of(path)).orElseThrow();
  }

  private List<String> flagsAtProd() {
    return tree(copies.prod, "/table").keySet().stream()
        .filter(path -> path.endsWith("/_SUCCESS"))
        .toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted.", e);
    }
  }
}
