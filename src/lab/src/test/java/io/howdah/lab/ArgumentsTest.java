package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
  @Test
  void takesOperandsOptionsAndACommand() {
    Arguments arguments =
        Arguments.parse("run", "--set", "a=1", "--set", "b=2", "--stock-close", "--", "sh", "--x");

    assertThat(arguments.operands()).containsExactly("run");
    assertThat(arguments.all("set")).containsExactly("a=1", "b=2");
    assertThat(arguments.has("stock-close")).isTrue();
    assertThat(arguments.command()).containsExactly("sh", "--x");
  }

  @Test
  void theLastOfAnOptionCounts() {
    assertThat(Arguments.parse("--dir", "a", "--dir", "b").required("dir")).isEqualTo("b");
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> Arguments.parse("--dir")).hasMessage("--dir needs a value.");
    assertThatThrownBy(() -> Arguments.parse().required("dir")).hasMessage("--dir is missing.");
    assertThatThrownBy(() -> Arguments.parse("--dri", "a").allow("dir"))
        .hasMessage("There is no option --dri here.");
  }
}
