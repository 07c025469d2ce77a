package io.howdah.lab.proxy;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Selects the requests of a fault, and their number. It has no effect before one of {@link #once},
 * {@link #times} and {@link #always} is called. A request counts where the fault can strike it: a
 * body that is too short to be cut does not.
 */
public final class Spoiling {
  private final Fault fault;
  private final Consumer<Rule> rules;
  private Predicate<Call> requests = call -> true;
  private long spared;

  Spoiling(Fault fault, Consumer<Rule> rules) {
    this.fault = fault;
    this.rules = rules;
  }

  /** Only requests for one of these WebHDFS operations, such as {@code "OPEN"}. */
  public Spoiling of(String... operations) {
    Set<String> all = Set.of(operations);
    return only(call -> all.contains(call.operation()));
  }

  /** Only requests to such a server. */
  public Spoiling at(Peer peer) {
    return only(call -> call.peer() == peer);
  }

  /** Only requests about a path of the file system that contains this text. */
  public Spoiling pathContaining(String text) {
    return only(call -> call.path().contains(text));
  }

  /** Leaves the first requests alone that the fault would strike. */
  public Spoiling after(int requests) {
    spared = requests;
    return this;
  }

  /** Strikes one request. */
  public Rule once() {
    return times(1);
  }

  /** Strikes this many requests. */
  public Rule times(int requests) {
    return add(requests);
  }

  /** Strikes each request. */
  public Rule always() {
    return add(Long.MAX_VALUE);
  }

  private Spoiling only(Predicate<Call> others) {
    requests = requests.and(others);
    return this;
  }

  private Rule add(long times) {
    Rule rule = new Rule(fault, requests, spared, times);
    rules.accept(rule);
    return rule;
  }
}
