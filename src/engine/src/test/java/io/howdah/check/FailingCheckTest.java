package io.howdah.check;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.howdah.Cancellation;
import io.howdah.ComparedEntry.State;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Layout;
import io.howdah.TreeComparison;
import io.howdah.UpdatePolicy;
import io.howdah.event.EntryCompared;
import io.howdah.event.EventHandlers;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.RenameMode;
import io.howdah.fs.TestBytes;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comparisons that cannot be completed, or whose trees change meanwhile. */
class FailingCheckTest {
  private final CheckedTrees trees = new CheckedTrees();

  @BeforeEach
  void fillBoth() {
    for (String path : new String[] {"a", "day/b"}) {
      write(trees.staging, "/out/" + path, "same");
      write(trees.prod, "/in/" + path, "same");
    }
  }

  @Test
  void reportsADirectoryThatCannotBeListed() {
    trees.stagingFaults(FaultAt.denied(Operation.LIST, "day"));

    TreeComparison result = trees.compare(CopyOptions.defaults());

    assertThat(trees.states())
        .containsExactly(entry("/in/a", "EQUAL"), entry("/in/day", "FAILED PERMISSION_DENIED"));
    assertThat(result.isComplete()).isFalse();
    assertThat(result.isEqual()).isFalse();
    assertThat(result.hasDifferences()).isFalse();
    assertThat(result.failureCodes()).containsExactly(ErrorCode.PERMISSION_DENIED);
    assertThat(result.failures()).hasSize(1);
  }

  @Test
  void reportsADirectoryOfTheTargetThatCannotBeListed() {
    trees.prodFaults(FaultAt.denied(Operation.LIST, "day"));

    trees.compare(CopyOptions.defaults());

    assertThat(trees.states()).containsEntry("/in/day", "FAILED PERMISSION_DENIED");
  }

  @Test
  void reportsAnExtraDirectoryThatCannotBeListed() {
    write(trees.prod, "/in/gone/c", "c");
    trees.prodFaults(FaultAt.denied(Operation.LIST, "gone"));

    trees.compare(CopyOptions.defaults());

    assertThat(trees.states()).containsEntry("/in/gone", "FAILED PERMISSION_DENIED");
  }

  @Test
  void reportsAFileThatCannotBeRead() {
    trees.prodFaults(FaultAt.denied(Operation.CHECKSUM, "a"));

    TreeComparison result = trees.compare(CopyOptions.defaults());

    assertThat(trees.states())
        .containsExactly(entry("/in/a", "FAILED PERMISSION_DENIED"), entry("/in/day/b", "EQUAL"));
    assertThat(result.files(State.EQUAL).files()).isEqualTo(1);
    assertThat(result.files(State.FAILED).files()).isEqualTo(1);
    assertThat(result.found().files()).isEqualTo(2);
  }

  @Test
  void triesAgainAfterAPassingFailure() {
    AtomicInteger failures = new AtomicInteger();
    trees.prodFaults(
        FaultAt.before(
            Operation.CHECKSUM,
            path -> {
              if (path.name().equals("a") && failures.incrementAndGet() <= 2) {
                throw new CopyException(ErrorCode.DATANODE_FAILED, "It died.");
              }
            }));

    TreeComparison result = trees.compare(CopyOptions.builder().attempts(3).build());

    assertThat(result.isEqual()).isTrue();
    assertThat(result.retries()).isEqualTo(2);
  }

  @Test
  void stopsWhereEveryFileWouldFail() {
    trees.prodFaults(
        FaultAt.before(
            Operation.CHECKSUM,
            path -> {
              throw new CopyException(ErrorCode.CLUSTER_UNREACHABLE, "All are dead.");
            }));

    assertThat(stoppedBy(trees.compare(CopyOptions.defaults())))
        .isEqualTo(ErrorCode.CLUSTER_UNREACHABLE);
  }

  /** As a copy does that runs beside the comparison. */
  @Test
  void comparesAgainWhereTheTargetIsReplacedMeanwhile() {
    write(trees.prod, "/in/a", "old!");
    AtomicInteger checksums = new AtomicInteger();
    trees.prodFaults(
        FaultAt.after(
            Operation.CHECKSUM,
            path -> {
              if (path.name().equals("a") && checksums.getAndIncrement() == 0) {
                replace("/in/a", "same");
              }
            }));

    trees.compare(CopyOptions.defaults());

    assertThat(trees.states()).containsEntry("/in/a", "EQUAL");
    assertThat(checksums).hasValue(2);
  }

  @Test
  void comparesAgainWhereTheLengthOfTheListingIsStale() {
    write(trees.prod, "/in/a", "older");
    AtomicInteger lists = new AtomicInteger();
    trees.prodFaults(
        FaultAt.after(
            Operation.LIST,
            path -> {
              if (path.name().equals("in") && lists.getAndIncrement() == 0) {
                replace("/in/a", "same");
              }
            }));

    trees.compare(CopyOptions.defaults());

    assertThat(trees.states()).containsEntry("/in/a", "EQUAL");
  }

