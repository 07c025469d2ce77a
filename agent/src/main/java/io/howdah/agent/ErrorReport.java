package io.howdah.agent;

import io.howdah.ComparedEntry;
import io.howdah.ComparedEntry.State;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.Mode;
import io.howdah.SelectionRule;
import io.howdah.TreeComparison;
import io.howdah.front.text.OneLineText;
import java.io.PrintStream;
import java.util.function.Function;

/** Prints an error for the user: a sentence, and the advice below it. */
final class ErrorReport {
  private final PrintStream stderr;
  private final Function<ErrorCode, String> advice;

  /**
   * Creates a report to a terminal.
   *
   * @param advice the advice of the current command on a failure
   */
  ErrorReport(PrintStream stderr, Function<ErrorCode, String> advice) {
    this.stderr = stderr;
    this.advice = advice;
  }

  /** Prints the reason of a failed copy, and notes on what the user may not expect. */
  void print(CopyStatus status) {
    if (isRiskyWithoutRules(status.request().options())) {
      for (SelectionRule rule : status.unmatchedRules()) {
        note("the rule '" + rule + "' (" + rule.origin() + ") matched nothing");
      }
    }
    status.notes().forEach(this::note);
    status.snapshots().problem().ifPresent(this::note);
    CopyException error = status.error();
    if (error != null) {
      print(error);
    } else if (status.failed().files() > 0) {
      printFailures(status);
    }
  }

  private void note(String sentence) {
    stderr.println("howdah: " + clean("note: " + sentence));
  }

  /** A rule with a mistake protects nothing. */
  private static boolean isRiskyWithoutRules(CopyOptions options) {
    return options.deletion().isOn() || options.mode() == Mode.DRY_RUN;
  }

  /** Prints why a check failed, or that both sides differ; prints nothing where they are equal. */
  void print(TreeComparison comparison) {
    CopyException error = comparison.error();
    if (error != null) {
      print(error);
    } else if (!comparison.isComplete()) {
      printFailures(comparison);
    } else if (comparison.hasDifferences()) {
      print(differences(comparison), advice.apply(ErrorCode.TREES_DIFFER));
    }
  }

  private void printFailures(TreeComparison comparison) {
    ComparedEntry first = comparison.failures().get(0);
    CopyException reason = first.failure();
    print(
        comparison.files(State.FAILED).files()
            + " entries could not be compared, the first one "
            + first.target()
            + ": "
            + (reason == null ? "" : String.valueOf(reason.getMessage())),
        reason == null ? "The log names them." : advice.apply(reason.code()));
  }

  private static String differences(TreeComparison comparison) {
    return "Both sides differ: "
        + comparison.files(State.DIFFERENT).files()
        + " files are different, "
        + comparison.files(State.MISSING).files()
        + " missing, "
        + comparison.files(State.EXTRA).files()
        + " extra and "
        + comparison.files(State.UNPROVABLE).files()
        + " unprovable.";
  }

  /** Prints an error. An internal error is printed with its stack trace, for the bug report. */
  void print(CopyException error) {
    print(String.valueOf(error.getMessage()), advice.apply(error.code()));
    if (error.code() == ErrorCode.INTERNAL_ERROR) {
      OneLineText.ofStackTrace(error).forEach(stderr::println);
    }
  }

  private void printFailures(CopyStatus status) {
    String count = status.failed().files() + " of " + status.expected().files() + " files failed";
    FileResult first = status.failures().isEmpty() ? null : status.failures().get(0);
    CopyException reason = first == null ? null : first.failure();
    if (first == null || reason == null) {
      print(count + ".", "The log names them.");
      return;
    }
    print(
        count + ", the first one " + first.source() + ": " + String.valueOf(reason.getMessage()),
        advice.apply(reason.code()));
  }

  /** Prints a sentence about what is wrong, and what to do. */
  void print(String sentence, String remedy) {
    stderr.println("howdah: " + clean(sentence));
    stderr.println("  " + clean(remedy));
  }

  /** Control characters in a file name could control the terminal. */
  static String clean(String text) {
    return OneLineText.of(text);
  }
}
