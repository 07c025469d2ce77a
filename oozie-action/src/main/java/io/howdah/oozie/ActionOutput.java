package io.howdah.oozie;

import io.howdah.CopyException;
import io.howdah.front.text.OneLineText;
import io.howdah.front.text.ShortText;
import io.howdah.front.text.WorkflowText;
import io.howdah.oozie.run.Outcome;
import io.howdah.oozie.state.RunResult;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.oozie.action.ActionExecutor.Context;
import org.apache.oozie.action.ActionExecutorException;
import org.apache.oozie.action.ActionExecutorException.ErrorType;
import org.apache.oozie.client.WorkflowAction;
import org.jspecify.annotations.Nullable;

/**
 * Passes the values of an action to Oozie. Workflows put them into the XML of other actions, so
 * this class makes every value safe, see {@link WorkflowText}. That includes results of an older
 * version, and results that the workflow's user has changed.
 */
final class ActionOutput {
  /** Oozie's columns for the status, ids and URLs have 255 characters. */
  private static final int LONGEST_WORD = 255;

  private static final int LONGEST_CODE = 50;
  private static final int LONGEST_MESSAGE = 500;

  /** More than twice the maximum size of a valid result; see {@link Outcome}. */
  private static final int LONGEST_DATA = 128 * 1024;

  /** A chain of causes may contain a cycle. */
  private static final int MOST_CAUSES = 20;

  /** {@code wf:actionData} as a whole includes the keys, so they must be safe too. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z ]{0,49}");

  private final Context context;

  ActionOutput(Context context) {
    this.context = context;
  }

  /** Reports that the copy has begun or waits in the queue. */
  void started(String externalId, String trackerUri, String consoleUrl, String externalStatus) {
    context.setStartData(
        text(externalId, LONGEST_WORD),
        text(trackerUri, LONGEST_WORD),
        text(consoleUrl, LONGEST_WORD));
    running(externalStatus);
  }

  /** Reports the state of a running copy. */
  void running(String externalStatus) {
    context.setExternalStatus(text(externalStatus, LONGEST_WORD));
  }

  /** Reports why a running copy makes no progress. */
  void trouble(String code, String sentence) {
    context.setErrorInfo(text(code, LONGEST_CODE), text(sentence, LONGEST_MESSAGE));
  }

  /** Clears the report of {@link #trouble}. */
  void noTrouble() {
    context.setErrorInfo(null, null);
  }

  /** Reports the result of the copy. */
  void result(RunResult result) {
    Properties data = data(result.data());
    if (length(data) > LONGEST_DATA) {
      // Oozie stores the data of each action in its database and loads them with the workflow.
      result(RunResult.unreadable());
      return;
    }
    String code = result.errorCode();
    if (code == null) {
      noTrouble();
    } else {
      trouble(code, String.valueOf(result.errorMessage()));
    }
    String status = data.getProperty(Outcome.STATUS);
    if (status != null) {
      context.setExecutionStats(status);
    }
    context.setExecutionData(text(result.status(), LONGEST_WORD), data);
  }

  /** Reports the end of the action. */
  void end(WorkflowAction.Status status, String signal) {
    context.setEndData(status, text(signal, LONGEST_WORD));
  }

  /**
   * Creates the exception that a method of the executor throws.
   *
   * @param cause the cause for Oozie's log. A {@link CopyException} is left out, since the sentence
   *     contains all of it.
   */
  static ActionExecutorException failure(
      ErrorType type, String code, String sentence, @Nullable Exception cause) {
    // The constructor with a cause would parse the sentence as a MessageFormat.
    ActionExecutorException failure =
        new ActionExecutorException(
            type, text(code, LONGEST_CODE), text(sentence, LONGEST_MESSAGE));
    if (cause != null && !(cause instanceof CopyException)) {
      failure.initCause(inOneLine(cause, MOST_CAUSES));
    }
    return failure;
  }

  /** Oozie logs causes unchanged, so line breaks in their messages could forge lines. */
  private static Exception inOneLine(Throwable cause, int causes) {
    Throwable next = cause.getCause();
    Exception plain =
        new Exception(
            OneLineText.of(cause.toString()),
            next == null || causes == 0 ? null : inOneLine(next, causes - 1));
    plain.setStackTrace(cause.getStackTrace());
    return plain;
  }

  private static long length(Properties data) {
    long length = 0;
    for (String key : data.stringPropertyNames()) {
      length += key.length() + data.getProperty(key, "").length();
    }
    return length;
  }

  private static Properties data(Properties values) {
    Properties data = new Properties();
    for (Map.Entry<Object, Object> value : values.entrySet()) {
      String key = value.getKey().toString();
      String text = value.getValue().toString();
      if (KEY.matcher(key).matches()) {
        data.setProperty(
            key,
            key.equals(Outcome.STATUS) ? WorkflowText.ofJson(text) : text(text, Integer.MAX_VALUE));
      }
    }
    return data;
  }

  /** Escapes a text, unless it is safe already: a second escape would change it. */
  private static String text(String text, int most) {
    return ShortText.of(WorkflowText.isSafe(text) ? text : WorkflowText.of(text), most);
  }
}
