package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void drawsNothingOnATerminalThatCannotGoBack() {
    assertThat(Terminal.detect(Map.of("TERM", "dumb")).isPresent()).isFalse();
  }

  @Test
  void knowsItsWidth() {
    assertThat(Terminal.ofWidth(132).isPresent()).isTrue();
    assertThat(Terminal.ofWidth(132).width()).isEqualTo(132);
    assertThat(Terminal.none().isPresent()).isFalse();
    assertThat(Terminal.none().width()).isZero();
  }
}
