package io.howdah.agent;

import io.howdah.ComparedEntry;
import io.howdah.ComparedEntry.Kind;
import io.howdah.ComparedEntry.State;
import io.howdah.ErrorCode;
import io.howdah.Lag;
import io.howdah.TreeComparison;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The assessment of a lag: it should be known, and not be too long. */
final class LagAssessment implements Assessment {
  private final @Nullable Duration most;

  /**
   * Creates an assessment.
   *
   * @param most the longest lag that is no failure; null where none is
   */
  LagAssessment(@Nullable Duration most) {
    this.most = most;
  }

  @Override
  public void print(TreeComparison result, ErrorReport errors) {
    @Nullable Lag lag = result.lag();
    if (lag == null) {
      printUnknown(result, errors);
    } else if (isTooLong(result)) {
      errors.print(
          "The destination is "
              + lag.secondsAt(result.startTime())
              + " s behind the source: it lacks "
              + lag.files()
              + " files with "
              + lag.bytes()
              + " bytes.",
          "Copy again, or look at the status of the last copy. "
              + LagOption.MAX_LAG.text()
              + " is the limit.");
    }
  }

  /** What is below such a directory was not looked at, and nothing has failed. */
  private static void printUnknown(TreeComparison result, ErrorReport errors) {
    if (result.isComplete()) {
      for (ComparedEntry each : result.differences()) {
        if (each.kind() == Kind.DIRECTORY && each.state() == State.DIFFERENT) {
          errors.print(
              "The lag is unknown, since the directory '"
                  + each.source()
                  + "' has a file in its place: '"
                  + each.target()
                  + "'.",
              ErrorCode.DESTINATION_CONFLICT.advice());
          return;
        }
      }
    }
    errors.print(result);
  }

  @Override
  public int exitCode(TreeComparison result) {
    if (result.lag() == null) {
      return result.isComplete() ? ErrorCode.DESTINATION_CONFLICT.exitCode() : ExitCodes.of(result);
    }
    return isTooLong(result) ? ExitCodes.TOO_FAR_BEHIND : ExitCodes.SUCCESS;
  }

  private boolean isTooLong(TreeComparison result) {
    @Nullable Lag lag = result.lag();
    return lag != null
        && most != null
        && Duration.ofSeconds(lag.secondsAt(result.startTime())).compareTo(most) > 0;
  }
}
