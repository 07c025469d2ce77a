package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoneFlagTest {
  private final MemoryCopy copies = new MemoryCopy();
  private final List<String> publications = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void fillStaging() throws Exception {
    for (String day : new String[] {"ds=1", "ds=2"}) {
      write(copies.staging, "/table/" + day + "/_SUCCESS", "");
      for (int i = 0; i < 20; i++) {
        write(copies.staging, "/table/" + day + "/country=fr/bucket_" + i, "rows");
        write(copies.staging, "/table/" + day + "/zz_" + i, "rows");
      }
    }
    copies.prod.makeDirectories(FilePath.of("/warehouse"), null);
  }

  @Test
  void publishesAFlagAfterEverythingUnderItsDirectory() {
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) {
            if (operation == Operation.RENAME) {
              publications.add(path.toString());
            }
          }
        });

    CopyStatus status = copies.copy("/table", "/warehouse");

    assertThat(status.verifiedFiles()).isEqualTo(82);
    for (String day : new String[] {"ds=1", "ds=2"}) {
      assertThat(publications.stream().filter(path -> path.contains(day)).toList())
          .hasSize(41)
          .last()
          .asString()
          .contains("_SUCCESS");
    }
  }

  @Test
  void withholdsTheFlagOfADirectoryInWhichSomethingFailed() {
    copies.stagingFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            if (path.toString().contains("ds=2/country=fr/bucket_7")) {
              throw new CopyException(ErrorCode.PERMISSION_DENIED, "not yours");
            }
          }
        });

    CopyStatus status = copies.copy("/table", "/warehouse");

    assertThat(tree(copies.prod, "/warehouse"))
        .containsKey("/warehouse/table/ds=1/_SUCCESS")
        .doesNotContainKey("/warehouse/table/ds=2/_SUCCESS")
        .hasSize(5 + 80);
    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactlyInAnyOrder(ErrorCode.PERMISSION_DENIED, ErrorCode.DONE_FLAG_WITHHELD);
  }

  @Test
  void withholdsTheFlagWhenTheRestCouldNotBeListed() {
    copies.stagingFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            if (operation == Operation.LIST && path.toString().endsWith("ds=2/country=fr")) {
              throw new CopyException(ErrorCode.PERMISSION_DENIED, "not yours");
            }
          }
        });

    CopyStatus status = copies.copy("/table", "/warehouse");

    assertThat(tree(copies.prod, "/warehouse")).doesNotContainKey("/warehouse/table/ds=2/_SUCCESS");
    assertThat(status.failures()).hasSize(2);
    assertThat(failedBy(status.failures().get(0))).isNotNull();
    assertThat(status.expected().files())
        .isEqualTo(status.copied().files() + status.failed().files());
  }
}
