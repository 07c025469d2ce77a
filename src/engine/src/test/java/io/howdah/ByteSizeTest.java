package io.howdah;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "512, 512",
    "1k, 1024",
    "3MB, 3145728",
    "2GiB, 2147483648",
    "1T, 1099511627776"
  })
  void readsSizes(String text, long bytes) {
    assertThat(ByteSize.parse(text)).hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "big", "-1", "1.5k", "1P", "5I", "5B", "99999999T", "1234567890123456789"})
  void readsNothingElse(String text) {
    assertThat(ByteSize.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1000, 1000", "1024, 1K", "1536, 1536", "67108864, 64M", "1099511627776, 1T"})
  void writesTheShortestText(long bytes, String text) {
    assertThat(ByteSize.text(bytes)).isEqualTo(text);
    assertThat(ByteSize.parse(text)).hasValue(bytes);
  }
}
