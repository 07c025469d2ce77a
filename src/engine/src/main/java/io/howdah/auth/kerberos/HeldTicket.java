package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.auth.SingleFlight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket that many threads use, fetched anew by one of them before it ends. */
final class HeldTicket {
  private final SingleFlight.Fetch<Ticket> source;
  private final Clock clock;
  private final SingleFlight<Ticket> flight = new SingleFlight<>();
  private volatile @Nullable Held held;

  HeldTicket(SingleFlight.Fetch<Ticket> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  Ticket get() throws CopyException {
    Held now = held;
    return now != null && now.isFresh(clock) ? now.ticket : flight.get(this::fetch);
  }

  private Ticket fetch() throws CopyException {
    Held now = held;
    if (now == null || !now.isFresh(clock)) {
      now = new Held(source.fetch(), clock.instant());
      held = now;
    }
    return now.ticket;
  }

  private static final class Held {
    private final Ticket ticket;
    private final Instant refresh;

    private Held(Ticket ticket, Instant fetched) {
      this.ticket = ticket;
      // Four fifths of its life: long before its end, yet seldom even where it is short.
      refresh = fetched.plus(Duration.between(fetched, ticket.end()).multipliedBy(4).dividedBy(5));
    }

    private boolean isFresh(Clock clock) {
      return clock.instant().isBefore(refresh);
    }
  }
}
