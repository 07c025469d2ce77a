package io.howdah.oozie.run;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.front.Advice;
import io.howdah.front.status.StatusFigures;
import io.howdah.front.status.StatusJson;
import io.howdah.front.status.UnverifiableFiles;
import io.howdah.front.text.ShortText;
import io.howdah.front.text.WorkflowText;
import io.howdah.oozie.state.RunResult;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The results of copies for workflows: action data, error code and error message. */
public final class Outcome {
  /** The key of the complete status in the action data. */
  public static final String STATUS = "status";

  private static final String CODE_PREFIX = "HOWDAH_";
  static final String FILES_FAILED = CODE_PREFIX + "FILES_FAILED";

  /** Oozie stores the action data twice for each action and loads it with the workflow. */
  static final int MOST_STATUS_CHARACTERS = 32 * 1024;

  /** Oozie cuts longer messages in mid-sentence. */
  private static final int MOST_MESSAGE_CHARACTERS = 500;

  /** Paths may be longer than all other figures. They are also in the status. */
  private static final int MOST_FIGURE_CHARACTERS = 4 * 1024;

  /** The run id of a request that only selects advice. */
  private static final String NO_RUN = "none";

  private static final WorkflowAdvice ADVICE = new WorkflowAdvice();

  private Outcome() {}

  /** The result of a copy that has ended. */
  static RunResult of(CopyStatus status, ZoneId zone) {
    Map<String, String> data = data(new StatusFigures(zone).of(status));
    data.put(STATUS, new StatusJson(zone, ADVICE).text(status, MOST_STATUS_CHARACTERS));
    return status.isSuccessful()
        ? RunResult.succeeded(data)
        : failed(code(status), message(sentence(status), names(status)), data);
  }

  /** The action data with these figures, each under two keys. */
  static Map<String, String> data(Map<String, Object> figures) {
    Map<String, String> data = new HashMap<>();
    for (Map.Entry<String, Object> figure : figures.entrySet()) {
      String value = WorkflowText.of(String.valueOf(figure.getValue()));
      value = ShortText.of(value, MOST_FIGURE_CHARACTERS, value);
      data.put(figure.getKey(), value);
      data.put(expressionKey(figure.getKey()), value);
    }
    return data;
  }

  /** A failure whose code and sentence are in the action data, too. */
  static RunResult failed(String code, String sentence, Map<String, String> data) {
    data.put("errorCode", code);
    data.put("errorMessage", sentence);
    return RunResult.failed(code, sentence, data);
  }

  /** The line in the job's log when a run begins, or when its next owner resumes it. */
  static String beginning(CopyOrder order, int owner) {
    if (order.purpose().isCheck()) {
      String what = order.source() + " with " + order.destination();
      return owner == 1 ? "Comparing " + what + "." : "Comparing " + what + " again.";
    }
    String what = order.source() + " to " + order.destination();
    return owner == 1 ? "Copying " + what + "." : "Going on to copy " + what + ".";
  }

  /** The line in the job's log when a copy ends. */
  static String end(CopyStatus status) {
    String figures =
        String.format(
            "%d of %d files copied (%d bytes), %d skipped, %d failed%s.",
            status.copied().files(),
            status.expected().files(),
            status.copied().bytes(),
            status.skipped().files(),
            status.failed().files(),
            UnverifiableFiles.text(status));
    return status.isSuccessful()
        ? "The copy succeeded: " + figures
        : "The copy failed: " + figures + " " + code(status) + ": " + sentence(status);
  }

  /** The code under its name in workflows and in Oozie's settings. */
  public static String code(ErrorCode code) {
    return CODE_PREFIX + code.name();
  }

  /**
   * Makes a sentence safe for Oozie and for workflows: limited in length, in one line, and without
   * markup.
   *
   * @param names paths that the sentence may quote; they are shortened first
   */
  public static String message(String sentence, String... names) {
    String[] safeNames = Arrays.stream(names).map(WorkflowText::of).toArray(String[]::new);
    return ShortText.of(WorkflowText.of(sentence), MOST_MESSAGE_CHARACTERS, safeNames);
  }

  /** The message of an action whose order is invalid. */
  public static String refusal(CopyException failure) {
    return message(withAdvice(failure, failure.code().advice()));
  }

  /** The message of an action whose order was rejected before it began. */
  public static String refusal(CopyException failure, CopyOrder order) {
    Advice words = order.purpose().isCheck() ? CheckAdvice.INSTANCE : ADVICE;
    String advice = words.of(failure.code(), order.request(NO_RUN, 1));
    return message(withAdvice(failure, advice), order.source().path(), order.destination().path());
  }

  /** Appends the advice to the message of a failure. */
  static String withAdvice(CopyException failure, String advice) {
    String what = String.valueOf(failure.getMessage());
    return what + (what.endsWith(".") ? " " : ". ") + advice;
  }

  /** The result of a run that a defect of Howdah ended. */
  static RunResult defect(Throwable cause, Purpose purpose) {
    return RunResult.failed(
        code(ErrorCode.INTERNAL_ERROR),
        message(
            "The "
                + purpose.noun()
                + " broke off: "
                + cause
                + ". "
                + ErrorCode.INTERNAL_ERROR.advice()),
        Collections.emptyMap());
  }

  /**
   * Whether the same copy may succeed a little later. Then it is resumed without losing its work.
   */
  static boolean isPassing(CopyStatus status) {
    CopyException error = status.error();
    if (error != null) {
      return error.code().isRetryable();
    }
    return !status.failureCodes().isEmpty()
        && status.failureCodes().stream()
            .allMatch(code -> code.isRetryable() || code == ErrorCode.DONE_FLAG_WITHHELD);
  }

  /** The reason of a failed copy, with the advice. */
  static String sentence(CopyStatus status) {
    CopyException error = status.error();
    if (error != null) {
      return withAdvice(error, ADVICE.of(error.code(), status.request()));
    }
    String count = status.failed().files() + " of " + status.expected().files() + " files failed";
    @Nullable FileResult first = status.failures().isEmpty() ? null : status.failures().get(0);
    @Nullable CopyException reason = first == null ? null : first.failure();
    return first == null || reason == null
        ? count + "."
        : count + ", the first one " + first.source() + ": " + reason.getMessage();
  }

  /**
   * The code of the failures where all files failed for one reason. It is more specific than
   * FILES_FAILED.
   */
  private static String code(CopyStatus status) {
    CopyException error = status.error();
    if (error != null) {
      return code(error.code());
    }
    Set<ErrorCode> codes =
        status.failureCodes().stream()
            .filter(code -> code != ErrorCode.DONE_FLAG_WITHHELD) // only follows from another
            .collect(Collectors.toSet());
    boolean isAll = status.failed().files() == status.expected().files();
    return isAll && codes.size() == 1 ? code(codes.iterator().next()) : FILES_FAILED;
  }

  /** The key of a figure without blanks: {@code Files Copied} becomes {@code filesCopied}. */
  private static String expressionKey(String name) {
    String joined = name.replace(" ", "");
    return Character.toLowerCase(joined.charAt(0)) + joined.substring(1);
  }

  /** The paths that the sentence about a failed copy may quote. */
  static String[] names(CopyStatus status) {
    List<String> names = new ArrayList<>();
    for (FileResult failure : status.failures().subList(0, Math.min(1, status.failures().size()))) {
      names.add(failure.source());
      names.add(failure.destination());
    }
    names.add(status.sourcePath());
    names.add(status.destinationPath());
    return names.toArray(new String[0]);
  }
}
