package io.howdah.front.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import org.junit.jupiter.api.Test;

class FilterRulesTest {
  @Test
  void readsOneRuleInEachLine() throws Exception {
    assertThat(FilterRules.parse("# nightly\n\n- *.tmp\r\n  + /data/ \n; old", "the file 'f'"))
        .containsExactly(
            SelectionRule.of(Effect.EXCLUDE, "*.tmp", "the file 'f', line 3"),
            SelectionRule.of(Effect.INCLUDE, "/data/", "the file 'f', line 4"));
  }

  @Test
  void namesTheLineThatIsNoRule() {
    assertThatThrownBy(() -> FilterRules.parse("- a\n*.tmp", "the file 'f'"))
        .hasMessage("must have '+ PATTERN' or '- PATTERN' in the file 'f', line 2, not '*.tmp'");
    assertThatThrownBy(() -> FilterRules.parse("+", ""))
        .hasMessage("must have '+ PATTERN' or '- PATTERN' in line 1, not '+'");
  }

  @Test
  void knowsTheColumnOfAPattern() throws Exception {
    assertThat(FilterRules.parse("  -  *.tmp\n- -", ""))
        .extracting(SelectionRule::column)
        .containsExactly(6, 3);
  }
}
