package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Authentication;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import java.io.IOException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The user at a server, and the longest path that it accepts. */
class IdentityAndLimitsIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("staging"));

  private final HdfsCluster cluster = LAB.cluster("staging");
  private final String directory = LAB.newDirectory("staging");

  @Test
  void actsForAnotherUser() throws IOException {
    cluster.files().setPermission(directory, 0777);
    FilePath file = FilePath.of(directory).child("file");
    try (WebHdfsFileSystem fileSystem =
        as(new SimpleAuthentication(TestFileSystems.SUPERUSER, "bob"))) {
      fileSystem.create(file, CreateOptions.defaults(), TestContent.text("x"));

      assertThat(fileSystem.status(file).orElseThrow().owner()).isEqualTo("bob");
      assertThat(fileSystem.homeDirectory()).isEqualTo(FilePath.of("/user/bob"));
    }
  }

  @Test
  void saysThatItMayNotActForAnotherUser() throws IOException {
    FilePath path = FilePath.of(directory);
    try (WebHdfsFileSystem fileSystem = as(new SimpleAuthentication("alice", "bob"))) {
      assertFails(ErrorCode.IMPERSONATION_DENIED, () -> fileSystem.status(path));
    }
  }

  /** What is let through must really be read by a DataNode, and what is refused is not sent. */
  @Test
  void sendsTheLongestPathThatADataNodeReads() throws IOException {
    FilePath parent = FilePath.of(directory);
    for (int i = 0; i < 15; i++) {
      parent = parent.child("d".repeat(250));
    }
    RequestCounter requests = new RequestCounter();
    try (WebHdfsFileSystem fileSystem = TestFileSystems.of(cluster.urls(), requests)) {
      fileSystem.makeDirectories(parent, null);
      int accepted = 1;
      int refused = 255;
      while (refused - accepted > 1) {
        int length = (accepted + refused) / 2;
        if (isCreated(fileSystem, parent.child("f".repeat(length)))) {
          accepted = length;
        } else {
          refused = length;
        }
      }

      assertThat(refused).isLessThan(254);
      FilePath tooLong = parent.child("f".repeat(refused));
      requests.forget();
      assertFails(
          ErrorCode.PATH_TOO_LONG,
          () -> fileSystem.create(tooLong, CreateOptions.defaults(), TestContent.text("x")));
      assertThat(requests.requests()).containsExactly("NAMENODE CREATE");
      assertThat(fileSystem.status(tooLong)).isEmpty();
    }
  }

  @Test
  void saysThatItIsClosed() throws IOException {
    FilePath path = FilePath.of(directory);
    WebHdfsFileSystem fileSystem = TestFileSystems.of(cluster.urls(), RequestObserver.none());
    fileSystem.status(path);
    fileSystem.close();

    assertFails(ErrorCode.CANCELLED, () -> fileSystem.status(path));
    assertFails(ErrorCode.CANCELLED, () -> fileSystem.open(path, 0, 1));
  }

  private static boolean isCreated(WebHdfsFileSystem fileSystem, FilePath file)
      throws CopyException {
    try {
      fileSystem.create(file, CreateOptions.defaults(), TestContent.text("x"));
      return true;
    } catch (CopyException e) {
      assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.PATH_TOO_LONG);
      return false;
    }
  }

  private WebHdfsFileSystem as(Authentication authentication) {
    return new WebHdfsFileSystem(
        cluster.urls(),
        authentication,
        TestFileSystems.settings(Duration.ofSeconds(5), RequestObserver.none()));
  }

  private static void assertFails(ErrorCode code, ThrowingCallable operation) {
    assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }
}
