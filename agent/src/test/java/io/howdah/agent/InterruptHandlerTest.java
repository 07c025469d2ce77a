package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptHandlerTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final List<Runnable> handlers = new ArrayList<>();
  private final BlockingQueue<Integer> halts = new LinkedBlockingQueue<>();
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());
  private final Cancellation cancellation = new Cancellation();

  @Test
  void cancelsAtTheFirstInterrupt() {
    InterruptHandler interrupts = arm(LONG);
    assertThat(interrupts.isInterrupted()).isFalse();

    interrupt();

    assertThat(cancellation.isCancelled()).isTrue();
    assertThat(interrupts.isInterrupted()).isTrue();
    assertThat(events).containsExactly("first");
    assertThat(halts).isEmpty();
  }

  @Test
  void endsAtOnceAtTheSecondInterrupt() {
    arm(LONG);

    interrupt();
    interrupt();

    assertThat(halts).containsExactly(130);
    assertThat(events).containsExactly("first");
  }

  @Test
  void endsWithLastWordsWhenTheCopyDoesNotStop() throws Exception {
    arm(Duration.ofMillis(1));

    interrupt();

    assertThat(halts.poll(30, TimeUnit.SECONDS)).isEqualTo(130);
    assertThat(events).containsExactlyInAnyOrder("first", "last words");
  }

  @Test
  void endsAlsoWhereTheLastWordsFail() throws Exception {
    InterruptHandler interrupts =
        new InterruptHandler(handlers::add, Duration.ofMillis(1), halts::add);
    interrupts.arm(
        cancellation,
        () -> {},
        () -> {
          throw new IllegalStateException("standard output is gone");
        });

    interrupt();

    assertThat(halts.poll(30, TimeUnit.SECONDS)).isEqualTo(130);
  }

  @Test
  void leavesACopyAloneThatHasStopped() throws Exception {
    InterruptHandler interrupts = arm(Duration.ofMillis(200));

    interrupts.disarm();
    interrupt();

    assertThat(halts.poll(400, TimeUnit.MILLISECONDS)).isNull();
  }

  private InterruptHandler arm(Duration patience) {
    InterruptHandler interrupts = new InterruptHandler(handlers::add, patience, halts::add);
    interrupts.arm(cancellation, () -> events.add("first"), () -> events.add("last words"));
    return interrupts;
  }

  private void interrupt() {
    handlers.get(0).run();
  }
}
