package io.howdah;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.event.PlanCompleted;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyListenerTest {
  @Test
  void passesAnEventToTheFirstListenerAndThenToTheNext() {
    List<String> received = new ArrayList<>();
    CopyListener first = event -> received.add("first " + event);
    CopyListener next = event -> received.add("next " + event);

    first.andThen(CopyListener.NONE).andThen(next).on(PlanCompleted.of());

    assertThat(received).containsExactly("first plan completed", "next plan completed");
  }
}
