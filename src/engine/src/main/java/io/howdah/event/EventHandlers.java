package io.howdah.event;

import io.howdah.CopyEvent;
import io.howdah.CopyListener;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A listener that routes each event to the handlers for its class, by one lookup in a map. Events
 * without a handler are ignored. Handlers must follow the rules of {@link CopyListener}.
 */
public final class EventHandlers implements CopyListener {
  private final Map<Class<?>, Consumer<CopyEvent>> handlers;

  private EventHandlers(Builder builder) {
    handlers = new HashMap<>(builder.handlers);
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  public void on(CopyEvent event) {
    Consumer<CopyEvent> handler = handlers.get(event.getClass());
    if (handler != null) {
      handler.accept(event);
    }
  }

  /** Collects the handlers of {@link EventHandlers}. */
  public static final class Builder {
    private final Map<Class<?>, Consumer<CopyEvent>> handlers = new HashMap<>();

    private Builder() {}

    /**
     * Adds a handler for one class of events. Several handlers for one class run in the order in
     * which they were added.
     *
     * @throws IllegalArgumentException where {@code type} is not final: no event has such a class
     */
    public <E extends CopyEvent> Builder on(Class<E> type, Consumer<? super E> handler) {
      if (!Modifier.isFinal(type.getModifiers())) {
        throw new IllegalArgumentException("A handler needs a class of events, not " + type + ".");
      }
      handlers.merge(type, event -> handler.accept(type.cast(event)), Consumer::andThen);
      return this;
    }

    public EventHandlers build() {
      return new EventHandlers(this);
    }
  }
}
