package io.howdah.partition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionStatementsTest {
  private static PartitionPath path(String directory) {
    return PartitionPath.parse(directory).orElseThrow();
  }

  private static String add(String directory) {
    PartitionPath path = path(directory);
    return PartitionStatements.of(path.table()).add(path, directory);
  }

  @Test
  void namesTheTableAsTheWarehouseDoes() {
    assertThat(add("/w/sales.db/orders/ds=1"))
        .isEqualTo(
            "ALTER TABLE `sales`.`orders` ADD IF NOT EXISTS PARTITION (`ds`='1')"
                + " LOCATION '/w/sales.db/orders/ds=1';");
    assertThat(add("/w/orders/ds=1")).startsWith("ALTER TABLE `orders` ADD");
    assertThat(add("/w/.db/orders/ds=1")).startsWith("ALTER TABLE `orders` ADD");
    assertThat(add("/orders/ds=1")).startsWith("ALTER TABLE `orders` ADD");
  }

  @Test
  void escapesWhatWouldEndATextOrALine() {
    assertThat(add("/w/t/k=it's %5C 50%25%0A;--"))
        .isEqualTo(
            "ALTER TABLE `t` ADD IF NOT EXISTS PARTITION (`k`='it\\'s \\\\ 50%\\u000a\\u003b--')"
                + " LOCATION '/w/t/k=it\\'s %5C 50%25%0A\\u003b--';");
  }

  /** Beeline ends a statement at a semicolon in a quoted name, too. */
  @Test
  void executesNoStatementWithANameThatIsMisread() {
    assertThat(add("/w/t; drop table x/k=1"))
        .isEqualTo(
            "-- Beeline misreads a name in: ALTER TABLE `t; drop table x` ADD IF NOT EXISTS"
                + " PARTITION (`k`='1') LOCATION '/w/t\\u003b drop table x/k=1';");
    assertThat(add("/w/t`/k=1")).startsWith("-- ");
    assertThat(add("/w/${x}.db/t/k=1")).startsWith("-- ");
    assertThat(add("/w/t/k;=1")).startsWith("-- ");
    assertThat(PartitionStatements.of("/w/t;").drop(path("/w/t;/k=1"))).startsWith("-- ");
    assertThat(add("/w/t/größe=1")).startsWith("ALTER TABLE `t` ADD");
  }

  @Test
  void neverReadsVariablesOfTheServer() {
    assertThat(add("/w/t/k=${env%3AHOME}"))
        .contains("(`k`='\\u0024{env:HOME}')")
        .doesNotContain("$");
  }

  @Test
  void saysThatSqlCannotAddOrNameThePartitionOfNull() {
    PartitionPath path = path("/w/t/ds=1/n=__HIVE_DEFAULT_PARTITION__");
    PartitionStatements statements = PartitionStatements.of("/w/t");

    assertThat(statements.add(path, "/w/t/x"))
        .isEqualTo(
            "-- PARTITION (`ds`='1', `n`='__HIVE_DEFAULT_PARTITION__') is NULL in a column: SQL"
                + " cannot add it.");
    assertThat(statements.drop(path)).startsWith("-- PARTITION (").endsWith("cannot name it.");
  }

  @Test
  void removesAndAnalyzesAPartition() {
    PartitionStatements statements = PartitionStatements.of("/w/t");

    assertThat(statements.drop(path("/w/t/ds=1")))
        .isEqualTo("ALTER TABLE `t` DROP IF EXISTS PARTITION (`ds`='1');");
    assertThat(statements.analyze(path("/w/t/ds=1")))
        .isEqualTo(
            "-- Its statistics may be stale: ANALYZE TABLE `t` PARTITION (`ds`='1') COMPUTE"
                + " STATISTICS;");
  }
}
