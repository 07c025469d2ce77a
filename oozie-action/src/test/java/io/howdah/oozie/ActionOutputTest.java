package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.front.text.WorkflowText;
import io.howdah.oozie.state.RunResult;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.oozie.action.ActionExecutor.Context;
import org.apache.oozie.action.ActionExecutorException;
import org.apache.oozie.action.ActionExecutorException.ErrorType;
import org.junit.jupiter.api.Test;

/** Oozie gets no part of a result as markup, even if the user has written the result. */
class ActionOutputTest {
  private static final String HOSTILE =
      "</body><cc>evil@x</cc> & ${secret} #{secret} \" x='y' \\ \u0001 \r\n \ud83d `id` {0} %s ";

  private final List<String> values = new ArrayList<>();
  private final Properties data = new Properties();

  /** Notes each text that is handed to Oozie. */
  private final Context context =
      (Context)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                for (Object argument : arguments) {
                  if (argument instanceof Properties properties) {
                    data.putAll(properties);
                  } else if (argument instanceof String text) {
                    values.add(text);
                  }
                }
                return null;
              });

  private final ActionOutput output = new ActionOutput(context);

  @Test
  void makesEveryValueSafe() {
    output.started(HOSTILE, HOSTILE, HOSTILE, HOSTILE);
    output.running(HOSTILE);
    output.trouble("HOWDAH_<b>", HOSTILE.repeat(50));
    output.result(RunResult.failed("HOWDAH_X", HOSTILE, Map.of("errorMessage", HOSTILE)));
    ActionExecutorException failure =
        ActionOutput.failure(ErrorType.ERROR, "<", HOSTILE, new Exception(HOSTILE));
    values.add(failure.getErrorCode());
    values.add(failure.getMessage());

    assertThat(values).hasSizeGreaterThan(10).allMatch(WorkflowText::isSafe);
    assertThat(values).allSatisfy(value -> assertThat(value).hasSizeLessThanOrEqualTo(500));
    assertThat(data.values()).hasSize(1).allMatch(value -> WorkflowText.isSafe((String) value));
  }

  @Test
  void makesTheStatusSafeAndKeepsItJson() {
    String json = "{\n  \"path\": \"/a<b>&${c}\"\n}";

    output.result(RunResult.succeeded(Map.of("status", json)));

    String safe = "{\n  \"path\": \"/a\\u003cb\\u003e\\u0026\\u0024{c}\"\n}";
    assertThat(data).containsOnly(Map.entry("status", safe));
    assertThat(values).contains(safe);
  }

  @Test
  void leavesOutKeysThatHoldMarkup() {
    output.result(RunResult.succeeded(Map.of("</x>", "1", "filesCopied", "2")));

    assertThat(data).containsOnly(Map.entry("filesCopied", "2"));
  }

  @Test
  void doesNotEscapeTwice() {
    String safe = WorkflowText.of(HOSTILE);

    output.trouble("HOWDAH_X", safe);

    assertThat(values).containsExactly("HOWDAH_X", safe);
  }

  @Test
  void handsOverNoDataThatOnlyTheWorkflowsUserCanHaveWritten() {
    output.result(RunResult.succeeded(Map.of("status", "<".repeat(60_000), "filesCopied", "2")));

    assertThat(data).isEmpty();
    assertThat(values)
        .containsExactly(
            "HOWDAH_INTERNAL_ERROR", "The result of the copy is not readable.", "FAILED");
  }

  /** Oozie logs the causes of what is thrown, as they are. */
  @Test
  void forgesNoLineOfOoziesLog() {
    CopyException refusal = new CopyException(ErrorCode.INVALID_PATH, HOSTILE);
    Exception broken = new IOException(HOSTILE, new IllegalStateException(HOSTILE));

    assertThat(ActionOutput.failure(ErrorType.ERROR, "X", "No.", refusal)).hasNoCause();
    Throwable cause =
        Objects.requireNonNull(
            ActionOutput.failure(ErrorType.ERROR, "X", "No.", broken).getCause());

    assertThat(cause).hasMessageStartingWith("java.io.IOException: </body>");
    assertThat(cause.getStackTrace()).isEqualTo(broken.getStackTrace());
    assertThat(cause).hasRootCauseMessage("java.lang.IllegalStateException: " + oneLine(HOSTILE));
    assertThat(cause.getMessage()).doesNotContainPattern("\\p{Cc}");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cc}+", "?");
  }

  @Test
  void takesNoSentenceForAFormat() {
    String sentence = "Nothing's {0} in '/a{b' %s.";

    assertThat(ActionOutput.failure(ErrorType.ERROR, "X", sentence, null)).hasMessage(sentence);
  }
}
