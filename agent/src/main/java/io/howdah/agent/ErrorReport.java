package io.howdah.agent;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.front.text.OneLineText;
import java.io.PrintStream;
import java.util.function.Function;

/** Tells a person what went wrong and what can be done: a sentence, and the advice below it. */
final class ErrorReport {
  private final PrintStream stderr;
  private final Function<ErrorCode, String> advice;

  /**
   * A report to a terminal.
   *
   * @param advice what can be done about a failure of the present command
   */
  ErrorReport(PrintStream stderr, Function<ErrorCode, String> advice) {
    this.stderr = stderr;
    this.advice = advice;
  }

  /** Says why the copy failed; nothing where it did not. */
  void print(CopyStatus status) {
    CopyException error = status.error();
    if (error != null) {
      print(error);
    } else if (status.failed().files() > 0) {
      printFailures(status);
    }
  }

  /** Says what went wrong; of a defect also where, since its report needs that. */
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

  private void print(String sentence, String remedy) {
    stderr.println("howdah: " + clean(sentence));
    stderr.println("  " + clean(remedy));
  }

  /** A file's name may hold control characters, with which it could command the terminal. */
  static String clean(String text) {
    return OneLineText.of(text);
  }
}
