package io.howdah.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.backoff.Backoff;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.TestBytes;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemoteLineFileTest {
  private static final Backoff FAST = Backoff.of(Duration.ofMillis(1), 2, Duration.ofMillis(2));
  private static final String HEADER = "{\"report\":1,\"run\":\"R\"}";

  private final MemoryFileSystem files = MemoryFileSystem.create();
  private final FilePath path = filePath("/user/alice/report.jsonl");

  /** How a request fails. */
  private enum Failure {
    BEFORE,
    IN_THE_MIDDLE,
    AFTER
  }

  @Test
  void writesLinesInTheirOrder() throws Exception {
    try (RemoteLineFile lines = open(files)) {
      lines.append(HEADER);
      assertThat(text()).isEqualTo(HEADER + "\n");
      lines.appendSoon("a");
      lines.appendSoon("ä");
    }

    assertThat(text()).isEqualTo(HEADER + "\na\nä\n");
  }

  @Test
  void writesWithinASecondWhatNoCallerWaitsFor() throws Exception {
    try (RemoteLineFile lines = open(files)) {
      lines.append(HEADER);
      lines.appendSoon("soon");
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (!text().contains("soon") && System.nanoTime() < end) {
        Thread.sleep(10);
      }

      assertThat(text()).endsWith("soon\n");
    }
  }

  @Test
  void sharesRequestsAmongCallers() throws Exception {
    MemoryFileSystem slow =
        files.toBuilder()
            .faults(
                new FaultInjector() {
                  @Override
                  public void before(Operation operation, FilePath path) {
                    if (operation == Operation.APPEND) {
                      sleep(20);
                    }
                  }
                })
            .build();
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try (RemoteLineFile lines = open(slow)) {
      lines.append(HEADER);
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int number = i;
        callers.add(
            threads.submit(
                () -> {
                  lines.append("line " + number);
                  assertThat(text()).contains("line " + number + "\n");
                  return null;
                }));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(text().lines()).hasSize(201).doesNotHaveDuplicates();
    assertThat(slow.requests(Operation.APPEND)).isLessThan(60);
  }

  @ParameterizedTest
  @EnumSource
  void losesAndRepeatsNothingWhereRequestsFail(Failure failure) throws Exception {
    AtomicInteger failures = new AtomicInteger(3);
    MemoryFileSystem broken = files.toBuilder().faults(failing(failure, failures)).build();

    try (RemoteLineFile lines = open(broken)) {
      lines.append(HEADER);
      for (int i = 0; i < 20; i++) {
        lines.append("line " + i);
      }
    }

    StringBuilder expected = new StringBuilder(HEADER + "\n");
    for (int i = 0; i < 20; i++) {
      expected.append("line ").append(i).append('\n');
    }
    assertThat(failures.get()).isNotPositive();
    assertThat(text()).isEqualTo(expected.toString());
  }

  @Test
  void endsWhereRequestsGoOnFailing() throws Exception {
    MemoryFileSystem broken =
        files.toBuilder().faults(failing(Failure.BEFORE, new AtomicInteger(1000))).build();
    RemoteLineFile lines = open(broken);

    assertFails(() -> lines.append(HEADER));
    assertFails(() -> lines.appendSoon("more"));
    assertFails(lines::close);
  }

  /** The copy may be tried again. */
  private static void assertFails(ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATANODE_FAILED))
        .hasMessageContaining("report");
  }

  @Test
  void takesNoBytesOfAnotherProgramForItsOwn() throws Exception {
    AtomicInteger failures = new AtomicInteger(1);
    MemoryFileSystem broken =
        files.toBuilder()
            .faults(
                new FaultInjector() {
                  @Override
                  public void before(Operation operation, FilePath path) throws CopyException {
                    if (operation == Operation.APPEND && failures.getAndDecrement() > 0) {
                      files.append(path, TestBytes.of("foreign"));
                      throw new CopyException(ErrorCode.SERVER_BUSY, "another client writes");
                    }
                  }
                })
            .build();
    RemoteLineFile lines = open(broken);

    assertThatThrownBy(() -> lines.append(HEADER))
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("Another program changes '/user/alice/report.jsonl'");
    assertLost(lines::close);
  }

  @Test
  void noticesAnotherWriter() throws Exception {
    RemoteLineFile lines = open(files);
    lines.append(HEADER);
    files.append(path, TestBytes.of("foreign"));

    assertLost(() -> lines.append("more"));
    assertLost(lines::close);
  }

  @Test
  void givesUpSoonAfterACancellation() throws Exception {
    Cancellation cancellation = new Cancellation();
    MemoryFileSystem broken =
        files.toBuilder().faults(failing(Failure.BEFORE, new AtomicInteger(1_000_000))).build();
    RemoteLineFile lines =
        RemoteLineFile.open(
            broken,
            path,
            LineFileKind.REPORT,
            cancellation,
            Backoff.of(Duration.ofHours(1), 1, Duration.ofHours(1)));
    lines.appendSoon(HEADER);
    cancellation.cancel();
    long begun = System.nanoTime();

    assertThatThrownBy(lines::close).isInstanceOf(CopyException.class);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void endsWhereAnotherProgramChangesTheFile() throws Exception {
    AtomicInteger failures = new AtomicInteger(1);
    MemoryFileSystem broken =
        files.toBuilder()
            .faults(
                new FaultInjector() {
                  @Override
                  public void before(Operation operation, FilePath path) throws CopyException {
                    if (operation == Operation.APPEND && failures.getAndDecrement() > 0) {
                      write("something longer than the header of a report");
                      throw new CopyException(ErrorCode.DATANODE_FAILED, "broken");
                    }
                  }
                })
            .build();
    RemoteLineFile lines = open(broken);

    assertThatThrownBy(() -> lines.append(HEADER))
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("Another program changes '/user/alice/report.jsonl'");
    assertLost(lines::close);
  }

  @Test
  void addsToAnEarlierReport() throws Exception {
    write(HEADER + "\nold\n{\"half");

    try (RemoteLineFile lines = open(files)) {
      lines.append(HEADER);
    }

    assertThat(text()).isEqualTo(HEADER + "\nold\n{\"half\n" + HEADER + "\n");
  }

  @Test
  void neverAddsToAnotherFile() throws Exception {
    write("precious");

    assertLost(() -> open(files));

    assertThat(text()).isEqualTo("precious");
  }

  @Test
  void refusesADirectory() throws Exception {
    files.makeDirectories(path, null);

    assertLost(() -> open(files));
  }

  private RemoteLineFile open(MemoryFileSystem fileSystem) throws CopyException {
    return RemoteLineFile.open(fileSystem, path, LineFileKind.REPORT, new Cancellation(), FAST);
  }

  private static FaultInjector failing(Failure failure, AtomicInteger failures) {
    AtomicBoolean isCut = new AtomicBoolean();
    return new FaultInjector() {
      @Override
      public void before(Operation operation, FilePath path) throws CopyException {
        failAt(Failure.BEFORE, operation);
      }

      @Override
      public void transferring(
          Operation operation, FilePath path, long position, ByteBuffer bytes) {
        if (failure == Failure.IN_THE_MIDDLE
            && operation == Operation.APPEND
            && failures.getAndDecrement() > 0) {
          bytes.limit(bytes.position() + 3);
          isCut.set(true);
        }
      }

      @Override
      public void after(Operation operation, FilePath path) throws CopyException {
        failAt(Failure.AFTER, operation);
        if (operation == Operation.APPEND && isCut.getAndSet(false)) {
          throw new CopyException(ErrorCode.DATANODE_FAILED, "broken off");
        }
      }

      private void failAt(Failure moment, Operation operation) throws CopyException {
        if (failure == moment && operation == Operation.APPEND && failures.getAndDecrement() > 0) {
          throw new CopyException(ErrorCode.DATANODE_FAILED, "broken");
        }
      }
    };
  }

  private void write(String text) throws CopyException {
    files.create(path, CreateOptions.defaults(), TestBytes.of(text));
  }

  private String text() throws Exception {
    return new String(TestBytes.read(files, path), UTF_8);
  }

  private static void assertLost(ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REPORT_LOST));
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static FilePath filePath(String path) {
    try {
      return FilePath.of(path);
    } catch (CopyException e) {
      throw new IllegalStateException(e);
    }
  }
}
