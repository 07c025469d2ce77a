package io.howdah.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StatusOutputTest {
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

    assertThatThrownBy(() -> output.write(STATUS))
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("could not be written to standard output");
  }

  @Test
  void writesTheStatusInOneLine() throws Exception {
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();

    new StatusOutput(new PrintStream(stdout), null, StatusFormat.LINE)
        .write("{\n  \"a\": [\n    1\n  ],\n  \"b\": \"x\\n  y\"\n}");

    assertThat(stdout.toString(UTF_8)).isEqualTo("{ \"a\": [ 1 ], \"b\": \"x\\n  y\" }\n");
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
      output.write(STATUS);
    } catch (CopyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StatusOutput output(OutputStream stdout) {
    return new StatusOutput(new PrintStream(stdout), null, StatusFormat.LINES);
  }
}
