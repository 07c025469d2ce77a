package io.howdah.run;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.AtomicUnit;
import io.howdah.CopyStatus;
import io.howdah.Count;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.event.PartitionFinished;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.Operation;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a copy says of partitions in which it renames, as the source has renamed. */
class RenamedPartitionsTest extends SnapshotCase {
  @BeforeEach
  void copyOnce() {
    byDifference();
    write(copies.staging, "/out/n=1/a", "a");
    write(copies.staging, "/out/n=1/e", "e");
    write(copies.staging, "/out/n=01/d", "dd");
    assertThat(copy().isSuccessful()).isTrue();
  }

  @Test
  void tellsThatARenamedPartitionIsAnotherOneNow() throws Exception {
    move(copies.staging, "/out/n=1", "/out/n=1.0");

    CopyStatus status = copy();

    assertThat(status.snapshots().renamed()).isEqualTo(1);
    assertThat(events)
        .contains(
            PartitionFinished.of(result(Change.REMOVED, "n=1", Count.of(2, 2))),
            PartitionFinished.of(result(Change.ADDED, "n=1.0", Count.NONE)));
  }

  @Test
  void tellsThatAPartitionFromWhichAFileWasRenamedHasChanged() throws Exception {
    move(copies.staging, "/out/n=1/e", "/out/n=01/e");

    CopyStatus status = copy();

    assertThat(status.snapshots().renamed()).isEqualTo(1);
    assertThat(events)
        .contains(
            PartitionFinished.of(result(Change.CHANGED, "n=1", Count.NONE)),
            PartitionFinished.of(result(Change.CHANGED, "n=01", Count.NONE)));
  }

  @Test
  void tellsThatAPartitionFromWhichADirectoryWasRenamedHasChanged() throws Exception {
    write(copies.staging, "/out/n=1/sub/f", "f");
    assertThat(copy().isSuccessful()).isTrue();
    move(copies.staging, "/out/n=1/sub", "/out/n=01/sub");

    CopyStatus status = copy();

    assertThat(status.snapshots().renamed()).isEqualTo(1);
    assertThat(events)
        .contains(
            PartitionFinished.of(result(Change.CHANGED, "n=1", Count.NONE)),
            PartitionFinished.of(result(Change.CHANGED, "n=01", Count.NONE)));
  }

  @Test
  void neverTellsThatARenamedPartitionIsThereOfWhichAFileFails() throws Exception {
    move(copies.staging, "/out/n=1", "/out/n=2");
    write(copies.staging, "/out/n=2/a", "other");
    copies.stagingFaults(FaultAt.denied(Operation.OPEN, "a"));

    CopyStatus status = copy();

    assertThat(status.snapshots().renamed()).isEqualTo(1);
    assertThat(told())
        .containsExactlyInAnyOrder(
            result(Change.REMOVED, "n=1", Count.of(2, 2)),
            result(Change.INCOMPLETE, "n=2", Count.NONE));
  }

  @Test
  void tellsOfARenamedPartitionInWhichAFileWasCopiedThatItIsNew() throws Exception {
    move(copies.staging, "/out/n=1", "/out/n=2");
    write(copies.staging, "/out/n=2/a", "other");

    copy();

    assertThat(told())
        .containsExactlyInAnyOrder(
            result(Change.REMOVED, "n=1", Count.of(2, 2)),
            result(Change.ADDED, "n=2", Count.of(1, 5)));
  }

  private List<PartitionResult> told() {
    return events.stream()
        .filter(PartitionFinished.class::isInstance)
        .map(event -> ((PartitionFinished) event).result())
        .toList();
  }

  private static PartitionResult result(Change change, String name, Count files) {
    return PartitionResult.of(change, "/in", name, files);
  }

  /** A path that one partition leaves and another one takes is never reported as removed. */
  @Test
  void tellsOfNoPartitionAsRemovedWhosePathAnotherOneHas() throws Exception {
    move(copies.staging, "/out/n=1", "/out/n=9");
    move(copies.staging, "/out/n=01", "/out/n=1");
    move(copies.staging, "/out/n=9", "/out/n=01");

    CopyStatus status = copy();

    assertThat(status.snapshots().renamed()).isEqualTo(2);
    assertThat(prod()).isEqualTo(wanted());
    assertThat(events)
        .contains(
            PartitionFinished.of(result(Change.ADDED, "n=1", Count.NONE)),
            PartitionFinished.of(result(Change.ADDED, "n=01", Count.NONE)))
        .noneMatch(
            event ->
                event instanceof PartitionFinished finished
                    && finished.result().change() == Change.REMOVED);
  }

  /** A file that is renamed at once would be seen in a partition that is not complete. */
  @Test
  void renamesNothingWherePartitionsAreReplacedAsAWhole() throws Exception {
    options.atomicUnit(AtomicUnit.PARTITION);
    move(copies.staging, "/out/n=1/e", "/out/n=01/e");

    CopyStatus status = copy();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.snapshots().since()).isPresent();
    assertThat(status.snapshots().renamed()).isZero();
    assertThat(status.copied().files()).isEqualTo(3);
    assertThat(prod()).isEqualTo(wanted());
  }
}
