package io.howdah.front.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShortTextTest {
  @Test
  void leavesWhatFits() {
    assertThat(ShortText.of("short", 5)).isEqualTo("short");
  }

  @Test
  void keepsTheReasonBehindALongPath() {
    String path = "/in/" + "d".repeat(3_000) + "/part-0001";
    String sentence =
        "1 of 3 files failed, the first one " + path + ": Reading " + path + ": No access.";

    String text = ShortText.of(sentence, 200);

    assertThat(text)
        .hasSizeBetween(195, 200)
        .startsWith("1 of 3 files failed, the first one /in/ddd")
        .contains("ddd/part-0001: Reading /in/")
        .endsWith("/part-0001: No access.");
  }

  @Test
  void recognizesPathsWithBlanksByName() {
    String path = "/in/" + "a b ".repeat(500) + "c";

    assertThat(
            ShortText.of(
                "Copying " + path + " failed: No access to " + path + ", alas.", 200, path))
        .hasSizeLessThanOrEqualTo(200)
        .contains("c failed: No access to /in/a b")
        .endsWith("c, alas.");
  }

  @Test
  void keepsBothEndsOfATextWithoutLongWords() {
    String text = ShortText.of("begin " + "word ".repeat(100) + "end", 50);

    assertThat(text).hasSize(50).startsWith("begin word").contains("...").endsWith("word end");
  }

  @Test
  void cutsNoCharacterInHalf() {
    Random random = new Random(16);
    String path = "/" + "\ud83d\ude00a".repeat(400);
    for (int i = 0; i < 500; i++) {
      int most = 60 + random.nextInt(300);
      String sentence = " ".repeat(random.nextInt(3)) + "Failed: " + path + " is closed.";

      assertThat(ShortText.of(sentence, most))
          .hasSizeLessThanOrEqualTo(most)
          .endsWith(" is closed.")
          .doesNotContainPattern("[\\ud800-\\udbff](?![\\udc00-\\udfff])");
      assertThat(ShortText.of(WorkflowText.of(sentence), most))
          .hasSizeLessThanOrEqualTo(most)
          .endsWith(" is closed.")
          .matches("( *Failed: /|a|\\.\\.\\.|\\\\ud83d\\\\ude00| is closed\\.)*");
    }
  }
}
