package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.SingleFlight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket that many threads share. One of them replaces it before it expires. */
final class HeldTicket {
  /** The time until the next request to a KDC after none responded. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

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
      now = next(now);
      held = now;
    }
    return now.ticket;
  }

  private Held next(@Nullable Held before) throws CopyException {
    try {
      Ticket fetched = source.fetch();
      return new Held(fetched, refresh(clock.instant(), fetched.end()));
    } catch (CopyException e) {
      Instant again = clock.instant().plus(PAUSE);
      if (before == null
          || e.code() != ErrorCode.KDC_UNREACHABLE
          || !again.isBefore(before.ticket.end())) {
        throw e;
      }
      // The present ticket stays valid for a while, in which a KDC may become available.
      return new Held(before.ticket, again);
    }
  }

  /** Four fifths of the lifetime: long before the end, but not often even for short lifetimes. */
  private static Instant refresh(Instant fetched, Instant end) {
    return fetched.plus(Duration.between(fetched, end).multipliedBy(4).dividedBy(5));
  }

  private static final class Held {
    private final Ticket ticket;
    private final Instant refresh;

    private Held(Ticket ticket, Instant refresh) {
      this.ticket = ticket;
      this.refresh = refresh;
    }

    private boolean isFresh(Clock clock) {
      return clock.instant().isBefore(refresh);
    }
  }
}
