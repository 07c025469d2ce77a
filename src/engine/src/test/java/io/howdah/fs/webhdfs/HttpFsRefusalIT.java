package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Authentication;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.auth.TestTokens;
import io.howdah.auth.TokenAuthentication;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An HttpFS refuses with other statuses than a NameNode, and is understood all the same. */
class HttpFsRefusalIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("staging"));

  private static HttpFsServer httpFs;

  private final HdfsCluster cluster = LAB.cluster("staging");
  private final String directory = LAB.newDirectory("staging");

  @BeforeAll
  static void startHttpFs() {
    httpFs = HttpFsServer.builder(LAB.cluster("staging")).start();
  }

  @AfterAll
  static void stopHttpFs() {
    httpFs.close();
  }

  @Test
  void saysWhatAUserMayNot() throws CopyException {
    FilePath secret = FilePath.of(directory).child("secret");
    cluster.files().writeText(secret.toString(), "x");
    cluster.files().setPermission(secret.toString(), 0600);
    cluster.files().setPermission(directory, 0755);
    try (WebHdfsFileSystem alice = as(new SimpleAuthentication("alice", null))) {
      FilePath other = FilePath.of(directory).child("other");

      assertFails(ErrorCode.PERMISSION_DENIED, () -> alice.open(secret, 0, 1));
      assertFails(ErrorCode.PERMISSION_DENIED, () -> alice.checksum(secret, 1));
      assertFails(ErrorCode.PERMISSION_DENIED, () -> alice.setPermission(secret, 0666));
      assertFails(ErrorCode.PERMISSION_DENIED, () -> alice.makeDirectories(other, null));
      assertFails(ErrorCode.PERMISSION_DENIED, () -> create(alice, other));
    }
  }

  @Test
  void saysThatAQuotaIsFull() throws CopyException {
    cluster.files().setNameQuota(directory, 1);
    try (WebHdfsFileSystem fileSystem = as(superuser())) {
      FilePath file = FilePath.of(directory).child("file");

      assertFails(ErrorCode.QUOTA_EXCEEDED, () -> create(fileSystem, file));
    }
  }

  @Test
  void reportsAnUnknownToken() throws CopyException {
    FilePath path = FilePath.of(directory);
    try (WebHdfsFileSystem fileSystem =
        as(TokenAuthentication.of("gateway", TestTokens.of("alice")))) {
      assertFails(ErrorCode.TOKEN_INVALID, () -> fileSystem.status(path));
    }
  }

  @Test
  void saysThatAUserMayNotActForAnother() throws CopyException {
    FilePath path = FilePath.of(directory);
    try (WebHdfsFileSystem fileSystem = as(new SimpleAuthentication("alice", "bob"))) {
      assertFails(ErrorCode.IMPERSONATION_DENIED, () -> fileSystem.status(path));
    }
  }

  private static Authentication superuser() {
    return new SimpleAuthentication(TestFileSystems.SUPERUSER, null);
  }

  private static void create(WebHdfsFileSystem fileSystem, FilePath file) throws CopyException {
    fileSystem.create(file, CreateOptions.defaults(), TestContent.text("x"));
  }

  private static WebHdfsFileSystem as(Authentication authentication) {
    return new WebHdfsFileSystem(
        List.of(httpFs.url()),
        authentication,
        TestFileSystems.settings(Duration.ofSeconds(5), RequestObserver.none()));
  }

  private static void assertFails(ErrorCode code, ThrowingCallable operation) {
    assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }
}
