package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of an upload that server or source break off. */
class RefusedUploadIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("staging"));

  private final HdfsCluster cluster = LAB.cluster("staging");
  private final String directory = LAB.newDirectory("staging");
  private final RequestCounter requests = new RequestCounter();
  private final WebHdfsFileSystem fileSystem =
      TestFileSystems.as("alice", cluster.urls(), requests);

  @AfterEach
  void disconnect() {
    fileSystem.close();
  }

  /** The refusal comes while we send, and must not drown in a broken pipe. */
  @RepeatedTest(5)
  void saysThatPermissionIsMissing() throws IOException {
    cluster.files().setPermission(directory, 0755);
    FilePath file = FilePath.of(directory).child("file");

    assertThatThrownBy(
            () -> fileSystem.create(file, CreateOptions.defaults(), TestContent.zeros(100 << 20)))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> {
              assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.PERMISSION_DENIED);
              assertThat(e).hasMessageContaining("user=alice").hasMessageNotContaining("\n");
            });
  }

  @Test
  void goesToTheNameNodeWhereAKnownDataNodeRefuses() throws IOException {
    cluster.files().setPermission(directory, 0777);
    FilePath file = FilePath.of(directory).child("file");
    for (int i = 0; i < 40; i++) { // until few requests go to the NameNode
      fileSystem.create(file, CreateOptions.defaults(), TestContent.text("text"));
    }
    cluster.files().setPermission(directory, 0755);
    requests.forget();

    assertThatThrownBy(
            () ->
                fileSystem.create(
                    FilePath.of(directory).child("other"),
                    CreateOptions.defaults(),
                    TestContent.text("text")))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));

    assertThat(requests.requests())
        .containsExactly("DATANODE CREATE", "NAMENODE CREATE", "DATANODE CREATE");
  }

  @RepeatedTest(5)
  void saysThatTheQuotaIsExceeded() throws IOException {
    cluster.files().setPermission(directory, 0777);
    cluster.files().setSpaceQuota(directory, 10 << 20);
    FilePath file = FilePath.of(directory).child("file");
    CreateOptions options = CreateOptions.builder().blockSize(4 << 20).build();

    assertThatThrownBy(() -> fileSystem.create(file, options, TestContent.zeros(100 << 20)))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.QUOTA_EXCEEDED));
  }

  /** The source fails after all of its bytes have been written. */
  @Test
  void neverShowsAFullLengthThatTheSourceTookBack() throws IOException {
    cluster.files().setPermission(directory, 0777);
    FilePath file = FilePath.of(directory).child("file");
    CopyException wrong = new CopyException(ErrorCode.SOURCE_CHANGED, "The source has changed.");
    ContentSource source =
        new ContentSource() {
          @Override
          public long length() {
            return 1_000_000;
          }

          @Override
          public void writeTo(OutputStream out) throws IOException {
            out.write(new byte[1_000_000]);
            throw wrong;
          }
        };

    assertThatThrownBy(() -> fileSystem.create(file, CreateOptions.defaults(), source))
        .isSameAs(wrong);

    assertThat(fileSystem.status(file).map(FileStatus::length).orElse(0L)).isLessThan(1_000_000);
  }

  /** A hard end: reading the rest of a gigabyte to keep a connection would take its time. */
  @Test
  void doesNotReadOnAfterClosing() throws IOException {
    cluster.files().write(directory + "/large", 1 << 30, 1);
    FilePath large = FilePath.of(directory).child("large");

    long begin = System.nanoTime();
    try (FileContent content = fileSystem.open(large, 0, Long.MAX_VALUE)) {
      assertThat(content.length()).isEqualTo(1 << 30);
      assertThat(content.stream().read()).isNotNegative();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
  }
}
