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
import io.howdah.MissingTable;
import io.howdah.PartitionResult.Change;
import io.howdah.RegistrationStatus;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.MetastoreAddress;
import io.howdah.cluster.Nameservice;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HiveServer;
import io.howdah.lab.LabClusters;
import io.howdah.run.ClusterCopyEngine;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A table of one real Hive, whose partitions are in many places, copied to another. */
@SuppressWarnings("NullAway.Init")
class SourceTableIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private static final String TARGET = "/mirror/placed";

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

  private static CopyStatus copy(String table, String target) {
    CopyOptions options =
        CopyOptions.builder()
            .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
            .atomicUnit(AtomicUnit.PARTITION)
            .delete(what -> what.extra(Extra.DELETE))
            .delete(what -> what.removal(Removal.PERMANENT))
            .sourceTable("default." + table)
            .hiveTable("default." + table)
            .missingTable(MissingTable.CREATE)
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
  void copiesPartitionsFromWhereTheyAreNightAfterNight() throws Exception {
    fillTable();

    CopyStatus first = copy("placed", TARGET);

    assertThat(first.isSuccessful()).as(first.failures() + " " + first.error()).isTrue();
    assertThat(first.registration()).isEqualTo(RegistrationStatus.of(5, 0, 0));
    assertSame();
    assertThat(LAB.cluster("prod").files().status(TARGET + "/ds=orphan")).isEmpty();
    assertThat(LAB.cluster("prod").files().status(TARGET + "/old name")).isEmpty();
    String older = "describe placed partition (ds='out', n=1)";
    assertEqual(older);
    assertThat(String.join(" ", rows(prod, older))).contains("name").doesNotContain("amount");
    HiveTable created = created();
    assertThat(created.parameters())
        .containsEntry("external.table.purge", "false")
        .containsEntry("EXTERNAL", "TRUE");
    assertThat(created.location().map(TableLocation::path)).contains(TARGET);

    staging.execute(
        "alter table placed partition (ds='x', n=1) set location '/elsewhere/x'",
        "insert into placed partition (ds, n) values (11, 'new place', 1, 'x', 1),"
            + " (12, 'more', 2, 'out', 1)",
        "alter table placed drop partition (ds='y')");

    CopyStatus second = copy("placed", TARGET);

    assertThat(second.isSuccessful()).as(second.failures() + " " + second.error()).isTrue();
    assertThat(second.partitions().count(Change.CHANGED)).isEqualTo(2);
    assertThat(second.partitions().count(Change.REMOVED)).isEqualTo(1);
    RegistrationStatus registered = Objects.requireNonNull(second.registration());
    assertThat(registered.added()).isZero();
    assertThat(registered.dropped()).isEqualTo(1);
    assertSame();

    CopyStatus third = copy("placed", TARGET);

    assertThat(third.copied().files()).isZero();
    assertThat(third.registration()).isEqualTo(RegistrationStatus.of(0, 0, 0));
  }

  /**
   * Five partitions: one outside of the table and one under another name, both with fewer columns
   * than the table, and three at their places, of which one is that of NULL.
   */
  private static void fillTable() {
    staging.execute(
        "create external table placed (id int, name string)"
            + " partitioned by (ds string, n int) stored as orc");
    String table = staging.location("default", "placed");
    staging.execute(
        "alter table placed add partition (ds='out', n=1) location '/elsewhere/out'",
        "alter table placed add partition (ds='a/b', n=1) location '" + table + "/old name'",
        "alter table placed add columns (amount int)",
        "insert into placed partition (ds, n) values (1, 'a', 10, 'x', 1), (2, 'b', 20, 'y', 1),"
            + " (3, 'c', 30, null, null), (4, 'd', 40, 'out', 1), (5, 'e', 50, 'a/b', 1)");
    LAB.cluster("staging").files().mkdirs(table + "/ds=orphan/n=1");
    assertThat(LAB.cluster("staging").files().status(table + "/old name")).isPresent();
    assertThat(LAB.cluster("staging").files().status(table + "/ds=out")).isEmpty();
  }

  private static void assertSame() {
    assertEqual("select id, name, amount, ds, n from placed");
    assertEqual("show partitions placed");
  }

  private static HiveTable created() throws CopyException {
    try (Metastore metastore =
        Metastore.open(
            MetastoreAddress.parse(prod.metastoreUri().toString()),
            MetastoreLogin.user(LAB.cluster("prod").user()),
            MetastoreSettings.defaults(),
            new Cancellation())) {
      return metastore.table(HiveTableName.of("default", "placed"));
    }
  }

  @Test
  void copiesNothingToATableThatReadsFilesDifferently() throws Exception {
    staging.execute("create external table other (id int) partitioned by (ds string)");
    prod.execute(
        "create external table other (id bigint) partitioned by (ds string) location '/m/other'");

    CopyStatus status = copy("other", "/m/other");

    CopyException error = Objects.requireNonNull(status.error());
    assertThat(error.code()).isEqualTo(ErrorCode.DESTINATION_CONFLICT);
    assertThat(error)
        .hasMessage(
            "The table default.other differs from default.other: the column 1 is 'id int' at the"
                + " source, and 'id bigint' at the destination.");
  }
}
