package io.howdah.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.MetastoreAddress;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HiveServer;
import io.howdah.lab.LabClusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables and partitions of one real Hive, registered at another. */
@SuppressWarnings("NullAway.Init")
class MetastoreIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private static final List<String> STATISTICS =
      List.of("COLUMN_STATS_ACCURATE", "numRows", "rawDataSize");

  private static HiveServer staging;
  private static HiveServer prod;
  private static Metastore source;
  private static Metastore destination;

  @BeforeAll
  static void startHive() throws Exception {
    CompletableFuture<HiveServer> first =
        CompletableFuture.supplyAsync(
            () -> HiveServer.builder("hive-staging").on(LAB.cluster("staging")).start());
    prod = HiveServer.builder("hive-prod").on(LAB.cluster("prod")).start();
    staging = first.join();
    source = open(staging, LAB.cluster("staging").user());
    destination = open(prod, LAB.cluster("prod").user());
  }

  @AfterAll
  static void stopHive() {
    source.close();
    destination.close();
    staging.close();
    prod.close();
  }

  private static Metastore open(HiveServer hive, String user) throws CopyException {
    return Metastore.open(
        MetastoreAddress.parse(hive.metastoreUri().toString()),
        MetastoreLogin.user(user),
        MetastoreSettings.defaults(),
        new Cancellation());
  }

  @Test
  void registersWhatWasCopied() throws Exception {
    staging.execute(
        "create external table sales (id int, name string)"
            + " partitioned by (k string, n int, d date)"
            + " clustered by (id) sorted by (name) into 2 buckets stored as orc"
            + " tblproperties ('made_by'='lab')");
    staging.execute(
        "insert into sales partition (k, n, d) values"
            + " (1, 'x', 'a/b', 7, '2026-11-01'), (2, 'y', '50%', 7, '2026-11-01'),"
            + " (3, 'z', ' ', 8, '2026-11-02'), (4, 'ä', 'Köln 漢', 8, '2026-11-02'),"
            + " (5, 'x', null, null, null), (6, 'x', 'a:b=\"c\"', null, '2026-11-01'),"
            + " (7, 'x', 'us', 9, null)");
    HiveTableName name = HiveTableName.parse("default.sales");
    HiveTable table = source.table(name);
    assertThat(table.partitionColumns())
        .extracting(HiveColumn::name)
        .containsExactly("k", "n", "d");
    assertThat(table.parameters()).containsEntry("made_by", "lab");

    TableLocation location = onProd(table);
    destination.createTable(table.externalCopy(name, location));
    copyFiles(table);
    source.eachPartition(name, batch -> destination.addPartitions(name, moved(batch)));

    assertThat(new TreeSet<>(destination.partitionNames(name)))
        .isEqualTo(new TreeSet<>(source.partitionNames(name)))
        .hasSize(7)
        .contains("k=a%2Fb/n=7/d=2026-11-01")
        .contains(
            table.partitionName(
                List.of(HivePartition.NULL, HivePartition.NULL, HivePartition.NULL)));
    assertThat(rows(prod, "sales")).hasSize(7).isEqualTo(rows(staging, "sales"));
    assertThat(prod.execute("select name from sales where k = 'a/b' and n = 7"))
        .containsExactly(List.of("x"));
    assertThat(prod.execute("show create table sales").toString())
        .contains("INTO 2 BUCKETS")
        .contains("'external.table.purge'='false'")
        .contains("'made_by'='lab'");

    changesNothingWhenItRunsAgain(name);
  }

  private static void changesNothingWhenItRunsAgain(HiveTableName name) throws Exception {
    List<HivePartition> before = destination.partitions(name, destination.partitionNames(name));

    source.eachPartition(name, batch -> destination.addPartitions(name, moved(batch)));

    assertThat(destination.partitions(name, destination.partitionNames(name)))
        .containsExactlyInAnyOrderElementsOf(before);
    CopyException twice =
        catchThrowableOfType(
            CopyException.class, () -> destination.createTable(destination.table(name)));
    assertThat(twice.code()).isEqualTo(ErrorCode.METASTORE_REFUSED);
    assertThat(twice).hasMessageContaining("refused create_table for default.sales: ");
  }

  /** With a directory for each, which the metastore makes. */
  @Test
  void addsThousandsOfPartitions() throws Exception {
    staging.execute(
        "create external table days (id int) partitioned by (ds string, hour int) stored as orc");
    HiveTableName name = HiveTableName.parse("default.days");
    HiveTable table = source.table(name);
    List<HivePartition> partitions =
        IntStream.range(0, 2_000)
            .mapToObj(i -> List.of("2026-" + (1000 + i / 24), Integer.toString(i % 24)))
            .map(values -> table.newPartition(values, table.defaultLocation(values).orElseThrow()))
            .toList();

    source.addPartitions(name, partitions);
    source.addPartitions(name, partitions);

    assertThat(source.partitionNames(name)).hasSize(2_000).contains("ds=2026-1001/hour=3");
    List<Integer> sizes = new ArrayList<>();
    source.eachPartition(name, batch -> sizes.add(batch.size()));
    assertThat(sizes).containsExactly(300, 300, 300, 300, 300, 300, 200);
    assertThat(staging.execute("select count(*) from days where ds = '2026-1001'"))
        .containsExactly(List.of("0"));
  }

  @Test
  void forgetsStatisticsOfReplacedFiles() throws Exception {
    staging.execute("create external table counted (id int) partitioned by (ds string)");
    staging.execute("insert into counted partition (ds) values (1, 'a'), (2, 'a'), (3, 'b')");
    staging.execute("analyze table counted partition (ds) compute statistics for columns");
    HiveTableName name = HiveTableName.parse("default.counted");
    HivePartition replaced = only(source.partitions(name, List.of("ds=a")));
    assertThat(replaced.parameters()).containsKeys("numRows", "COLUMN_STATS_ACCURATE");
    String file = fileOf(replaced);
    LAB.cluster("staging").files().writeText(file, "1\n2\n3\n");

    source.alterPartitions(name, List.of(replaced.withoutStatistics()));

    HivePartition now = only(source.partitions(name, List.of("ds=a")));
    assertThat(now.parameters())
        .doesNotContainKeys(STATISTICS.toArray(String[]::new))
        .containsEntry("totalSize", "6");
    assertThat(now.location()).isEqualTo(replaced.location());
    assertThat(only(source.partitions(name, List.of("ds=b"))).parameters()).containsKey("numRows");
    assertThat(staging.execute("select count(*) from counted where ds = 'a'"))
        .containsExactly(List.of("3"));
  }

  @Test
  void refusesToAlterPartitionsThatAreNotThere() throws Exception {
    staging.execute("create external table altered (id int) partitioned by (ds string)");
    HiveTableName name = HiveTableName.parse("default.altered");
    HiveTable table = source.table(name);
    List<String> values = List.of("a");
    HivePartition missing = table.newPartition(values, table.defaultLocation(values).orElseThrow());

    CopyException failure =
        catchThrowableOfType(
            CopyException.class, () -> source.alterPartitions(name, List.of(missing)));

    assertThat(failure.code()).isEqualTo(ErrorCode.METASTORE_REFUSED);
    assertThat(source.partitionNames(name)).isEmpty();
  }

  /** Hive makes such a table external, and purges its files when it drops it. */
  @Test
  void dropsPartitionsAndKeepsTheirFiles() throws Exception {
    staging.execute("create table dropped (id int) partitioned by (k string)");
    staging.execute("insert into dropped partition (k) values (1, 'a/b'), (2, null), (3, 'c')");
    HiveTableName name = HiveTableName.parse("default.dropped");
    HiveTable table = source.table(name);
    assertThat(table.parameters()).containsEntry("external.table.purge", "TRUE");
    List<String> files = filesOf(table);

    source.dropPartitions(
        table, List.of(List.of("a/b"), List.of(HivePartition.NULL), List.of("never there")));

    assertThat(source.partitionNames(name)).containsExactly("k=c");
    assertThat(staging.execute("select id from dropped")).containsExactly(List.of("3"));
    assertThat(filesOf(table)).isEqualTo(files).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"default.never_there", "nowhere.t"})
  void tellsThatThereIsNoTable(String text) throws Exception {
    HiveTableName name = HiveTableName.parse(text);

    CopyException failure = catchThrowableOfType(CopyException.class, () -> source.table(name));

    assertThat(failure.code()).isEqualTo(ErrorCode.TABLE_NOT_FOUND);
    assertThat(failure)
        .hasMessageStartingWith(
            "The metastore " + staging.metastoreUri() + " refused get_table_req")
        .hasMessageContaining(" for " + name + ": ");
  }

  /** The metastore makes the directories of partitions in the name of the user. */
  @Test
  void actsAsTheUserThatItNames() throws Exception {
    staging.execute("create external table guarded (id int) partitioned by (ds string)");
    HiveTableName name = HiveTableName.parse("default.guarded");
    try (Metastore bob = open(staging, "bob")) {
      HiveTable table = bob.table(name);
      List<String> values = List.of("a");
      HivePartition added = table.newPartition(values, table.defaultLocation(values).orElseThrow());

      CopyException failure =
          catchThrowableOfType(CopyException.class, () -> bob.addPartitions(name, List.of(added)));

      assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
      assertThat(failure).hasMessageContaining("Permission denied: user=bob, access=WRITE");
      assertThat(bob.partitionNames(name)).isEmpty();
    }
  }

  /** Partitions as they are registered at prod: at the same paths, without statistics. */
  private static List<HivePartition> moved(List<HivePartition> partitions) {
    return partitions.stream()
        .map(
            partition ->
                partition
                    .at(partition.location().orElseThrow().onFileSystemOf(prodRoot()))
                    .withoutStatistics())
        .toList();
  }

  private static TableLocation onProd(HiveTable table) {
    return table.location().orElseThrow().onFileSystemOf(prodRoot());
  }

  private static TableLocation prodRoot() {
    return TableLocation.of(LAB.cluster("prod").hdfsUri().toString());
  }

  private static void copyFiles(HiveTable table) {
    for (String path : filesOf(table)) {
      LAB.cluster("prod").files().write(path, LAB.cluster("staging").files().read(path));
    }
  }

  private static List<String> filesOf(HiveTable table) {
    return LAB.cluster("staging").files().filePaths(table.location().orElseThrow().path());
  }

  private static String fileOf(HivePartition partition) {
    return only(
        LAB.cluster("staging").files().filePaths(partition.location().orElseThrow().path()));
  }

  private static List<String> rows(HiveServer hive, String table) {
    return hive.execute("select * from " + table).stream().map(List::toString).sorted().toList();
  }

  private static <T> T only(List<T> all) {
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
