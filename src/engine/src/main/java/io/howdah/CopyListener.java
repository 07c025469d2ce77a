package io.howdah;

/**
 * Receives the events of a copy as they happen. {@link io.howdah.event.EventHandlers} is a listener
 * that routes each event to a handler for its class.
 *
 * <ul>
 *   <li>Events come from many threads, also at the same time. An implementation must be safe for
 *       that.
 *   <li>It must not block: the calling thread moves the bytes of a file.
 *   <li>An exception that it throws is contained: the copy continues.
 *   <li>It ignores unknown events: a later version may add some.
 *   <li>Each file is planned once, started at most once, and finished exactly once.
 * </ul>
 */
@FunctionalInterface
public interface CopyListener {
  /** Ignores all events. */
  CopyListener NONE = event -> {};

  /** Receives one event. The class of the event is its kind. */
  void on(CopyEvent event);

  /**
   * A listener that passes each event to this one and then to {@code next}. Where this one throws,
   * {@code next} does not receive the event.
   */
  default CopyListener andThen(CopyListener next) {
    return event -> {
      on(event);
      next.on(event);
    };
  }
}
