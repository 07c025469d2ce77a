package io.howdah.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DelayLineTest {
  private final StandingTime time = new StandingTime();

  @Test
  void eachPieceArrivesTheSameTimeAfterItWasPut() throws InterruptedException {
    DelayLine line = new DelayLine(time, 10, 0);
    line.put(new byte[] {1});
    time.advanceTo(5);
    line.put(new byte[] {2});
    line.end();
    time.end();

    assertThat(line.take()).containsExactly(1);
    assertThat(line.take()).containsExactly(2);
    assertThat(line.take()).isNull();
    assertThat(time.awaited()).containsExactly(10L, 15L, 15L);
  }

  @Test
  void nothingSetsOutBeforeTheConnectionIsOpen() throws InterruptedException {
    DelayLine line = new DelayLine(time, 10, 100);
    line.put(new byte[] {1});
    time.end();

    assertThat(line.take()).containsExactly(1);
    assertThat(time.awaited()).containsExactly(110L);
  }

  @Test
  void closingLosesWhatIsUnderWayAndFreesWhoWaits() throws InterruptedException {
    DelayLine line = new DelayLine(time, 10, 0);
    line.put(new byte[32 << 20]);
    CompletableFuture<Void> blocked =
        CompletableFuture.runAsync(
            () -> {
              try {
                line.put(new byte[1]);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            task -> new Thread(task).start());

    line.close();

    blocked.join();
    assertThat(line.take()).isNull();
  }
}
