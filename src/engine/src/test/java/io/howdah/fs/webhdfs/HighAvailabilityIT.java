package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A pair of NameNodes that change roles, stop and start. */
class HighAvailabilityIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.ofItsOwn(
          HdfsCluster.builder("failing-over")
              .nameNodes(2)
              // As wherever there are observers: else even DataNodes read from one.
              .set("dfs.namenode.state.context.enabled", "true"));

  private final HdfsCluster cluster = LAB.cluster("failing-over");
  private final RequestCounter requests = new RequestCounter();
  private final WebHdfsFileSystem fileSystem = TestFileSystems.of(cluster.urls(), requests);
  private final FilePath file = path("/file");

  @BeforeEach
  void beginWithTheFirst() {
    List<String> states = cluster.nameNodeStates();
    for (int nameNode = 0; nameNode < 2; nameNode++) {
      if (states.get(nameNode).equals("stopped")) {
        cluster.startNameNode(nameNode);
      }
    }
    if (cluster.nameNodeStates().get(1).equals("active")) {
      cluster.transitionToStandby(1);
    }
    if (cluster.nameNodeStates().get(0).equals("standby")) {
      cluster.transitionToActive(0);
    }
  }

  @AfterEach
  void disconnect() {
    fileSystem.close();
  }

  @Test
  void followsTheActiveNameNodeAndRemembersIt() throws IOException {
    write("one");
    cluster.failover();

    // The DataNode that it was written to follows the failover by itself.
    assertThat(TestContent.read(fileSystem, file)).asString().isEqualTo("one");
    assertThat(fileSystem.status(file)).isPresent();
    requests.forget();
    fileSystem.status(file);

    assertThat(requests.requests()).containsExactly("NAMENODE GETFILESTATUS");
  }

  /** A standby redirects a CREATE, and its DataNode is refused when the bytes have gone. */
  @Test
  void sendsContentOnceWhereTheFirstUrlIsAStandby() throws IOException {
    List<URI> standbyFirst = new ArrayList<>(cluster.urls());
    Collections.reverse(standbyFirst);
    AtomicInteger sent = new AtomicInteger();
    ContentSource content =
        new ContentSource() {
          @Override
          public long length() {
            return 3;
          }

          @Override
          public void writeTo(OutputStream out) throws IOException {
            sent.incrementAndGet();
            out.write(new byte[3]);
          }
        };
    try (WebHdfsFileSystem other = TestFileSystems.of(standbyFirst, requests)) {
      other.create(file, CreateOptions.defaults(), content);
    }

    assertThat(sent).hasValue(1);
    assertThat(fileSystem.status(file).orElseThrow().length()).isEqualTo(3);
  }

  /** An observer's state lacks what was written lately, so it would report a missing file. */
  @Test
  void acceptsNoObserver() throws IOException {
    cluster.transitionToObserver(1);
    List<URI> observerFirst = new ArrayList<>(cluster.urls());
    Collections.reverse(observerFirst);
    write("fresh");
    try (WebHdfsFileSystem other = TestFileSystems.of(observerFirst, requests)) {
      assertThat(TestContent.read(other, file)).asString().isEqualTo("fresh");
      other.makeDirectories(path("/seen at once"), null);
      assertThat(other.status(path("/seen at once"))).isPresent();
    } finally {
      cluster.transitionToStandby(1);
    }
  }

  @Test
  void survivesSecondsWithoutAnActiveNameNode() throws Exception {
    write("x");
    cluster.transitionToStandby(0);
    CompletableFuture<Void> later =
        CompletableFuture.runAsync(
            () -> cluster.transitionToActive(1),
            CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS));

    fileSystem.makeDirectories(path("/made"), null);
    later.get(30, TimeUnit.SECONDS);

    assertThat(fileSystem.status(path("/made"))).isPresent();
  }

  @Test
  void goesOnWithTheOtherWhereOneIsStopped() throws IOException {
    write("x");
    cluster.stopNameNode(0);
    cluster.transitionToActive(1);

    assertThat(TestContent.read(fileSystem, file)).asString().isEqualTo("x");
    write("y");
    assertThat(TestContent.read(fileSystem, file)).asString().isEqualTo("y");
  }

  @Test
  void saysThatNoNameNodeIsActive() {
    cluster.transitionToStandby(0);
    try (WebHdfsFileSystem impatient = impatient()) {
      assertThatThrownBy(() -> impatient.makeDirectories(path("/never"), null))
          .isInstanceOfSatisfying(
              CopyException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_ACTIVE_NAMENODE))
          .hasMessageContaining(cluster.urls().get(0).toString())
          .hasMessageContaining(cluster.urls().get(1).toString())
          .hasMessageContaining("standby");
    }
  }

  @Test
  void saysThatSafeModeIsOnAtOnce() throws IOException {
    cluster.enterSafeMode(0);
    try {
      long begin = System.nanoTime();
      assertThatThrownBy(() -> fileSystem.makeDirectories(path("/never"), null))
          .isInstanceOfSatisfying(
              CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SAFE_MODE));
      assertThatThrownBy(() -> write("never"))
          .isInstanceOfSatisfying(
              CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SAFE_MODE));

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    } finally {
      cluster.leaveSafeMode(0);
    }
  }

  @Test
  void readsAndWritesThroughAFailoverAtOnce() throws IOException {
    byte[] bytes = TestContent.random(1_000_000, 1);
    for (int i = 0; i < 4; i++) {
      fileSystem.create(file, CreateOptions.defaults(), TestContent.bytes(bytes));
      cluster.failover();
      assertThat(TestContent.read(fileSystem, file)).isEqualTo(bytes);
      assertThat(fileSystem.checksum(file, 1)).isPresent();
    }
  }

  private void write(String text) throws IOException {
    fileSystem.create(file, CreateOptions.defaults(), TestContent.text(text));
  }

  private WebHdfsFileSystem impatient() {
    return new WebHdfsFileSystem(
        cluster.urls(),
        new SimpleAuthentication(TestFileSystems.SUPERUSER, null),
        TestFileSystems.settings(Duration.ofSeconds(2), RequestObserver.none()));
  }

  private static FilePath path(String text) {
    try {
      return FilePath.of(text);
    } catch (CopyException e) {
      throw new AssertionError(e);
    }
  }
}
