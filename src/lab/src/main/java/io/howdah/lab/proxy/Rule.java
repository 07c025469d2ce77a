package io.howdah.lab.proxy;

import java.util.Optional;
import java.util.function.Predicate;

/** A fault, the requests that it strikes, and how often. Made by {@link Spoiling}. */
public final class Rule {
  private final Fault fault;
  private final Predicate<Call> requests;
  private long spared;
  private long left;
  private int hits;
  private Optional<LateRequest> late = Optional.empty();

  Rule(Fault fault, Predicate<Call> requests, long spared, long times) {
    this.fault = fault;
    this.requests = requests;
    this.spared = spared;
    this.left = times;
  }

  /** How many requests were struck so far. */
  public synchronized int hits() {
    return hits;
  }

  Fault fault() {
    return fault;
  }

  boolean fits(Call call) {
    return requests.test(call);
  }

  /** Whether the fault strikes now; counts it. */
  synchronized boolean strike() {
    if (spared > 0) {
      spared--;
      return false;
    }
    if (left == 0) {
      return false;
    }
    left--;
    hits++;
    return true;
  }

  /** Keeps a request until the next one comes. */
  synchronized void keep(LateRequest request) {
    late = Optional.of(request);
  }

  /** The request that is late, which is kept no longer. */
  synchronized Optional<LateRequest> takeLate() {
    Optional<LateRequest> taken = late;
    late = Optional.empty();
    return taken;
  }

  @Override
  public String toString() {
    return fault.toString();
  }
}
