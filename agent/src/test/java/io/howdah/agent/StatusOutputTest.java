package io.howdah.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StatusOutputTest {
  private static final CopyRequest REQUEST =
      CopyRequest.builder(ClusterPath.of("a", "/in"), ClusterPath.of("b", "/out")).build();

  private static final RunMetrics METRICS =
      RunMetrics.of(CopyStatus.builder(REQUEST, FakeEngine.START).build());

  private static final String STATUS = "{\n  \"Outcome\": \"Successful\"\n}";

  @Test
  void saysThatStandardOutputLostTheStatus() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    StatusOutput output = output(full);

    assertThatThrownBy(() -> output.write(STATUS, METRICS))
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("could not be written to standard output");
  }

  @Test
  void writesTheStatusInOneLine() throws Exception {
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();

    new StatusOutput(
            new PrintStream(stdout),
            AgentArguments.copy(REQUEST).statusFormat(StatusFormat.LINE).build())
        .write("{\n  \"a\": [\n    1\n  ],\n  \"b\": \"x\\n  y\"\n}", METRICS);

    assertThat(stdout.toString(UTF_8)).isEqualTo("{ \"a\": [ 1 ], \"b\": \"x\\n  y\" }\n");
  }

  /** Each file is written, although another one cannot be. */
  @Test
  void writesTheMetricsWhereTheStatusFileCannotBeWritten(@TempDir Path directory) {
    Path metrics = directory.resolve("howdah.prom");
    StatusOutput output =
        new StatusOutput(
            null, AgentArguments.copy(REQUEST).statusFile(directory).metricsFile(metrics).build());

    assertThatThrownBy(output::check).hasMessageContaining("is a directory");
    assertThatThrownBy(() -> output.write(STATUS, METRICS)).hasMessageContaining("is a directory");
    assertThat(metrics).content().contains("howdah_last_run_success{");
  }

  /** The caller that comes second may end the process. */
  @Test
  @Timeout(60)
  void hasWrittenAllWhenASecondCallReturns() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    OutputStream slow =
        new FilterOutputStream(stdout) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            begun.countDown();
            awaitQuietly(mayGoOn);
            stdout.write(bytes, offset, length);
          }
        };
    StatusOutput output = output(slow);
    List<String> seenBySecond = new CopyOnWriteArrayList<>();
    Thread first = new Thread(() -> writeQuietly(output));
    Thread second =
        new Thread(
            () -> {
              writeQuietly(output);
              seenBySecond.add(stdout.toString(UTF_8));
            });

    first.start();
    begun.await();
    second.start();
    while (second.getState() != Thread.State.BLOCKED && second.isAlive()) {
      Thread.sleep(5);
    }
    mayGoOn.countDown();
    first.join();
    second.join();

    assertThat(seenBySecond).singleElement().asString().startsWith("{").endsWith("}\n");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void writeQuietly(StatusOutput output) {
    try {
      output.write(STATUS, METRICS);
    } catch (CopyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StatusOutput output(OutputStream stdout) {
    return new StatusOutput(new PrintStream(stdout), AgentArguments.copy(REQUEST).build());
  }
}
