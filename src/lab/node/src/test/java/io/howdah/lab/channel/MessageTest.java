package io.howdah.lab.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTest {
  @Test
  void anyTextCrossesOnOneLine() {
    String awkward = "line\nbreak \"quoted\" \\ grüße \uD83D\uDC18 \u0001";
    String line = Message.of("path", awkward).toString();

    assertThat(line).doesNotContain("\n");
    assertThat(Message.parse(line).text("path")).isEqualTo(awkward);
  }

  @Test
  void everyKindOfFieldCrosses() {
    Message message =
        Message.of("number", Long.MAX_VALUE)
            .with("flag", true)
            .with("nothing", null)
            .with("texts", List.of("a", "b"))
            .with("message", Message.ofTexts(Map.of("k", "v")))
            .withMessages("messages", List.of(Message.of("n", 1), Message.of("n", 2)));

    Message read = Message.parse(message.toString());

    assertThat(read.number("number")).isEqualTo(Long.MAX_VALUE);
    assertThat(read.flag("flag")).isTrue();
    assertThat(read.has("nothing")).isFalse();
    assertThat(read.textOrNull("nothing")).isNull();
    assertThat(read.texts("texts")).containsExactly("a", "b");
    assertThat(read.message("message").asTexts()).isEqualTo(Map.of("k", "v"));
    assertThat(read.messages("messages")).extracting(each -> each.integer("n")).contains(1, 2);
  }

  @Test
  void namesTheFieldThatIsMissing() {
    assertThatThrownBy(() -> Message.EMPTY.text("path"))
        .hasMessage("Field 'path' holds null, not a String.");
  }

  @Test
  void refusesWhatIsNoObject() {
    assertThatThrownBy(() -> Message.parse("[1]")).hasMessage("Not a JSON object: [1]");
    assertThatThrownBy(() -> Message.parse("{")).hasMessage("Not JSON: {");
  }
}
