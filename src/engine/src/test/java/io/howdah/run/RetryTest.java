package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.random;
import static io.howdah.run.MemoryCopy.read;
import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final MemoryCopy copies = new MemoryCopy();

  @BeforeEach
  void makeTarget() throws Exception {
    copies.prod.makeDirectories(FilePath.of("/in"), null);
  }

  @Test
  void goesOnReadingWhereADataNodeDied() {
    byte[] bytes = random(1, 300_000);
    write(copies.staging, "/file", bytes, CreateOptions.defaults());
    AtomicInteger deaths = new AtomicInteger();
    copies.stagingFaults(
        new FaultInjector() {
          @Override
          public void transferring(
              Operation operation, FilePath path, long position, ByteBuffer portion)
              throws CopyException {
            if (position > 100_000 && deaths.incrementAndGet() <= 2) {
              throw new CopyException(ErrorCode.DATANODE_FAILED, "gone");
            }
          }
        });

    CopyStatus status = copies.copy("/file", "/in");

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(status.retries()).isZero();
    assertThat(copies.prodAsSeen().requests(Operation.CREATE)).isEqualTo(1);
    assertThat(read(copies.prod, "/in/file")).isEqualTo(bytes);
  }

  /** A small file is read whole before the first request to the destination. */
  @Test
  void beginsNothingForASmallFileThatCannotBeRead() {
    write(copies.staging, "/file", "content");
    copies.stagingFaults(FaultAt.denied(Operation.OPEN, "file"));

    CopyStatus status = copies.copy("/file", "/in");

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.PERMISSION_DENIED);
    assertThat(copies.prodAsSeen().requests(Operation.CREATE)).isZero();
    assertThat(copies.prodAsSeen().requests(Operation.DELETE)).isZero();
  }

  @Test
  void writesAgainUnderAnotherNameWhenTheDestinationFailed() {
    write(copies.staging, "/file", "content");
    AtomicInteger failures = new AtomicInteger();
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void after(Operation operation, FilePath path) throws CopyException {
            if (operation == Operation.CREATE && failures.incrementAndGet() <= 2) {
              assertThat(path.name()).contains("-" + failures.get() + "-t");
              throw new CopyException(ErrorCode.DATANODE_FAILED, "gone");
            }
          }
        });

    CopyStatus status = copies.copy("/file", "/in");

    assertThat(status.retries()).isEqualTo(2);
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/file");
  }

  @Test
  void givesUpAfterThreeAttemptsAndLeavesNothingBehind() {
    write(copies.staging, "/file", "content");
    copies.prodFaults(failing(Operation.CREATE, ErrorCode.DATANODE_FAILED));

    CopyStatus status = copies.copy("/file", "/in");

    assertThat(status.failed().files()).isEqualTo(1);
    assertThat(status.retries()).isEqualTo(2);
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  @Test
  void doesNotRepeatWhatCannotSucceed() {
    write(copies.staging, "/file", "content");
    copies.prodFaults(failing(Operation.CREATE, ErrorCode.QUOTA_EXCEEDED));

    CopyStatus status = copies.copy("/file", "/in");

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
    assertThat(status.retries()).isZero();
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  @Test
  void stopsTheWholeCopyWhenTheClusterIsGone() {
    for (int i = 0; i < 200; i++) {
      write(copies.staging, "/many/f" + i, "content");
    }
    copies.prodFaults(failing(Operation.CREATE, ErrorCode.CLUSTER_UNREACHABLE));

    CopyStatus status = copies.maxConcurrency(2).copy("/many", "/in");

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.CLUSTER_UNREACHABLE);
    assertThat(copies.prodAsSeen().requests(Operation.CREATE)).isLessThan(50);
    assertThat(status.failed().files()).isEqualTo(status.expected().files());
    assertThat(status.failures())
        .allSatisfy(file -> assertThat(failedBy(file)).isEqualTo(ErrorCode.CLUSTER_UNREACHABLE));
  }

  @Test
  void accountsForAFileWhenMemoryRunsOut() {
    write(copies.staging, "/file", "content");
    copies.stagingFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) {
            if (operation == Operation.OPEN) {
              throw new OutOfMemoryError("as the test wants it");
            }
          }
        });

    CopyStatus status = copies.copy("/file", "/in");

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.INTERNAL_ERROR);
    assertThat(status.isSuccessful()).isFalse();
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  @Test
  void copiesTheRestWhenOneFileFails() {
    write(copies.staging, "/out/bad", "bad");
    write(copies.staging, "/out/good", "good");
    copies.stagingFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            if (path.name().equals("bad")) {
              throw new CopyException(ErrorCode.PERMISSION_DENIED, "not yours");
            }
          }
        });

    CopyStatus status = copies.copy("/out", "/in");

    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(status.failed()).hasToString("1 files, 3 bytes");
    assertThat(status.error()).isNull();
    assertThat(status.isSuccessful()).isFalse();
  }

  private static FaultInjector failing(Operation failing, ErrorCode code) {
    return new FaultInjector() {
      @Override
      public void after(Operation operation, FilePath path) throws CopyException {
        if (operation == failing) {
          throw new CopyException(code, "as the test wants it");
        }
      }
    };
  }
}
