package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real Hive on top of a cluster's files. */
@SuppressWarnings("NullAway.Init")
class HiveServerIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("tables"));

  private static HiveServer hive;

  private final HdfsCluster cluster = LAB.cluster("tables");

  @BeforeAll
  static void startHive() {
    hive = HiveServer.builder("hive").on(LAB.cluster("tables")).start();
  }

  @AfterAll
  static void stopHive() {
    hive.close();
  }

  @Test
  void writesTheFilesOfPartitionedTables() {
    hive.execute("create table sales (id int) partitioned by (k string, n int) stored as orc");
    hive.execute("insert into sales partition (k, n) values (1, 'a/b', 7), (2, '50%', null)");

    assertThat(hive.execute("select id, k, n from sales"))
        .containsExactlyInAnyOrder(List.of("1", "a/b", "7"), List.of("2", "50%", "NULL"));
    assertThat(cluster.files().filePaths(hive.location("default", "sales")))
        .anyMatch(path -> path.contains("/k=a%2Fb/n=7/"))
        .anyMatch(path -> path.contains("/k=50%25/n=__HIVE_DEFAULT_PARTITION__/"));
    assertThat(hive.partitionsByFilter("default", "sales", "n = 7"))
        .containsExactly(List.of("k=a/b", "n=7"));
  }

  @Test
  void tellsWhatHiveRefuses() {
    assertThatThrownBy(() -> hive.execute("select * from no_such_table"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("Table not found");
  }

  @Test
  void keepsItsTablesOverACrash() {
    hive.execute("create table kept (id int)");

    hive.kill();
    hive.start();

    assertThat(hive.execute("show tables like 'kept'")).containsExactly(List.of("kept"));
  }
}
