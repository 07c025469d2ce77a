package io.howdah.partition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionDirectoryTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ds=2026-11-01,                 ds, 2026-11-01
          k=a%2Fb,                       k,  a/b
          k=50%25,                       k,  50%
          k=50%,                         k,  50%
          k=a%3Ab%3D%22c%22,             k,  'a:b="c"'
          k=a=b,                         k,  a=b
          DS=x,                          ds, x
          k=%zz%2,                       k,  %zz%2
          k=Köln 漢,                      k,  Köln 漢
          k=__HIVE_DEFAULT_PARTITION__,  k,  __HIVE_DEFAULT_PARTITION__
          """)
  void readsTheNamesOfHive(String name, String column, String value) {
    PartitionDirectory directory = PartitionDirectory.parse(name).orElseThrow();

    assertThat(directory.column()).isEqualTo(column);
    assertThat(directory.value()).isEqualTo(value);
  }

  /** As {@code SHOW PARTITIONS} of Hive 4.0.1 writes them. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          DS, 2026-11-01,                 ds=2026-11-01
          k,  a/b,                        k=a%2Fb
          k,  50%,                        k=50%25
          k,  'a:b="c"',                  k=a%3Ab%3D%22c%22
          k,  '#\\?*',                     k=%23%5C%3F%2A
          k,  'it''s',                    k=it%27s
          k,  '{[]^}',                    k=%7B%5B%5D%5E}
          k,  Köln 漢,                     k=Köln 漢
          k,  ' ',                        'k= '
          k,  '',                         k=__HIVE_DEFAULT_PARTITION__
          """)
  void writesTheNamesOfHive(String column, String value, String name) {
    PartitionDirectory directory = PartitionDirectory.of(column, value);

    assertThat(directory.name()).isEqualTo(name);
    assertThat(PartitionDirectory.parse(name)).contains(directory);
  }

  @Test
  void escapesControlCharacters() {
    assertThat(PartitionDirectory.of("k", "a\tb\n\u007F").name()).isEqualTo("k=a%09b%0A%7F");
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "=x", "ds=", "", "="})
  void takesOtherDirectoriesForNone(String name) {
    assertThat(PartitionDirectory.parse(name)).isEmpty();
  }

  @Test
  void comparesByColumnAndValue() {
    assertThat(PartitionDirectory.parse("k=a%2Fb")).isEqualTo(PartitionDirectory.parse("K=a/b"));
    assertThat(PartitionDirectory.parse("k=a")).isNotEqualTo(PartitionDirectory.parse("k=b"));
  }
}
