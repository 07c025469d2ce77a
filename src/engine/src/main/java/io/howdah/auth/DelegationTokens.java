package io.howdah.auth;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Presents one delegation token in all requests to a nameservice: gets it when it is first needed,
 * prolongs it in time, gets another one when it can no longer be prolonged or is refused, and
 * cancels them at the end. Where the cluster gives none, each request proves the identity instead.
 */
public final class DelegationTokens implements Session {
  /** What to do where a cluster gives no tokens. */
  public enum Use {
    WHERE_GIVEN,
    REQUIRED
  }

  /** Until a token that could not be looked after is looked after again. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final TokenLife life;
  private final Use use;
  private final Clock clock;
  private final SingleFlight<Session> issuing = new SingleFlight<>();
  private final AtomicBoolean tended = new AtomicBoolean();
  private final List<Secret> given = new ArrayList<>();
  private volatile @Nullable Held held;
  private volatile boolean declined;
  private volatile boolean closed;

  public DelegationTokens(TokenLife life, Use use, Clock clock) {
    this.life = life;
    this.use = use;
    this.clock = clock;
  }

  @Override
  public Exchange begin(URI server) throws CopyException {
    return current().begin(server);
  }

  @Override
  public int tokenNumber() {
    Held now = held;
    return now == null ? 0 : now.number;
  }

  @Override
  public @Nullable TokenIdentifier token() {
    Held now = held;
    try {
      return now == null ? null : TokenIdentifier.of(now.token);
    } catch (IllegalArgumentException e) {
      // It serves all the same.
      return null;
    }
  }

  @Override
  public synchronized void replaceToken(int number, CopyException refusal) throws CopyException {
    if (declined) {
      throw refusal;
    }
    Held now = held;
    if (now != null && now.number == number) {
      held = null;
    }
  }

  @Override
  public void close() {
    List<Secret> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(given);
      given.clear();
      held = null;
    }
    for (Secret token : all) {
      try {
        life.cancel(token);
      } catch (CopyException e) {
        if (e.code().isRetryable()) {
          // No server responds: the tokens expire by themselves.
          return;
        }
      }
    }
  }

  private Session current() throws CopyException {
    if (closed) {
      throw late();
    }
    Held now = held;
    if (now == null) {
      return declined ? life.asking() : issuing.get(this::issued);
    }
    // A thread that comes while another one refreshes the token uses it as it is.
    if (!clock.instant().isBefore(now.due) && tended.compareAndSet(false, true)) {
      try {
        return tend(now);
      } finally {
        tended.set(false);
      }
    }
    return now;
  }

  private Session issued() throws CopyException {
    Held now = held;
    return now == null ? issue() : now;
  }

  private Session issue() throws CopyException {
    Secret token = life.issue();
    if (token == null) {
      if (use == Use.REQUIRED) {
        throw life.missing();
      }
      declined = true;
      return life.asking();
    }
    Held fresh = hold(token);
    if (fresh == null) {
      life.cancel(token);
      throw late();
    }
    // Only the answer to a renewal says how long a token lives.
    return prolonged(fresh);
  }

  /** Null where it comes too late for {@link #close} to cancel it. */
  private synchronized @Nullable Held hold(Secret token) {
    if (closed) {
      return null;
    }
    given.add(token);
    Held fresh = new Held(token, given.size(), Instant.MAX, Duration.ZERO);
    held = fresh;
    return fresh;
  }

  private Session prolonged(Held fresh) {
    try {
      Duration left = life.renew(fresh.token);
      return put(fresh, dueWithin(left), left);
    } catch (CopyException e) {
      // Then we learn from a refusal that it has ended.
      return e.code().isRetryable()
          ? put(fresh, clock.instant().plus(PAUSE), Duration.ZERO)
          : fresh;
    }
  }

  /** Prolongs a token, or gets another one where the end of its longest life is near. */
  private Session tend(Held now) throws CopyException {
    try {
      Duration left = life.renew(now.token);
      if (left.multipliedBy(2).compareTo(now.term) >= 0) {
        return put(now, dueWithin(left), left.compareTo(now.term) > 0 ? left : now.term);
      }
    } catch (CopyException e) {
      if (e.code().isRetryable()) {
        return put(now, clock.instant().plus(PAUSE), now.term);
      }
    }
    try {
      return issue();
    } catch (CopyException e) {
      if (e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      // It may serve a little longer; when it does not, the refusal brings us here again.
      return put(now, clock.instant().plus(PAUSE), now.term);
    }
  }

  private static CopyException late() {
    return new CopyException(
        ErrorCode.CANCELLED, "A request came after the file system was closed.");
  }

  private Instant dueWithin(Duration left) {
    Duration wait = left.multipliedBy(3).dividedBy(4);
    return clock.instant().plus(wait.isNegative() ? PAUSE : wait);
  }

  /** Notes when to look after a token again, unless it was replaced meanwhile. */
  private synchronized Session put(Held before, Instant due, Duration term) {
    Held after = new Held(before.token, before.number, due, term);
    Held now = held;
    if (now != null && now.number == before.number) {
      held = after;
    }
    return after;
  }

  /** Says nothing of the tokens, which are secrets. */
  @Override
  public String toString() {
    return "delegation token " + tokenNumber();
  }

  private static final class Held implements Session {
    private final Secret token;
    private final int number;
    private final Instant due;
    private final Duration term;

    private Held(Secret token, int number, Instant due, Duration term) {
      this.token = token;
      this.number = number;
      this.due = due;
      this.term = term;
    }

    @Override
    public Exchange begin(URI server) {
      return () -> Collections.singletonMap("delegation", token.reveal());
    }
  }
}
