package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.Patience;
import io.howdah.fs.RemoteFileSystem;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A file that its DataNode never gives: how often it is tried, by a clock that waiting moves. */
class BrokenFileTest {
  private static final FilePath FILE = FilePath.ROOT;

  private final Time time = new Time();
  private final Patience patience = Patience.of(Duration.ofSeconds(90), time::nanoTime);

  @Test
  void sendsSomeTensOfRequestsForAFileThatADataNodeRefuses() throws IOException {
    try (FakeCluster cluster =
            FakeCluster.start(
                exchange -> FakeCluster.refuse(exchange, 403, "IOException", "broken block"));
        WebHdfsFileSystem fileSystem = fileSystem(cluster)) {
      RemoteFileSystem ofFile = fileSystem.within(patience);

      assertDataNodeFailed(() -> ofFile.open(FILE, 0, 5).close());
      for (int i = 0; i < 50 && !patience.isOver(); i++) { // as a caller does that reads on
        assertDataNodeFailed(() -> ofFile.open(FILE, 0, 5).close());
      }

      assertThat(cluster.requests().stream().filter("DATANODE OPEN"::equals))
          .hasSizeBetween(10, 14);
      assertThat(cluster.requests()).hasSizeLessThan(40);
      assertThat(time.now).isBefore(Instant.EPOCH.plusSeconds(60));
    }
  }

  @Test
  void sendsSomeTensOfRequestsWhereADataNodeTakesNoFile() throws IOException {
    try (FakeCluster cluster =
            FakeCluster.start(
                exchange -> FakeCluster.refuse(exchange, 403, "IOException", "disk full"));
        WebHdfsFileSystem fileSystem = fileSystem(cluster)) {
      RemoteFileSystem ofFile = fileSystem.within(patience);

      for (int i = 0; i < 12 && !patience.isOver(); i++) {
        assertDataNodeFailed(
            () -> ofFile.create(FILE, CreateOptions.defaults(), TestContent.text("bytes")));
      }

      assertThat(patience.isOver()).isTrue();
      assertThat(cluster.requests()).hasSizeLessThan(100);
    }
  }

  /** A connection that broke once must not make the NameNode name the same server many times. */
  @Test
  void goesBackToASuspectThatAloneHoldsTheFile() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    try (FakeCluster cluster =
            FakeCluster.start(
                exchange -> {
                  if (connections.incrementAndGet() == 1) {
                    exchange.close(); // without a response
                  } else {
                    FakeCluster.respond(exchange, 200, "bytes");
                  }
                });
        WebHdfsFileSystem fileSystem = fileSystem(cluster)) {
      fileSystem.open(FILE, 0, 5).close();
      int before = cluster.requests().size();

      fileSystem.open(FILE, 0, 5).close();

      assertThat(before).isLessThan(10);
      assertThat(cluster.requests().size() - before).isEqualTo(2);
    }
  }

  @Test
  void saysWithinSecondsThatNoDataNodesNameIsKnown() throws IOException {
    try (FakeCluster cluster =
            FakeCluster.start(exchange -> FakeCluster.respond(exchange, 200, "bytes"))
                .pointingTo("dn1.nowhere.invalid:9864");
        WebHdfsFileSystem fileSystem = fileSystem(cluster)) {
      assertThatThrownBy(() -> fileSystem.within(patience).open(FILE, 0, 5))
          .isInstanceOfSatisfying(
              CopyException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.DATANODES_UNREACHABLE))
          .hasMessageContaining("cannot resolve the names of the cluster's DataNodes")
          .hasMessageContaining("dn1.nowhere.invalid");

      assertThat(time.now).isBefore(Instant.EPOCH.plusSeconds(5));
      assertThat(cluster.requests()).hasSizeLessThan(20);
    }
  }

  @Test
  void stopsWhereNoDataNodeHasEverResponded() throws IOException {
    int closed;
    try (ServerSocket free = new ServerSocket(0)) {
      closed = free.getLocalPort();
    }
    try (FakeCluster cluster =
            FakeCluster.start(exchange -> FakeCluster.respond(exchange, 200, "bytes"))
                .pointingTo("localhost:" + closed);
        WebHdfsFileSystem fileSystem = fileSystem(cluster)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 3; i++) {
                  try {
                    fileSystem.within(patience).open(FILE, 0, 5);
                  } catch (CopyException e) {
                    if (e.code() != ErrorCode.DATANODE_FAILED) {
                      throw e;
                    }
                  }
                }
              })
          .isInstanceOfSatisfying(
              CopyException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.DATANODES_UNREACHABLE))
          .hasMessageContaining("No DataNode of the cluster can be reached");

      assertThat(time.now).isBetween(Instant.EPOCH.plusSeconds(15), Instant.EPOCH.plusSeconds(60));
    }
  }

  private static void assertDataNodeFailed(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATANODE_FAILED));
  }

  private WebHdfsFileSystem fileSystem(FakeCluster cluster) {
    return new WebHdfsFileSystem(
        List.of(cluster.url()),
        new SimpleAuthentication("alice", null),
        WebHdfsSettings.builder().clock(time).sleeper(time::sleep).build());
  }

  /** Moved by sleeping alone. */
  private static final class Time extends Clock {
    private Instant now = Instant.EPOCH;

    void sleep(Duration duration) {
      now = now.plus(duration);
    }

    long nanoTime() {
      return Duration.between(Instant.EPOCH, now).toNanos();
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
