package io.howdah.lab.proxy;

import java.net.URI;
import java.time.Duration;

/** A fault that strikes as soon as the head of a request is there. */
sealed interface RequestFault extends Fault {
  record RequestLost() implements RequestFault {}

  record AnswerLost() implements RequestFault {}

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

  record Instead(Answer answer) implements RequestFault {}

  record InsteadAfterWork(Answer answer) implements RequestFault {}

  record RedirectToItself() implements RequestFault {}

  record Redirect(URI server) implements RequestFault {}
}
