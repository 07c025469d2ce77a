package io.howdah.run;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which temporary files of its own a copy names that could not tidy up. */
class LeftBehindTest {
  private final MemoryCopy copies = new MemoryCopy();

  @BeforeEach
  void fillStaging() {
    for (int i = 0; i < 10; i++) {
      write(copies.staging, "/out/f" + i, i == 0 ? "" : "content " + i);
    }
  }

  @Test
  void namesNoFileThatNoServerWasToldToCreate() {
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            if (operation == Operation.CREATE || operation == Operation.DELETE) {
              throw away();
            }
          }
        });

    CopyStatus status = copies.copy("/out", "/in");

    assertThat(status.error()).isNotNull();
    assertThat(status.leftBehind()).isEmpty();
  }

  @Test
  void namesFilesWhoseUploadBrokeOff() {
    AtomicBoolean gone = new AtomicBoolean();
    copies
        .maxConcurrency(1)
        .prodFaults(
            new FaultInjector() {
              @Override
              public void before(Operation operation, FilePath path) throws CopyException {
                if (gone.get()) {
                  throw away();
                }
              }

              @Override
              public void transferring(
                  Operation operation, FilePath path, long position, ByteBuffer bytes)
                  throws CopyException {
                if (operation == Operation.CREATE) {
                  gone.set(true);
                  throw away();
                }
              }
            });

    CopyStatus status = copies.copy("/out", "/in");

    assertThat(status.leftBehind()).hasSize(1);
    assertThat(status.leftBehind().get(0)).startsWith("/in/.f");
  }

  private static CopyException away() {
    return new CopyException(ErrorCode.CLUSTER_UNREACHABLE, "Away.");
  }
}
