package io.howdah.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.howdah.CopyEvent;
import io.howdah.CopyListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventHandlersTest {
  private final List<String> handled = new ArrayList<>();

  @Test
  void routesEachEventToTheHandlerForItsClass() {
    CopyListener listener =
        EventHandlers.builder()
            .on(FilePlanned.class, file -> handled.add("planned " + file.length()))
            .on(BytesCopied.class, moved -> handled.add("moved " + moved.bytes()))
            .build();

    listener.on(BytesCopied.of("/a", 2));
    listener.on(FilePlanned.of("/a", 3));

    assertThat(handled).containsExactly("moved 2", "planned 3");
  }

  @Test
  void ignoresEventsWithoutAHandler() {
    CopyListener listener =
        EventHandlers.builder().on(PlanCompleted.class, event -> handled.add("completed")).build();

    listener.on(FilePlanned.of("/a", 3));
    listener.on(new LaterEvent());

    assertThat(handled).isEmpty();
  }

  @Test
  void routesAnEventOfAClassThatItHasNeverSeenBefore() {
    CopyListener listener =
        EventHandlers.builder().on(LaterEvent.class, event -> handled.add("later")).build();

    listener.andThen(listener).on(new LaterEvent());

    assertThat(handled).containsExactly("later", "later");
  }

  @Test
  void runsTheHandlersForOneClassInTheirOrder() {
    CopyListener listener =
        EventHandlers.builder()
            .on(PlanCompleted.class, event -> handled.add("first"))
            .on(PlanCompleted.class, event -> handled.add("second"))
            .build();

    listener.on(PlanCompleted.of());

    assertThat(handled).containsExactly("first", "second");
  }

  @Test
  void isNotChangedByItsBuilderAfterwards() {
    EventHandlers.Builder builder =
        EventHandlers.builder().on(PlanCompleted.class, event -> handled.add("first"));
    CopyListener listener = builder.build();
    builder.on(PlanCompleted.class, event -> handled.add("second"));

    listener.on(PlanCompleted.of());

    assertThat(handled).containsExactly("first");
  }

  @Test
  void refusesAClassThatNoEventCanHave() {
    EventHandlers.Builder builder = EventHandlers.builder();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.on(CopyEvent.class, event -> {}))
        .withMessageContaining("io.howdah.CopyEvent");
  }

  @Test
  void passesOnWhatAHandlerThrows() {
    CopyListener listener =
        EventHandlers.builder()
            .on(
                PlanCompleted.class,
                event -> {
                  throw new IllegalStateException("broken");
                })
            .build();

    assertThatIllegalStateException().isThrownBy(() -> listener.on(PlanCompleted.of()));
  }

  /** An event that a later version adds. */
  private static final class LaterEvent implements CopyEvent {}
}
