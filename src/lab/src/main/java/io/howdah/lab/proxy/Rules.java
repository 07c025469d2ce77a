package io.howdah.lab.proxy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rules of a proxy, in the order in which they were made. */
final class Rules {
  private final List<Rule> rules = new CopyOnWriteArrayList<>();

  void add(Rule rule) {
    rules.add(rule);
  }

  void clear() {
    rules.clear();
  }

  /** The request that comes too late, right before this one. */
  Optional<LateRequest> late(Call call) {
    return rules.stream()
        .filter(rule -> rule.fits(call))
        .flatMap(rule -> rule.takeLate().stream())
        .findFirst();
  }

  /** The first rule whose fault strikes this request before any of its body. */
  Optional<Rule> strike(Call call) {
    return rules.stream()
        .filter(rule -> rule.fault() instanceof RequestFault && rule.fits(call) && rule.strike())
        .findFirst();
  }

  /** The rules whose faults may strike a body of this request. */
  List<Rule> ofBody(Call call, BodyFault.Way way) {
    return rules.stream()
        .filter(
            rule ->
                rule.fault() instanceof BodyFault fault
                    && fault.way().includes(way)
                    && rule.fits(call))
        .toList();
  }
}
