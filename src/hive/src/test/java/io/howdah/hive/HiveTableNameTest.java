package io.howdah.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiveTableNameTest {
  @Test
  void isInLowerCaseAsInHive() throws Exception {
    HiveTableName name = HiveTableName.parse("Sales.Orders_2026");

    assertThat(name.database()).isEqualTo("sales");
    assertThat(name.table()).isEqualTo("orders_2026");
    assertThat(name).isEqualTo(HiveTableName.of("SALES", "orders_2026"));
    assertThat(name).hasToString("sales.orders_2026");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "orders", "a.b.c", ".orders", "sales.", "`a`.b", "a.b c", "/a/b"})
  void needsADatabaseAndATable(String text) {
    assertThatThrownBy(() -> HiveTableName.parse(text))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
        .hasMessage("'" + text + "' is no name of a table: it must have the form database.table.");
  }
}
