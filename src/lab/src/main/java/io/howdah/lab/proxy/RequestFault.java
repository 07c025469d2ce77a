package io.howdah.lab.proxy;

import java.net.URI;
import java.time.Duration;

/** A fault that strikes as soon as the head of a request is there. */
sealed interface RequestFault extends Fault {
  record RequestLost() implements RequestFault {}

  record ResponseLost() implements RequestFault {}

  record RequestLate() implements RequestFault {}

  record Delay(Duration time) implements RequestFault {
    void pause() {
      try {
        Thread.sleep(time.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  record Instead(FixedResponse response) implements RequestFault {}

  record InsteadAfterWork(FixedResponse response) implements RequestFault {}

  record RedirectToItself() implements RequestFault {}

  record Redirect(URI server) implements RequestFault {}
}
