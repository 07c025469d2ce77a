package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceChangesTest {
  private final MemoryCopy copies = new MemoryCopy();

  @BeforeEach
  void fillStaging() throws Exception {
    write(copies.staging, "/out/file", "old content");
    copies.prod.makeDirectories(FilePath.of("/in"), null);
  }

  @Test
  void copiesAFileThatWasReplacedAsItIsNow() {
    onceBeforeOpen(() -> write(copies.staging, "/out/file", "new content!"));

    CopyStatus status = copies.copy("/out", "/in");

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.retries()).isEqualTo(1);
    assertThat(tree(copies.prod, "/in")).containsEntry("/in/out/file", "new content!");
  }

  @Test
  void noticesAReplacementOfTheSameLengthAfterTheBytesWereRead() {
    AtomicBoolean replaced = new AtomicBoolean();
    copies.stagingFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) {
            if (operation == Operation.CHECKSUM && replaced.compareAndSet(false, true)) {
              write(copies.staging, "/out/file", "new content");
            }
          }
        });

    CopyStatus status = copies.copy("/out", "/in");

    assertThat(status.retries()).isEqualTo(1);
    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(tree(copies.prod, "/in")).containsEntry("/in/out/file", "new content");
  }

  @Test
  void reportsAFileThatWasDeleted() {
    onceBeforeOpen(() -> delete("/out/file"));

    CopyStatus status = copies.copy("/out", "/in");

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.FILE_NOT_FOUND);
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/out");
  }

  @Test
  void reportsAFileThatNeverStopsChanging() {
    AtomicInteger version = new AtomicInteger();
    copies.stagingFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) {
            if (operation == Operation.OPEN) {
              write(copies.staging, "/out/file", "x".repeat(version.incrementAndGet()));
            }
          }
        });

    CopyStatus status = copies.copy("/out", "/in");

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.SOURCE_CHANGED);
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/out");
  }

  @Test
  void noticesThatAnEmptyFileHasGrown() {
    write(copies.staging, "/out/file", "");
    AtomicBoolean grown = new AtomicBoolean();
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) {
            if (operation == Operation.CREATE && grown.compareAndSet(false, true)) {
              write(copies.staging, "/out/file", "now it has content");
            }
          }
        });

    copies.copy("/out", "/in");

    assertThat(tree(copies.prod, "/in")).containsEntry("/in/out/file", "now it has content");
  }

  private void onceBeforeOpen(Runnable change) {
    AtomicBoolean done = new AtomicBoolean();
    copies.stagingFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) {
            if (operation == Operation.OPEN && done.compareAndSet(false, true)) {
              change.run();
            }
          }
        });
  }

  private void delete(String path) {
    try {
      copies.staging.delete(FilePath.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
