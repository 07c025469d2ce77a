package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A source that changes while it is being copied. */
class SourceChangesIT {
  private static final int LENGTH = 60 << 20;

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private final LabCopy copies = new LabCopy(staging, prod);
  private String from = "";
  private String to = "";
  private String file = "";

  @BeforeEach
  void writeSource() {
    from = LAB.newDirectory("staging");
    to = LAB.newDirectory("prod") + "/target";
    file = from + "/file";
    staging.files().write(file, LENGTH, 1);
  }

  @Test
  void copiesAReplacedFileAsItIsAfterwards() {
    CopyStatus status = copyWhile(() -> staging.files().write(file, LENGTH, 2));

    assertThat(status.failures()).isEmpty();
    assertThat(status.retries()).isPositive();
    copies.judge(from, to);
  }

  @Test
  void copiesAnAppendedFileAsItIsAfterwards() {
    CopyStatus status = copyWhile(() -> staging.files().append(file, LENGTH, 1 << 20, 1));

    assertThat(status.failures()).isEmpty();
    assertThat(status.retries()).isPositive();
    copies.judge(from, to);
  }

  @Test
  void reportsADeletedFileAndPublishesNothing() {
    CopyStatus status = copyWhile(() -> staging.files().delete(file));

    assertThat(status.failures()).singleElement().satisfies(SourceChangesIT::isGone);
    assertThat(prod.files().filePaths(to)).isEmpty();
  }

  @Test
  void reportsAFileThatIsStillBeingWritten() {
    staging.files().openForWrite(from + "/open", 5 << 20, 3);
    try {
      CopyStatus status = copies.copy(from, to, CopyOptions.defaults());

      assertThat(status.copied().files()).isEqualTo(1);
      assertThat(status.failures())
          .singleElement()
          .satisfies(
              failure -> {
                assertThat(failure.source()).isEqualTo(from + "/open");
                assertThat(code(failure)).isEqualTo(ErrorCode.SOURCE_CHANGED);
              });
      assertThat(prod.files().filePaths(to)).isEqualTo(List.of(to + "/file"));
    } finally {
      staging.files().closeWrite(from + "/open");
    }
  }

  private CopyStatus copyWhile(Runnable change) {
    OnceMoved middle = new OnceMoved(LENGTH / 3, change);
    CopyStatus status = copies.copy(from, to, CopyOptions.defaults(), middle, new Cancellation());
    assertThat(middle.happened()).isTrue();
    return status;
  }

  private static void isGone(FileResult failure) {
    assertThat(code(failure)).isEqualTo(ErrorCode.FILE_NOT_FOUND);
  }

  private static ErrorCode code(FileResult failure) {
    return Objects.requireNonNull(failure.failure()).code();
  }
}
