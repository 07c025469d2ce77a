package io.howdah.check;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.Count;
import io.howdah.ExistingFiles;
import io.howdah.Lag;
import io.howdah.TreeComparison;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check says about the lag of the destination. */
class CheckLagTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant YESTERDAY = Instant.parse("2026-11-29T00:00:00Z");

  private final CheckedTrees trees = new CheckedTrees();

  @BeforeEach
  void fillBoth() throws Exception {
    for (String path : new String[] {"a", "day/b"}) {
      write(trees.staging, "/out/" + path, "same");
      write(trees.prod, "/in/" + path, "same");
      setTime(trees.staging, "/out/" + path, LONG_AGO);
    }
  }

  @Test
  void isNothingWhereAllFilesAreEqual() {
    write(trees.prod, "/in/extra/file", "extra");

    assertThat(compare().lag()).isEqualTo(Lag.NONE);
  }

  @Test
  void isThatOfMissingAndDifferentFiles() throws Exception {
    write(trees.staging, "/out/new/c", "missing");
    setTime(trees.staging, "/out/new/c", YESTERDAY.plusSeconds(1));
    write(trees.staging, "/out/day/b", "different");
    setTime(trees.staging, "/out/day/b", YESTERDAY);

    assertThat(compare().lag()).isEqualTo(Lag.of(Count.of(2, 16), YESTERDAY));
  }

  @Test
  void isThatOfDifferentBytes() throws Exception {
    write(trees.prod, "/in/a", "SAME");

    assertThat(compare().lag()).isEqualTo(Lag.of(Count.of(1, 4), LONG_AGO));
  }

  @Test
  void isThatOfAFileInWhosePlaceADirectoryIs() throws Exception {
    trees.prod.delete(FilePath.of("/in/a"));
    write(trees.prod, "/in/a/below", "below");

    assertThat(compare().lag()).isEqualTo(Lag.of(Count.of(1, 4), LONG_AGO));
  }

  @Test
  void isThatOfFilesThatCouldNotBeCompared() {
    trees.stagingFaults(FaultAt.denied(Operation.CHECKSUM, "b"));

    TreeComparison result = compare();

    assertThat(result.isComplete()).isFalse();
    assertThat(result.lag()).isEqualTo(Lag.of(Count.of(1, 4), LONG_AGO));
  }

  @Test
  void isUnknownWhereADirectoryCouldNotBeListed() {
    trees.stagingFaults(FaultAt.denied(Operation.LIST, "day"));

    assertThat(compare().lag()).isNull();
  }

  /** What is in the directory is not listed. */
  @Test
  void isUnknownWhereAFileIsInPlaceOfADirectory() throws Exception {
    trees.prod.delete(FilePath.of("/in/day/b"));
    trees.prod.delete(FilePath.of("/in/day"));
    write(trees.prod, "/in/day", "file");

    assertThat(compare().lag()).isNull();
  }

  @Test
  void isUnknownWhereTheCheckStops() {
    assertThat(trees.compare("/nothing", CopyOptions.defaults()).lag()).isNull();
  }

  /** A report does not tell what the source has today. */
  @Test
  void isUnknownInAComparisonWithAReport(@TempDir Path directory) {
    String report = directory.resolve("report.jsonl").toString();
    write(trees.staging, "/out/c", "new");
    trees.copy(report, CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL));

    TreeComparison result = trees.compareWithReport(report, "/in", CopyOptions.defaults());

    assertThat(result.isEqual()).isTrue();
    assertThat(result.lag()).isNull();
  }

  private TreeComparison compare() {
    return trees.compare(CopyOptions.defaults());
  }

  private static void setTime(MemoryFileSystem files, String path, Instant time) throws Exception {
    files.setTimes(FilePath.of(path), time.toEpochMilli(), time.toEpochMilli());
  }
}
