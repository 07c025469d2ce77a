package io.howdah.front.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/options.md to the table of options. */
class OptionPageTest {
  @Test
  void listsEveryOptionAsItIs() throws IOException {
    String rows =
        Arrays.stream(CopyOption.values()).map(OptionPageTest::row).collect(Collectors.joining());

    assertThat(Files.readString(Path.of("..", "..", "docs", "options.md")))
        .contains(
            "| command line | element | default | meaning |\n|---|---|---|---|\n" + rows + "\n");
  }

  private static String row(CopyOption option) {
    String placeholder = option.placeholder();
    String flag = option.flag() + (placeholder == null ? "" : "=" + placeholder);
    String value = option.defaultValue().isEmpty() ? "none" : "`" + option.defaultValue() + "`";
    return "| `%s` | `%s` | %s | %s |\n"
        .formatted(flag, option.optionName(), value, option.meaning());
  }
}
