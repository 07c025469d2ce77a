package io.howdah.fs.webhdfs.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {
  @ParameterizedTest
  @CsvSource({
    "a b, a%20b",
    "a+b, a%2Bb",
    "100%, 100%25",
    "%2F, %252F",
    "a&b=c?d#e;f, a%26b%3Dc%3Fd%23e%3Bf",
    "é, %C3%A9",
    "😀, %F0%9F%98%80",
    "-._~/, -._~/",
    "azAZ09, azAZ09"
  })
  void encodesEveryByteThatIsNotPlain(String text, String encoded) throws CopyException {
    assertThat(PercentEncoding.encode(text)).isEqualTo(encoded);
  }

  @Test
  void encodesControlCharactersAndQuotes() throws CopyException {
    assertThat(PercentEncoding.encode("\u0001\t\n\r\"'\\\u007f"))
        .isEqualTo("%01%09%0A%0D%22%27%5C%7F");
  }

  @Test
  void refusesHalfACharacter() {
    assertThatThrownBy(() -> PercentEncoding.encode("/a\ud83d"))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PATH));
  }

  /** URI.toASCIIString would compose the letter and its accent, which is another name. */
  @Test
  void makesAUrlAsciiWithoutChangingItsUnicodeForm() {
    assertThat(PercentEncoding.toAscii("http://h:1/e\u0301%20?op=OPEN"))
        .isEqualTo("http://h:1/e%CC%81%20?op=OPEN");
  }
}
