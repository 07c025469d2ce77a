package io.howdah.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionFilterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ds = '2026-11-01'                      | true
          ds == "2026-11-01"                     | true
          '2026-11-01' = ds                      | true
          DS = '2026-11-01'                      | true
          `ds` = '2026-11-01'                    | true
          ds > '2026-11-01'                      | false
          ds >= date '2026-11-01'                | true
          ds < DATE '2026-11-02'                 | true
          ds <> '2026-11-01'                     | false
          ds != '2026-10-01'                     | true
          n = 9                                  | true
          n = 9.0                                | true
          n < 10                                 | true
          10 > n                                 | true
          10 <= n                                | false
          n < '10'                               | false
          n >= -1                                | true
          n between 9 and 12                     | true
          n not between 9 and 12                 | false
          n in (1, 9)                            | true
          n NOT IN (1, 9)                        | false
          k = 'a/b'                              | true
          k like 'a%'                            | true
          k like '_/_'                           | true
          k like 'a'                             | false
          k like 'a.b'                           | false
          k not like 'x%'                        | true
          k in ('it''s', 'a/b')                  | true
          k = 'a\\/b'                            | false
          not k = 'a/b'                          | false
          not (k = 'x' or k = 'y')               | true
          k = 'x' or n = 9 and ds = '2026-11-01' | true
          (k = 'x' or n = 9) and ds = 'no'       | false
          k = 'x' and n = 1 or n = 9             | true
          gap = 1                                | false
          not gap = 1                            | false
          gap <> 1                               | false
          gap = 1 or n = 9                       | true
          gap = '__HIVE_DEFAULT_PARTITION__'     | true
          gap <> date '2026-11-01'               | false
          k = 1                                  | false
          not (gap = 1 and n = 1)                | true
          """)
  void choosesPartitions(String expression, boolean chosen) throws Exception {
    PartitionFilter filter = PartitionFilter.parse(expression);
    String partition = "ds=2026-11-01/n=9/k=a%2Fb/gap=__HIVE_DEFAULT_PARTITION__";

    assertThat(filter.contains(partition + "/000000_0")).isEqualTo(chosen);
    assertThat(filter.leadsThrough(partition)).isEqualTo(chosen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ds = '2' and n = 1          | ds=1     | false
          ds = '2' and n = 1          | ds=2     | true
          ds = '2' and n = 1          | ds=2/n=2 | false
          ds = '2' or n = 1           | ds=1     | true
          ds = '2' or n = 1           | ds=1/n=2 | false
          n = 1 and ds = '2'          | ds=1     | false
          not (ds = '2' or n = 1)     | ds=2     | false
          not (ds = '2' and n = 1)    | ds=2     | true
          not (ds = 2 and n = 1)      | ds=x     | true
          ds = 2 and n = 1            | ds=x     | false
          ds = '2'                    | other    | true
          ds = '2'                    | ds=2/any | true
          """)
  void leavesDirectoriesOutAsSoonAsTheirNamesDecide(
      String expression, String directory, boolean leads) throws Exception {
    assertThat(PartitionFilter.parse(expression).leadsThrough(directory)).isEqualTo(leads);
  }

  @Test
  void takesNoFileOutsideOfPartitions() throws Exception {
    PartitionFilter filter = PartitionFilter.parse("ds = '2' or n = 1");

    assertThat(filter.contains("_SUCCESS")).isFalse();
    assertThat(filter.contains("ds=2/_SUCCESS")).isFalse();
    assertThat(filter.contains("ds=2/n=0/f")).isTrue();
    assertThat(filter.contains("ds=2/n=0/HIVE_UNION_SUBDIR_1/f")).isTrue();
    assertThat(filter.contains("n=0/ds=2")).isFalse();
  }

  @Test
  void namesColumnsThatNoDirectoryHas() throws Exception {
    PartitionFilter filter = PartitionFilter.parse("dss = '2' and n = 1");
    filter.contains("ds=2/n=1/f");

    assertThat(filter.unknownColumns()).containsExactly("dss");
  }

  @Test
  void namesAllColumnsWhereThereIsNoPartition() throws Exception {
    PartitionFilter filter = PartitionFilter.parse("ds = '2' and n = 1");
    filter.contains("000000_0");

    assertThat(filter.unknownColumns()).containsExactly("ds", "n");
  }

  @Test
  void blamesNoColumnBelowDirectoriesThatAreLeftOut() throws Exception {
    PartitionFilter filter = PartitionFilter.parse("ds = '2' and n = 1");
    filter.leadsThrough("ds=1");
    filter.contains("_SUCCESS");
    filter.contains("ds=1/_SUCCESS");

    assertThat(filter.unknownColumns()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ds > 2026-11-01    | 6  | '2026-11-01' is no number; put a text into quotes
          ds = US            | 6  | a text in quotes, a number or a date such as date '2026-11-01' is expected instead of 'US'
          ds                 | 3  | a comparison such as '=' or '>=' is expected instead of the end
          ds = '1' n = 2     | 10 | 'and' or 'or' is expected before 'n'
          (ds = '1'          | 10 | ')' is expected instead of the end
          ds = '1            | 6  | the quote ' is not closed
          ds in '1'          | 7  | '(' is expected after 'in' instead of the text '1'
          ds in ('1' '2')    | 12 | ',' or ')' is expected instead of the text '2'
          ds between 1       | 13 | 'and' is expected after the first value of 'between' instead of the end
          ds like 3          | 9  | a text in quotes is expected after 'like'
          ds not = 3         | 8  | 'in', 'between' or 'like' is expected instead of '='
          ds = 1 & n = 2     | 8  | the character '&' has no meaning
          1 = 2              | 5  | the name of a column is expected instead of '2'
          = 2                | 1  | the name of a column is expected instead of '='
          ds = date 'today'  | 11 | 'today' is no date such as '2026-11-01'
          ds , 3             | 4  | a comparison such as '=' or '>=' is expected instead of ','
          """)
  void saysWhatIsWrongAndWhere(String expression, int column, String what) {
    assertThatThrownBy(() -> PartitionFilter.parse(expression))
        .isInstanceOf(CopyException.class)
        .hasMessage("In the expression for partitions, column " + column + ": " + what + ".");
  }

  @Test
  void refusesWhatIsTooDeepToRead() {
    String expression = "(".repeat(5_000) + "ds = '1'" + ")".repeat(5_000);

    assertThatThrownBy(() -> PartitionFilter.parse(expression))
        .hasMessageContaining("nested more than 200 times");
    assertThatThrownBy(() -> PartitionFilter.parse("not ".repeat(5_000) + "ds = '1'"))
        .hasMessageContaining("nested more than 200 times");
  }
}
