package io.howdah.front.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneLineTextTest {
  @Test
  void holdsNoLineBreakAndNothingThatCommandsATerminal() {
    assertThat(OneLineText.of("a\r\nb\u001b[2J\u009b2J\u0085c\u2028d\u2029e\u007f\t\u0000f"))
        .isEqualTo("a?b?[2J?2J?c?d?e?f");
    assertThat(OneLineText.of("/données/日本語 {0} %s")).isEqualTo("/données/日本語 {0} %s");
  }

  @Test
  void keepsEachMessageOfAStackTraceInOneLine() {
    Exception failure = new IOException("no\nforged", new IllegalStateException("why\r\nforged"));

    List<String> lines = OneLineText.ofStackTrace(failure);

    assertThat(lines)
        .startsWith("java.io.IOException: no?forged")
        .contains("Caused by: java.lang.IllegalStateException: why?forged")
        .anyMatch(line -> line.startsWith("    at " + getClass().getName() + "."))
        .allMatch(line -> line.equals(OneLineText.of(line)));
  }

  @Test
  void endsWhereCausesAreACircle() {
    Exception first = new Exception("first");
    first.initCause(new Exception("second", first));

    assertThat(OneLineText.ofStackTrace(first)).contains("Caused by: java.lang.Exception: second");
  }
}
