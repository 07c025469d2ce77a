package io.howdah.fs.webhdfs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When an upload is broken off, with a clock that the test moves. */
class StallWatchTest {
  private long now;
  private final StallWatch watch = new StallWatch(Duration.ofHours(1), () -> now);
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final StallWatch.Upload upload =
      watch.watch(() -> !cancelled.getAndSet(true), Duration.ofHours(1));

  @AfterEach
  void close() {
    watch.close();
  }

  @Test
  void breaksOffAnUploadOfWhichNothingIsTaken() {
    upload.handing();
    pass(Duration.ofMinutes(61));

    assertThat(cancelled).isTrue();
    assertThat(upload.isBrokenOff()).isTrue();
  }

  @Test
  void waitsForASlowSource() {
    upload.handing();
    upload.taken();
    pass(Duration.ofHours(5));

    assertThat(cancelled).isFalse();
  }

  @Test
  void waitsForASlowConnectionThatTakesSomething() {
    for (int i = 0; i < 5; i++) {
      upload.handing();
      pass(Duration.ofMinutes(50));
      upload.taken();
    }

    assertThat(cancelled).isFalse();
  }

  @Test
  void waitsForASlowConnectionThatIsHandedMuchAtATime() throws IOException {
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int b) {}

          @Override
          public void write(byte[] bytes, int offset, int count) {
            pass(Duration.ofSeconds(count / 32));
          }
        };

    new WatchedStream(slow, upload).write(new byte[1 << 20], 0, 1 << 20);

    assertThat(cancelled).isFalse();
  }

  private void pass(Duration time) {
    now += time.toNanos();
    watch.look();
  }
}
