package io.howdah.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What all runs of one contender on one data set come to. */
final class Score {
  private final List<RunResult> runs;
  private final Map<Integer, Double> secondsByRound;

  /**
   * @param runs at least one
   */
  Score(List<RunResult> runs) {
    this.runs = List.copyOf(runs);
    this.secondsByRound =
        runs.stream()
            .filter(run -> !run.isLost())
            .collect(Collectors.toMap(RunResult::round, run -> run.figures().wallSeconds()));
  }

  String contender() {
    return runs.get(0).contender();
  }

  String family() {
    return runs.get(0).family();
  }

  Workload workload() {
    return runs.get(0).workload();
  }

  int runs() {
    return runs.size();
  }

  int lost() {
    return runs.size() - secondsByRound.size();
  }

  /** A figure of the runs that were not lost; empty where all were. */
  Optional<Sample> sample(ToDoubleFunction<RunResult> figure) {
    List<Double> values =
        runs.stream().filter(run -> !run.isLost()).map(figure::applyAsDouble).toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(Sample.of(values));
  }

  Optional<Sample> seconds() {
    return sample(run -> run.figures().wallSeconds());
  }

  /**
   * How many times as long as the other it takes: the ratio of the medians, and the least and the
   * greatest ratio within a round. Empty where there is no round in which neither was lost.
   */
  Optional<Ratio> secondsRelativeTo(Score other) {
    List<Double> ratios = new ArrayList<>();
    secondsByRound.forEach(
        (round, seconds) -> {
          Double reference = other.secondsByRound.get(round);
          if (reference != null) {
            ratios.add(seconds / reference);
          }
        });
    if (ratios.isEmpty()) {
      return Optional.empty();
    }
    Sample rounds = Sample.of(ratios);
    double ofMedians =
        Sample.of(secondsByRound.values()).median()
            / Sample.of(other.secondsByRound.values()).median();
    return Optional.of(new Ratio(ofMedians, rounds.min(), rounds.max()));
  }

  /** A ratio of medians, and its spread over the rounds. */
  record Ratio(double ofMedians, double min, double max) {}
}
