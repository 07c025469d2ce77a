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
 * The life cycle of the delegation token in all requests to a nameservice. It gets the token at the
 * first request and renews it in time. A token that cannot be renewed any more, or is refused, is
 * replaced. All tokens are cancelled at the end. Where the cluster issues no tokens, each request
 * carries the login instead.
 */
public final class DelegationTokens implements Session {
  /** The behaviour where a cluster issues no tokens. */
  public enum Use {
    WHERE_GIVEN,
    REQUIRED
  }

  /** The time after a failed refresh until the next one. */
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
      // A token in an unknown format is still usable.
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
          // No server responds, and the tokens expire without a cancellation.
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
    // While one thread refreshes the token, other threads use the present one.
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
    // Only the response to a renewal contains the expiry of the token.
    return prolonged(fresh);
  }

  /** Stores a new token. Returns null after {@link #close}, which would no longer cancel it. */
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
      // Without a renewal, the expiry of the token shows only when a server refuses it.
      return e.code().isRetryable()
          ? put(fresh, clock.instant().plus(PAUSE), Duration.ZERO)
          : fresh;
    }
  }

  /** Renews a token, or replaces it near the end of its maximum lifetime. */
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
      // The token may still be valid. Otherwise the next refusal leads to another attempt.
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

  /** Stores the time of the next refresh, unless the token was replaced in the meantime. */
  private synchronized Session put(Held before, Instant due, Duration term) {
    Held after = new Held(before.token, before.number, due, term);
    Held now = held;
    if (now != null && now.number == before.number) {
      held = after;
    }
    return after;
  }

  /** Does not show the tokens, which are secrets. */
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
