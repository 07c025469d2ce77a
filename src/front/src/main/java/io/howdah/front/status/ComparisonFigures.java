package io.howdah.front.status;

import io.howdah.ComparedEntry.State;
import io.howdah.Lag;
import io.howdah.TreeComparison;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The single values of a comparison. All front ends show these names. */
public final class ComparisonFigures {
  private final StatusFigures form;

  /**
   * Creates figures with times in this zone.
   *
   * @param zone the time zone of the reader
   */
  public ComparisonFigures(ZoneId zone) {
    form = new StatusFigures(zone);
  }

  /** All figures by name, in a fixed order. Each is a {@link String} or a {@link Number}. */
  public Map<String, Object> of(TreeComparison comparison) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("Source Path", comparison.sourcePath());
    figures.put("Destination Path", comparison.destinationPath());
    figures.put("Start Time", form.time(comparison.startTime()));
    figures.put("End Time", form.time(comparison.endTime()));
    figures.put("Duration", BigDecimal.valueOf(Math.max(0, comparison.duration().toMillis()), 3));
    figures.put("Outcome", outcome(comparison));
    StatusFigures.count(figures, "Found", comparison.found());
    Lag.@Nullable Basis basis = comparison.lagBasis();
    if (basis == null) {
      putStates(comparison, figures);
    }
    new LagFigures(form).put(comparison.lag(), comparison.startTime(), figures);
    if (basis != null) {
      figures.put("Lag Basis", basis.name().toLowerCase(Locale.ROOT));
    }
    comparison.snapshots().since().ifPresent(name -> figures.put(StatusFigures.SINCE, name));
    figures.put("Files Excluded", comparison.excludedFiles());
    figures.put("Directories Excluded", comparison.excludedDirectories());
    figures.put("Retries", comparison.retries());
    return Collections.unmodifiableMap(figures);
  }

  /** Measuring the lag compares no bytes, and does not look for what is extra. */
  private static void putStates(TreeComparison comparison, Map<String, Object> figures) {
    for (State state : State.values()) {
      StatusFigures.count(figures, word(state), comparison.files(state));
    }
    figures.put("Directories Different", comparison.directories(State.DIFFERENT));
    figures.put("Directories Missing", comparison.directories(State.MISSING));
    figures.put("Directories Extra", comparison.directories(State.EXTRA));
  }

  private static String outcome(TreeComparison comparison) {
    if (comparison.lagBasis() != null) {
      return outcome(comparison.lag());
    }
    if (!comparison.isComplete()) {
      return "Failed";
    }
    return comparison.isEqual() ? "Equal" : "Different";
  }

  private static String outcome(@Nullable Lag lag) {
    if (lag == null) {
      return "Failed";
    }
    return lag.files() == 0 ? "In Sync" : "Behind";
  }

  private static String word(State state) {
    switch (state) {
      case EQUAL:
        return "Equal";
      case DIFFERENT:
        return "Different";
      case MISSING:
        return "Missing";
      case EXTRA:
        return "Extra";
      case UNPROVABLE:
        return "Unprovable";
      case FAILED:
        return "Failed";
    }
    throw new IllegalArgumentException(state.toString());
  }
}
