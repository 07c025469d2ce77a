package io.howdah.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.AtomicUnit;
import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.PartitionResult.Change;
import io.howdah.RegistrationStatus;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.MetastoreAddress;
import io.howdah.cluster.Nameservice;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HiveServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import io.howdah.run.ClusterCopyEngine;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of one real Hive, copied to another night after night. */
@SuppressWarnings("NullAway.Init")
class TableReplicationIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private static HiveServer staging;
  private static HiveServer prod;
  private static ClusterConfiguration configuration;

  @BeforeAll
  static void startHive() {
    LAB.cluster("prod").files().mkdirs("/user/" + LAB.cluster("prod").user());
    CompletableFuture<HiveServer> first =
        CompletableFuture.supplyAsync(
            () -> HiveServer.builder("hive-staging").on(LAB.cluster("staging")).start());
    prod = HiveServer.builder("hive-prod").on(LAB.cluster("prod")).start();
    staging = first.join();
    configuration =
        ClusterConfiguration.builder()
            .cluster(settings("staging", staging))
            .cluster(settings("prod", prod))
            .build();
  }

  @AfterAll
  static void stopHive() {
    staging.close();
    prod.close();
  }

  private static ClusterSettings settings(String name, HiveServer hive) {
    HdfsCluster cluster = LAB.cluster(name);
    return ClusterSettings.builder(name)
        .user(cluster.user())
        .nameservice(Nameservice.builder().url(cluster.urls().get(0).toString()).mount("/").build())
        .metastore(MetastoreAddress.parse(hive.metastoreUri().toString()))
        .build();
  }

  private static Metastore open(HiveServer hive) throws CopyException {
    return Metastore.open(
        MetastoreAddress.parse(hive.metastoreUri().toString()),
        MetastoreLogin.user(LAB.cluster("prod").user()),
        MetastoreSettings.defaults(),
        new Cancellation());
  }

  /** Creates the table at prod as it is at staging. */
  private static void createAtProd(String table) throws CopyException {
    HiveTableName name = HiveTableName.of("default", table);
    try (Metastore source = open(staging);
        Metastore destination = open(prod)) {
      TableLocation root = TableLocation.of(LAB.cluster("prod").hdfsUri().toString());
      HiveTable found = source.table(name);
      destination.createTable(
          found.externalCopy(name, found.location().orElseThrow().onFileSystemOf(root)));
    }
  }

  private static CopyStatus copy(String table) {
    return copy(table, staging.location("default", table), "default." + table);
  }

  private static CopyStatus copy(String table, String target, String hiveTable) {
    CopyOptions options =
        CopyOptions.builder()
            .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
            .atomicUnit(AtomicUnit.PARTITION)
            .delete(what -> what.extra(Extra.DELETE))
            .delete(what -> what.removal(Removal.PERMANENT))
            .hiveTable(hiveTable)
            .build();
    CopyRequest request =
        CopyRequest.builder(
                ClusterPath.of("staging", staging.location("default", table)),
                ClusterPath.of("prod", target))
            .options(options)
            .target(Target.EXACT)
            .build();
    try (ClusterCopyEngine engine =
        ClusterCopyEngine.open(configuration)
            .registeringAt(HiveRegistry.ofOurselves(configuration))) {
      return engine.copy(request, CopyListener.NONE, new Cancellation());
    }
  }

  private static List<String> rows(HiveServer hive, String query) {
    return hive.execute(query).stream().map(List::toString).sorted().toList();
  }

  private static void assertEqual(String query) {
    assertThat(rows(prod, query)).isEqualTo(rows(staging, query)).isNotEmpty();
  }

  @Test
  void replicatesATableOfBucketsNightAfterNight() throws Exception {
    replicate(
        "t_orc",
        "clustered by (id) sorted by (name) into 4 buckets stored as orc"
            + " tblproperties ('orc.bloom.filter.columns'='id')");
  }

  @Sweep
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t_rc | stored as rcfile",
        "t_text | row format delimited fields terminated by ',' stored as textfile"
            + " tblproperties ('skip.header.line.count'='1')",
        "t_parquet | stored as parquet",
        "t_avro | stored as avro"
      })
  void replicatesATableOfEachFormat(String table, String format) throws Exception {
    replicate(table, format);
  }

  private static void replicate(String table, String format) throws Exception {
    staging.execute(
        "create external table "
            + table
            + " (id int, name string) partitioned by (k string, n int, d date) "
            + format);
    staging.execute(
        "insert into "
            + table
            + " partition (k, n, d) values (1, 'x', 'a/b', 7, '2026-11-01'),"
            + " (2, 'y', '50%', 7, '2026-11-01'), (3, 'z', ' ', 8, '2026-11-02'),"
            + " (4, 'ä', 'Köln 漢', 8, '2026-11-02'), (5, 'x', null, null, null),"
            + " (6, 'x', 'us', null, '2026-11-01'), (7, 'w', 'us', 9, null),"
            + " (8, 'v', 'us', 9, null)");
    createAtProd(table);

    CopyStatus first = copy(table);

    assertThat(first.isSuccessful()).as(first.failures() + " " + first.error()).isTrue();
    assertThat(first.registration()).isEqualTo(RegistrationStatus.of(7, 0, 0));
    assertSame(table);

    staging.execute(
        "insert overwrite table "
            + table
            + " partition (k='a/b', n=7, d='2026-11-01')"
            + " values (11, 'new')");
    staging.execute(
        "insert into " + table + " partition (k='us', n=9, d='2026-11-03') values (12, 'added')");
    staging.execute(
        "insert into " + table + " partition (k=' ', n=8, d='2026-11-02') values (13, 'more')");
    staging.execute("alter table " + table + " drop partition (k='50%')");
    LAB.cluster("staging").files().delete(staging.location("default", table) + "/k=50%25");

    CopyStatus second = copy(table);

    assertThat(second.isSuccessful()).as(second.failures() + " " + second.error()).isTrue();
    assertThat(second.partitions().count(Change.CHANGED)).isEqualTo(2);
    assertThat(second.partitions().count(Change.ADDED)).isEqualTo(1);
    assertThat(second.partitions().count(Change.REMOVED)).isEqualTo(1);
    assertThat(second.partitions().count(Change.UNCHANGED)).isEqualTo(4);
    RegistrationStatus registered = Objects.requireNonNull(second.registration());
    assertThat(registered.added()).isEqualTo(1);
    assertThat(registered.dropped()).isEqualTo(1);
    assertSame(table);

    CopyStatus third = copy(table);

    assertThat(third.copied().files()).isZero();
    assertThat(third.registration()).isEqualTo(RegistrationStatus.of(0, 0, 0));
  }

  private static void assertSame(String table) {
    assertEqual("select id, name, k, n, d from " + table);
    assertEqual("show partitions " + table);
    assertEqual("select k, n, d, count(*) from " + table + " group by k, n, d");
    if (table.equals("t_orc")) {
      assertEqual("select id from " + table + " tablesample (bucket 1 out of 4 on id)");
    }
  }

  @Test
  void copiesNothingIfTheTableIsElsewhere() throws Exception {
    staging.execute("create external table placed (id int) partitioned by (ds string)");
    staging.execute("insert into placed partition (ds) values (1, 'a')");
    createAtProd("placed");

    CopyStatus status = copy("placed", "/elsewhere", "default.placed");

    CopyException error = Objects.requireNonNull(status.error());
    assertThat(error.code()).isEqualTo(ErrorCode.DESTINATION_CONFLICT);
    assertThat(error).hasMessageContaining("The table default.placed has the location '");
    assertThat(LAB.cluster("prod").files().status("/elsewhere")).isEmpty();
    assertThat(copy("placed", "/elsewhere", "default.never_there").error())
        .isInstanceOfSatisfying(
            CopyException.class,
            missing -> assertThat(missing.code()).isEqualTo(ErrorCode.TABLE_NOT_FOUND));
  }

  @Test
  void failsForAPartitionThatTheMetastoreHasElsewhere() throws Exception {
    staging.execute("create external table moved (id int) partitioned by (ds string)");
    staging.execute("insert into moved partition (ds) values (1, 'a'), (2, 'b')");
    createAtProd("moved");
    prod.execute("alter table moved add partition (ds='a') location '/other/place'");

    CopyStatus status = copy("moved");

    CopyException error = Objects.requireNonNull(status.error());
    assertThat(error.code()).isEqualTo(ErrorCode.DESTINATION_CONFLICT);
    assertThat(error).hasMessageContaining("The partition ds=a of default.moved has the location");
    assertThat(prod.execute("select id from moved where ds = 'b'")).containsExactly(List.of("2"));
  }

  /** A copy whose registration failed has copied everything, and the next one copies nothing. */
  @Test
  void registersWhatAnEarlierCopyCouldNot() throws Exception {
    staging.execute("create external table late (id int) partitioned by (ds string)");
    staging.execute("insert into late partition (ds) values (1, 'a'), (2, 'b')");
    createAtProd("late");
    copy("late", prod.location("default", "late"), "default.late");
    prod.execute("alter table late drop partition (ds='a')");

    CopyStatus status = copy("late");

    assertThat(status.copied().files()).isZero();
    assertThat(status.registration()).isEqualTo(RegistrationStatus.of(1, 0, 0));
    assertThat(rows(prod, "select id from late")).containsExactly("[1]", "[2]");
  }
}
