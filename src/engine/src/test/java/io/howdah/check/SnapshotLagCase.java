package io.howdah.check;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.DeleteLimit;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ExistingFiles;
import io.howdah.SnapshotOptions.Basis;
import io.howdah.TreeComparison;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.memory.MemoryFileSystem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;

/** Two trees whose directories permit snapshots, and copies that keep pairs of them. */
abstract class SnapshotLagCase {
  /** No two changes have the same time. */
  final Clock clock = new TickingClock();

  final CheckedTrees trees =
      new CheckedTrees(
          MemoryFileSystem.builder().clock(clock).build(),
          MemoryFileSystem.builder().clock(clock).build());

  final CopyOptions.Builder options =
      CopyOptions.builder()
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .delete(
              what ->
                  what.extra(Extra.DELETE)
                      .removal(Removal.PERMANENT)
                      .limit(DeleteLimit.ofEntries(1_000)));

  @BeforeEach
  void permitSnapshots() throws Exception {
    trees.clock(clock);
    write(trees.staging, "/out/a", "a");
    trees.prod.makeDirectories(FilePath.of("/in"), null);
    trees.prod.makeDirectories(trees.prod.homeDirectory(), null);
    trees.staging.allowSnapshots(FilePath.of("/out"));
    trees.prod.allowSnapshots(FilePath.of("/in"));
  }

  CopyStatus copy(Basis basis) {
    CopyStatus status = trees.copy(by(basis));
    assertThat(status.error()).isNull();
    assertThat(status.isSuccessful()).isTrue();
    return status;
  }

  TreeComparison measure(Basis basis) {
    return trees.measureLag(by(basis));
  }

  CopyOptions by(Basis basis) {
    return options.snapshots(use -> use.basis(basis)).build();
  }

  static List<String> snapshots(MemoryFileSystem cluster, String directory) throws Exception {
    List<String> names = new ArrayList<>();
    for (FileStatus each : cluster.snapshots().list(FilePath.of(directory)).orElseThrow()) {
      names.add(each.name());
    }
    return names;
  }

  /** A clock that is a millisecond later each time. */
  private static final class TickingClock extends Clock {
    private final AtomicLong now =
        new AtomicLong(Instant.parse("2026-11-30T00:00:00Z").toEpochMilli());

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now.incrementAndGet());
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
