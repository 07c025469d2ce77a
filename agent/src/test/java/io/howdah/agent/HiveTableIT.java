package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HiveServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.channel.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A table of one real Hive, replicated to another by the jar as it ships. */
@SuppressWarnings("NullAway.Init")
class HiveTableIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private static final String TABLE = "(id int, name string) partitioned by (ds string)";

  private static HiveServer staging;
  private static HiveServer prod;

  @TempDir Path directory;

  /** The lines that begin with the name of the program, of the last copy. */
  private List<String> errors = List.of();

  @BeforeAll
  static void startHive() {
    CompletableFuture<HiveServer> first =
        CompletableFuture.supplyAsync(
            () -> HiveServer.builder("hive-staging").on(LAB.cluster("staging")).start());
    prod = HiveServer.builder("hive-prod").on(LAB.cluster("prod")).start();
    staging = first.join();
    HdfsCluster cluster = LAB.cluster("prod");
    cluster.files().mkdirs("/user/" + cluster.user());
  }

  @AfterAll
  static void stopHive() {
    staging.close();
    prod.close();
  }

  @BeforeEach
  void configure() throws Exception {
    Path file = directory.resolve(".webhdfs.cfg");
    List<String> clusters =
        List.of(
            cluster("staging", "staging", staging.metastoreUri().toString()),
            cluster("prod", "prod", prod.metastoreUri().toString()),
            // Nothing listens there.
            cluster("without-metastore", "prod", "thrift://localhost:1"));
    Files.writeString(file, "{\"clusters\": [" + String.join(",\n", clusters) + "]}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static String cluster(String alias, String name, String metastore) {
    HdfsCluster cluster = LAB.cluster(name);
    return """
        {"name": "%s", "user": "%s", "metastore": "%s",
          "nameservices": [{"urls": ["%s"], "mounts": ["/"]}]}
        """
        .formatted(alias, cluster.user(), metastore, cluster.urls().get(0));
  }

  @Test
  void replicatesATableNightAfterNight() throws Exception {
    staging.execute("create external table nights " + TABLE + " stored as orc");
    prod.execute("create external table nights " + TABLE + " stored as orc");
    staging.execute(
        "insert into nights partition (ds)"
            + " values (1, 'a', '1'), (2, 'b', '2'), (3, 'c', '3'), (4, 'd', '4')");

    Message first = copy(0, "prod", "nights", "default.nights");

    assertThat(partitionFigures(first))
        .isEqualTo(
            Map.of(
                "Added",
                4,
                "Changed",
                0,
                "Removed",
                0,
                "Unchanged",
                0,
                "Registered",
                4,
                "Refreshed",
                0,
                "Unregistered",
                0));
    assertSameRows();
    assertThat(Files.readString(directory.resolve("orders.sql")).lines())
        .filteredOn(line -> line.contains(" ADD IF NOT EXISTS PARTITION (`ds`='"))
        .hasSize(4);

    prod.execute("analyze table nights partition (ds) compute statistics noscan");
    changeAtStaging();
    Message second = copy(0, "prod", "nights", "default.nights");

    assertThat(partitionFigures(second))
        .isEqualTo(
            Map.of(
                "Added",
                1,
                "Changed",
                2,
                "Removed",
                1,
                "Unchanged",
                1,
                "Registered",
                1,
                "Refreshed",
                2,
                "Unregistered",
                1));
    assertSameRows();
    assertThat(Files.readString(directory.resolve("orders.sql")))
        .contains(" DROP IF EXISTS PARTITION (`ds`='3');");

    Message third = copy(0, "prod", "nights", "default.nights");
    assertThat(third.integer("Files Copied")).isZero();
    assertThat(third.integer("Partitions Unchanged")).isEqualTo(4);
  }

  /** Two partitions are changed, one is new, and one is dropped. */
  private static void changeAtStaging() {
    staging.execute(
        "insert overwrite table nights partition (ds='1') values (11, 'replaced')",
        "insert into nights partition (ds) values (12, 'more', '2'), (15, 'new', '5')",
        "alter table nights drop partition (ds='3')");
    LAB.cluster("staging").files().delete(staging.location("default", "nights") + "/ds=3");
  }

  @Test
  void copiesNothingWithoutTheTable() throws Exception {
    staging.execute("create external table lonely " + TABLE);
    staging.execute("insert into lonely partition (ds) values (1, 'a', '1')");

    Message status = copy(4, "prod", "lonely", "default.never_there");

    assertThat(status.integer("Files Copied")).isZero();
    assertThat(status.message("Error").text("code")).isEqualTo("TABLE_NOT_FOUND");
    assertThat(errors).singleElement().asString().contains("default.never_there");
    assertNothingAtProd("lonely");
  }

  @Test
  void copiesNothingWithoutTheMetastore() throws Exception {
    staging.execute("create external table silent " + TABLE);
    staging.execute("insert into silent partition (ds) values (1, 'a', '1')");

    Message status = copy(8, "without-metastore", "silent", "default.silent");

    assertThat(status.integer("Files Copied")).isZero();
    assertThat(status.message("Error").text("code")).isEqualTo("METASTORE_UNREACHABLE");
    assertThat(errors)
        .singleElement()
        .asString()
        .startsWith("howdah: No metastore can be reached at thrift://localhost:1 (");
    assertNothingAtProd("silent");
  }

  private static void assertNothingAtProd(String table) {
    String target = staging.location("default", table);
    assertThat(LAB.cluster("prod").files().status(target)).isEmpty();
  }

  private static void assertSameRows() {
    for (String query : List.of("select id, name, ds from nights", "show partitions nights")) {
      assertThat(rows(prod, query)).isEqualTo(rows(staging, query)).isNotEmpty();
    }
  }

  private static List<String> rows(HiveServer hive, String query) {
    return hive.execute(query).stream().map(List::toString).sorted().toList();
  }

  private Message copy(int exitCode, String destination, String table, String hiveTable)
      throws Exception {
    List<String> line = new ArrayList<>(List.of("-f", "-T", "-s", "staging", "-d", destination));
    line.addAll(List.of("--silent", "--delete", "--skip-trash", "--atomic=partition"));
    line.addAll(List.of("--hive-table=" + hiveTable, "--partition-script=orders.sql"));
    String path = staging.location("default", table);
    line.addAll(List.of(path, path));
    Path java = JavaInstallations.programs().get(0);
    try (AgentProcess agent = AgentProcess.start(java, directory, line.toArray(String[]::new))) {
      assertThat(agent.exitCode()).as(agent.stderr()).isEqualTo(exitCode);
      errors = agent.stderr().lines().filter(each -> each.startsWith("howdah: ")).toList();
      return Message.parse(agent.stdout());
    }
  }

  /** Figures such as {@code Partitions Added} without their first word. */
  private static Map<String, Integer> partitionFigures(Message status) {
    Map<String, Integer> figures = new TreeMap<>();
    for (String name :
        List.of(
            "Added",
            "Changed",
            "Removed",
            "Unchanged",
            "Registered",
            "Refreshed",
            "Unregistered")) {
      figures.put(name, status.integer("Partitions " + name));
    }
    return figures;
  }
}