  @Test
  void failsWhereAFileChangesEachTime() {
    write(trees.prod, "/in/a", "v000");
    AtomicInteger versions = new AtomicInteger();
    trees.prodFaults(
        FaultAt.after(
            Operation.CHECKSUM,
            path -> {
              if (path.name().equals("a")) {
                replace("/in/a", "v00" + versions.incrementAndGet());
              }
            }));

    TreeComparison result = trees.compare(CopyOptions.defaults());

    assertThat(trees.states()).containsEntry("/in/a", "FAILED SOURCE_CHANGED");
    assertThat(versions).hasValue(2);
    assertThat(result.isComplete()).isFalse();
  }

  @Test
  void reportsAFileThatIsDeletedMeanwhile() {
    write(trees.prod, "/in/a", "old!");
    trees.prodFaults(
        FaultAt.after(
            Operation.CHECKSUM,
            path -> {
              if (path.name().equals("a")) {
                trees.prod.delete(path);
              }
            }));

    trees.compare(CopyOptions.defaults());

    assertThat(trees.states()).containsEntry("/in/a", "MISSING");
  }

  @Test
  void failsForAFileThatIsListedAndNotFound() {
    CopyOptions options =
        CopyOptions.builder().select(only -> only.files(List.of("a", "missing"))).build();

    TreeComparison result = trees.compare(options);

    assertThat(trees.states())
        .containsExactly(entry("/in/a", "EQUAL"), entry("/in/missing", "FAILED FILE_NOT_FOUND"));
    assertThat(result.isComplete()).isFalse();
  }

  @Test
  void failsForASymbolicLink() throws Exception {
    trees.staging.makeSymlink(FilePath.of("/out/link"));

    trees.compare(CopyOptions.defaults());

    assertThat(trees.states()).containsEntry("/in/link", "FAILED NOT_COPYABLE");
  }

  @Test
  void stopsWithoutASource() {
    TreeComparison result = trees.compare("/nowhere", CopyOptions.defaults());

    assertThat(stoppedBy(result)).isEqualTo(ErrorCode.SOURCE_NOT_FOUND);
    assertThat(result.isComplete()).isFalse();
  }

  @Test
  void refusesOptionsThatCompareNothing() {
    CopyOptions.Builder never =
        CopyOptions.builder()
            .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
            .updatePolicy(UpdatePolicy.NEVER);
    CopyOptions flat = CopyOptions.builder().layout(Layout.FLAT).build();

    assertThat(stoppedBy(trees.compare(never.build()))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(stoppedBy(trees.compare(flat))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
  }

  /** A copy that resumes would delete these files. */
  @Test
  void deletesNoFileOfAnEarlierProcessOfItsRun() throws Exception {
    write(trees.prod, "/in/.a.howdah-abc-1-tsa38g0", "part");

    trees.compare(
        CheckedTrees.request("/out", CopyOptions.defaults()).runId("abc").incarnation(2).build(),
        CopyListener.NONE,
        new Cancellation());

    assertThat(trees.prod.status(FilePath.of("/in/.a.howdah-abc-1-tsa38g0"))).isPresent();
    assertThat(trees.requestsToProd()).doesNotContainKeys(Operation.DELETE, Operation.RENAME);
  }

  @Test
  void stopsWithTheTotalsSoFarWhenCancelled() {
    for (int i = 0; i < 3_000; i++) {
      write(trees.staging, "/out/many/f" + i, "same");
      write(trees.prod, "/in/many/f" + i, "same");
    }
    Cancellation cancellation = new Cancellation();
    AtomicInteger compared = new AtomicInteger();
    CopyListener listener =
        EventHandlers.builder()
            .on(
                EntryCompared.class,
                event -> {
                  if (compared.incrementAndGet() == 10) {
                    cancellation.cancel();
                  }
                })
            .build();

    TreeComparison result =
        trees.compare(
            CheckedTrees.request("/out", CopyOptions.defaults()).target(Target.EXACT).build(),
            listener,
            cancellation);

    assertThat(stoppedBy(result)).isEqualTo(ErrorCode.CANCELLED);
    assertThat(result.files(State.EQUAL).files()).isBetween(10L, 2_500L);
    assertThat(result.files(State.FAILED).files()).isZero();
    assertThat(result.found().files()).isGreaterThan(result.files(State.EQUAL).files());
  }

  private void replace(String path, String text) throws CopyException {
    FilePath fresh = FilePath.of("/fresh");
    trees.prod.create(
        fresh, CreateOptions.defaults(), TestBytes.of(text.getBytes(StandardCharsets.UTF_8)));
    trees.prod.rename(fresh, FilePath.of(path), RenameMode.REPLACE_EXISTING);
  }

  private static ErrorCode stoppedBy(TreeComparison result) {
    return Objects.requireNonNull(result.error(), "the comparison did not stop").code();
  }
}
