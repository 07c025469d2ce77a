package io.howdah.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All results of a benchmark so far, by data set and contender. */
final class Scoreboard {
  private final List<RunResult> results;

  Scoreboard(List<RunResult> results) {
    this.results = List.copyOf(results);
  }

  List<RunResult> results() {
    return results;
  }

  /** What was copied, in the order in which it was. */
  List<Workload> workloads() {
    return results.stream().map(RunResult::workload).distinct().toList();
  }

  /** The scores on one data set, in the order of the first round. */
  List<Score> scores(Workload workload) {
    Map<String, List<RunResult>> byContender = new LinkedHashMap<>();
    for (RunResult result : results) {
      if (result.workload().equals(workload)) {
        byContender.computeIfAbsent(result.contender(), name -> new ArrayList<>()).add(result);
      }
    }
    return byContender.values().stream().map(Score::new).toList();
  }

  /** Of each family the score with the best median; a family of which all runs were lost is out. */
  List<Score> best(Workload workload) {
    Map<String, Score> best =
        scores(workload).stream()
            .filter(score -> score.seconds().isPresent())
            .collect(
                Collectors.toMap(
                    Score::family,
                    score -> score,
                    (one, other) -> BY_MEDIAN.compare(one, other) <= 0 ? one : other,
                    LinkedHashMap::new));
    return List.copyOf(best.values());
  }

  Optional<Score> score(Workload workload, String contender) {
    return scores(workload).stream()
        .filter(score -> score.contender().equals(contender))
        .findFirst();
  }

  private static final Comparator<Score> BY_MEDIAN =
      Comparator.comparingDouble(
          score -> score.seconds().map(Sample::median).orElse(Double.MAX_VALUE));
}
