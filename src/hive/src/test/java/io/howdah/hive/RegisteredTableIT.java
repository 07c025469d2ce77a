package io.howdah.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.Count;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.Registration;
import io.howdah.RegistrationStatus;
import io.howdah.cluster.MetastoreAddress;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HiveServer;
import io.howdah.lab.LabClusters;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a real metastore of Hive is told of the partitions of a copy. */
@SuppressWarnings("NullAway.Init")
class RegisteredTableIT {
  private static final String DIRECTORY = "/registered/t";
  private static final HiveTableName NAME = HiveTableName.of("default", "t");

  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("prod"));

  private static HiveServer hive;
  private static Metastore metastore;

  @BeforeAll
  static void start() throws Exception {
    hive = HiveServer.builder("hive").on(LAB.cluster("prod")).start();
    metastore =
        Metastore.open(
            MetastoreAddress.parse(hive.metastoreUri().toString()),
            MetastoreLogin.user(LAB.cluster("prod").user()),
            MetastoreSettings.defaults(),
            new Cancellation());
  }

  @AfterAll
  static void stop() {
    metastore.close();
    hive.close();
  }

  @BeforeEach
  void createTable() throws Exception {
    hive.execute(
        "CREATE EXTERNAL TABLE t (id int) PARTITIONED BY (k string, hr int) STORED AS TEXTFILE"
            + " LOCATION '"
            + DIRECTORY
            + "' TBLPROPERTIES ('external.table.purge'='false')");
  }

  @AfterEach
  void dropTable() throws Exception {
    hive.execute("DROP TABLE t");
  }

  private static Registration register(PartitionResult... results) throws Exception {
    return new RegisteredTable(metastore, metastore.table(NAME)).register(List.of(results));
  }

  private static PartitionResult result(Change change, String name) {
    return PartitionResult.of(change, DIRECTORY, name, Count.NONE);
  }

  private static List<String> locations() throws Exception {
    return metastore.partitions(NAME, metastore.partitionNames(NAME)).stream()
        .map(each -> each.values() + " " + each.location().orElseThrow().path())
        .sorted()
        .toList();
  }

  @Test
  void findsAPartitionWhoseNumberIsWrittenOtherwise() throws Exception {
    hive.execute("ALTER TABLE t ADD PARTITION (k='a', hr=7) LOCATION '/registered/t/k=a/hr=07'");

    Registration registration =
        register(
            result(Change.CHANGED, "k=a/hr=07"),
            result(Change.ADDED, "k=a/hr=08"),
            result(Change.ADDED, "k=08/hr=8"));

    assertThat(registration.failure()).isEmpty();
    assertThat(registration.status().added()).isEqualTo(2);
    assertThat(locations())
        .containsExactly(
            "[08, 8] /registered/t/k=08/hr=8",
            "[a, 7] /registered/t/k=a/hr=07",
            "[a, 8] /registered/t/k=a/hr=08");
    assertThat(register(result(Change.REMOVED, "k=a/hr=07")).status())
        .isEqualTo(RegistrationStatus.of(0, 0, 1));
    assertThat(locations()).hasSize(2);
  }

  /** The directory of a partition got another spelling at the source. */
  @Test
  void movesAPartitionWhoseDirectoryIsWrittenOtherwiseNow() throws Exception {
    register(result(Change.ADDED, "k=a/hr=07"));

    Registration registration =
        register(result(Change.ADDED, "k=a/hr=7"), result(Change.REMOVED, "k=a/hr=07"));

    assertThat(registration.failure()).isEmpty();
    assertThat(registration.status()).isEqualTo(RegistrationStatus.of(1, 0, 1));
    assertThat(locations()).containsExactly("[a, 7] /registered/t/k=a/hr=7");
  }

  @Test
  void registersAllOthersWhereSomeDoNotFit() throws Exception {
    hive.execute("ALTER TABLE t ADD PARTITION (k='there', hr=1) LOCATION '/registered/elsewhere'");

    Registration registration =
        register(
            result(Change.ADDED, "tmp=1"),
            result(Change.INCOMPLETE, "tmp=2"),
            result(Change.ADDED, "k=a/hr=1"),
            result(Change.ADDED, "k=a/hr=01"),
            result(Change.CHANGED, "k=there/hr=1"),
            result(Change.REMOVED, "k=there/hr=2"),
            result(Change.ADDED, "k=b/hr=1"));

    assertThat(locations())
        .containsExactly(
            "[a, 1] /registered/t/k=a/hr=1",
            "[b, 1] /registered/t/k=b/hr=1",
            "[there, 1] /registered/elsewhere");
    assertThat(registration.status()).isEqualTo(RegistrationStatus.of(2, 0, 0));
    assertThat(registration.refused())
        .extracting(PartitionResult::name)
        .containsExactly("tmp=1", "k=a/hr=01", "k=there/hr=1");
    assertThat(registration.failure().orElseThrow())
        .hasMessage(
            "'/registered/t/tmp=1' is no partition of default.t, which is partitioned by [k string, hr int]."
                + " The same is so for 2 others. All other partitions are registered.");
  }

  @Test
  void addsNoIncompletePartitionAndDropsTheStatisticsOfAKnownOne() throws Exception {
    hive.execute("INSERT INTO t PARTITION (k='a', hr=1) VALUES (1), (2)");
    assertThat(partition("k=a/hr=1").parameters()).containsKey("COLUMN_STATS_ACCURATE");

    Registration registration =
        register(result(Change.INCOMPLETE, "k=a/hr=1"), result(Change.INCOMPLETE, "k=a/hr=2"));

    assertThat(registration.status()).isEqualTo(RegistrationStatus.of(0, 1, 0));
    assertThat(partition("k=a/hr=1").parameters()).doesNotContainKey("COLUMN_STATS_ACCURATE");
    assertThat(metastore.partitionNames(NAME)).containsExactly("k=a/hr=1");
  }

  @Test
  void tellsTheDirectoriesOfAllPartitions() throws Exception {
    register(result(Change.ADDED, "k=50%25/hr=1"), result(Change.ADDED, "k=a/hr=1"));
    hive.execute("ALTER TABLE t ADD PARTITION (k='there', hr=1) LOCATION '/registered/elsewhere'");

    assertThat(new RegisteredTable(metastore, metastore.table(NAME)).directories())
        .containsExactlyInAnyOrder(
            "/registered/t/k=50%25/hr=1", "/registered/t/k=a/hr=1", "/registered/elsewhere");
  }

  private static HivePartition partition(String name) throws Exception {
    return metastore.partitions(NAME, List.of(name)).get(0);
  }
}
