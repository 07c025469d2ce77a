package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.random;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import org.junit.jupiter.api.Test;

/** A server or proxy that writes a byte more than it was sent. */
class AddedByteTest {
  private static final int LENGTH = 2_000;

  private final MemoryCopy copies = new MemoryCopy();

  @Test
  void doesNotCallItAChangeOfTheSource() throws Exception {
    write(copies.staging, "/file", random(1, LENGTH), CreateOptions.defaults());
    copies.prod.makeDirectories(FilePath.of("/in"), null);
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void after(Operation operation, FilePath path) throws CopyException {
            if (operation == Operation.CREATE) {
              byte[] longer = random(1, LENGTH + 1);
              write(copies.prod, path.toString(), longer, CreateOptions.defaults());
            }
          }
        });

    CopyStatus status = copies.copy("/file", "/in");

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.VERIFICATION_FAILED);
    assertThat(status.failures().get(0).failure())
        .hasMessageContaining("has 2001 bytes after 2000 were sent");
  }
}
