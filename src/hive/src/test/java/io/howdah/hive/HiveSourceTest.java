package io.howdah.hive;

import static io.howdah.hive.FakeMetastore.made;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.MissingTable;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.RegistrationStatus;
import io.howdah.TablePartitions;
import io.howdah.TableRegistry;
import io.howdah.TableRegistry.SourceTable;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.MetastoreAddress;
import io.howdah.cluster.Nameservice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.hive.metastore.api.AddPartitionsResult;
import org.apache.hadoop.hive.metastore.api.Database;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.hadoop.hive.metastore.api.GetTableResult;
import org.apache.hadoop.hive.metastore.api.NoSuchObjectException;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.add_partitions_req_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.add_partitions_req_result;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.create_table_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.create_table_result;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_database_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_database_result;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_partition_names_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_partition_names_result;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_partitions_by_names_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_partitions_by_names_result;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_table_req_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_table_req_result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table of a metastore in this JVM, and its copy at another one. */
@SuppressWarnings("NullAway.Init")
class HiveSourceTest {
  private static final String LOCATION = "hdfs://staging:8020/warehouse/sales.db/orders";
  private static final String TARGET = "/mirror/orders";

  private static final Map<String, Consumer<Table>> CHANGES =
      Map.of(
          "column", table -> table.getSd().getCols().get(1).setType("int"),
          "less", table -> table.getSd().getCols().remove(1),
          "more", table -> table.getSd().getCols().add(new FieldSchema("x", "int", null)),
          "key", table -> table.getPartitionKeys().get(0).setType("string"),
          "input", table -> table.getSd().setInputFormat("x"),
          "output", table -> table.getSd().setOutputFormat("x"),
          "serde", table -> table.getSd().getSerdeInfo().setSerializationLib("x"));

  private Fake staging;
  private Fake prod;
  private HiveRegistry registry;

  /** A metastore with at most one table. */
  private static final class Fake implements AutoCloseable {
    private final FakeMetastore server = FakeMetastore.start();
    private final Map<String, Partition> partitions = new TreeMap<>();
    private final List<Partition> added = new ArrayList<>();
    private @Nullable Table table = SampleTables.table();

    Fake() throws Exception {
      server
          .on(get_table_req_args::new, call -> table())
          .on(
              get_partition_names_args::new,
              call ->
                  made(
                      new get_partition_names_result(),
                      result -> result.setSuccess(List.copyOf(partitions.keySet()))))
          .on(
              get_partitions_by_names_args::new,
              call ->
                  made(
                      new get_partitions_by_names_result(),
                      result -> result.setSuccess(named(call.getNames()))))
          .on(
              get_database_args::new,
              call ->
                  made(
                      new get_database_result(),
                      result -> {
                        if (call.getName().equals("mirror")) {
                          result.setSuccess(
                              new Database(
                                  "mirror", null, "hdfs://prod:8020/x/mirror.db", Map.of()));
                        } else {
                          result.setO1(new NoSuchObjectException("no such database"));
                        }
                      }))
          .on(
              create_table_args::new,
              call -> {
                table = call.getTbl();
                return new create_table_result();
              })
          .on(
              add_partitions_req_args::new,
              call -> {
                added.addAll(call.getRequest().getParts());
                return made(
                    new add_partitions_req_result(),
                    result -> result.setSuccess(new AddPartitionsResult()));
              });
    }

    private get_table_req_result table() {
      Table found = table;
      return made(
          new get_table_req_result(),
          result -> {
            if (found == null) {
              result.setO2(new NoSuchObjectException("no such table"));
            } else {
              result.setSuccess(new GetTableResult(found));
            }
          });
    }

    private List<Partition> named(List<String> names) {
      return names.stream().map(partitions::get).filter(Objects::nonNull).toList();
    }

    Partition add(String ds, String k, String location) {
      Partition partition = SampleTables.partition(ds, k);
      partition.getSd().setLocation(location);
      partitions.put(HiveTable.of(SampleTables.table()).partitionName(List.of(ds, k)), partition);
      return partition;
    }

    Table present() {
      return Objects.requireNonNull(table);
    }

    @Override
    public void close() {
      server.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    staging = new Fake();
    prod = new Fake();
    prod.present().setDbName("mirror");
    prod.present().getSd().setLocation("hdfs://prod:8020" + TARGET);
    registry =
        HiveRegistry.ofOurselves(
            ClusterConfiguration.builder()
                .cluster(settings("staging", staging))
                .cluster(settings("prod", prod))
                .build());
  }

  @AfterEach
  void stop() {
    staging.close();
    prod.close();
  }

  private static ClusterSettings settings(String name, Fake metastore) {
    return ClusterSettings.builder(name)
        .nameservice(Nameservice.builder().url("http://" + name + ":9870").mount("/").build())
        .metastore(MetastoreAddress.parse(metastore.server.url()))
        .build();
  }

  private SourceTable read() throws CopyException {
    return registry.read("staging", "sales.orders", new Cancellation());
  }

  private TableRegistry.Table openCopy(String name, MissingTable missing) throws CopyException {
    return read().openCopy("prod", name, TARGET, missing);
  }

  private static PartitionResult added(String name) {
    return PartitionResult.of(Change.ADDED, TARGET, name, Count.of(1, 1));
  }

  private void assertRefused(ErrorCode code, String message) {
    assertThatThrownBy(() -> openCopy("mirror.orders", MissingTable.FAIL))
        .isInstanceOfSatisfying(CopyException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessage(message);
  }

  @Test
  void readsWhereThePartitionsAre() throws Exception {
    staging.add("1", "a/b", LOCATION + "/ds=1/k=a%2Fb");
    staging.add("1", HivePartition.NULL, LOCATION + "/old%20name/");
    staging.add("2", "c", "HDFS://Staging/archive/c");
    staging.add("3", "c", "/archive/d");

    TablePartitions partitions = read().partitions();

    assertThat(partitions)
        .isEqualTo(
            TablePartitions.builder("/warehouse/sales.db/orders", 2)
                .add("ds=1/k=a%2Fb", "/warehouse/sales.db/orders/ds=1/k=a%2Fb")
                .add("ds=1/k=__HIVE_DEFAULT_PARTITION__", "/warehouse/sales.db/orders/old%20name")
                .add("ds=2/k=c", "/archive/c")
                .add("ds=3/k=c", "/archive/d")
                .build());
    assertThat(partitions.elsewhere()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3a://bucket/x", "hdfs://other:8020/x", "webhdfs://staging:8020/x", "file:/x"})
  void refusesAPartitionOnAnotherCluster(String place) {
    staging.add("1", "a", place);

    assertRefused(
        ErrorCode.UNSUPPORTED_OPERATION,
        "The partition ds=1/k=a of sales.orders has the location '"
            + place
            + "', which is not on the cluster of the table's location '"
            + LOCATION
            + "'.");
  }

  @Test
  void refusesATableThatIsNotInHdfs() {
    staging.present().getSd().setLocation("s3a://bucket/orders");

    assertRefused(
        ErrorCode.UNSUPPORTED_OPERATION,
        "The table sales.orders has the location 's3a://bucket/orders', which is not HDFS.");
  }

  @Test
  void refusesTablesWhoseFilesAreNotTheTable() {
    staging.present().putToParameters("transactional", "true");
    assertRefused(
        ErrorCode.TRANSACTIONAL_TABLE,
        "The table sales.orders is transactional, so its files cannot be read elsewhere.");

    staging.present().getParameters().remove("transactional");
    staging.present().setTableType("VIRTUAL_VIEW");
    assertRefused(
        ErrorCode.UNSUPPORTED_OPERATION,
        "sales.orders is no table but a view (VIRTUAL_VIEW), so it has no files.");
  }

  @Test
  void needsATableAndAMetastore() {
    staging.table = null;
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TABLE_NOT_FOUND));

    HiveRegistry without =
        HiveRegistry.ofOurselves(
            ClusterConfiguration.builder()
                .cluster(
                    ClusterSettings.builder("staging")
                        .nameservice(
                            Nameservice.builder().url("http://staging:9870").mount("/").build())
                        .build())
                .build());
    assertThatThrownBy(() -> without.read("staging", "sales.orders", new Cancellation()))
        .hasMessage(
            "The cluster 'staging' has no key 'metastore', which the table sales.orders needs.");
  }

  @Test
  void addsPartitionsAsTheSourceDescribesThem() throws Exception {
    Partition older = staging.add("1", "a", LOCATION + "/ds=1/k=a");
    older.getSd().setCols(List.of(new FieldSchema("id", "smallint", null)));
    older.getSd().setInputFormat("org.apache.hadoop.mapred.TextInputFormat");

    try (TableRegistry.Table copy = openCopy("mirror.orders", MissingTable.FAIL)) {
      staging.partitions.put("ds=9/k=z", SampleTables.partition("9", "z"));
      assertThat(copy.register(List.of(added("ds=1/k=a"), added("ds=2/k=gone"))).status())
          .isEqualTo(RegistrationStatus.of(2, 0, 0));
    }

    Partition first = prod.added.get(0);
    assertThat(first.getDbName()).isEqualTo("mirror");
    assertThat(first.getSd().getLocation()).isEqualTo("hdfs://prod:8020/mirror/orders/ds=1/k=a");
    assertThat(first.getSd().getCols()).isEqualTo(older.getSd().getCols());
    assertThat(first.getSd().getInputFormat()).isEqualTo(older.getSd().getInputFormat());
    assertThat(first.getParameters()).isEqualTo(Map.of("loaded_by", "etl"));
    Partition second = prod.added.get(1);
    assertThat(second.getSd().getLocation())
        .isEqualTo("hdfs://prod:8020/mirror/orders/ds=2/k=gone");
    assertThat(second.getSd().getCols()).isEqualTo(prod.present().getSd().getCols());
  }

  @Test
  void createsTheTableWhenItsFilesAreThereAndNotBefore() throws Exception {
    prod.table = null;
    staging.add("1", "a", "/archive/a");

    try (TableRegistry.Table copy = openCopy("mirror.orders", MissingTable.CREATE)) {
      assertThat(prod.server.calls()).doesNotContain("create_table");
      copy.register(List.of(added("ds=1/k=a")));
      copy.register(List.of(added("ds=1/k=a")));
    }

    assertThat(prod.server.calls()).containsOnlyOnce("create_table");
    Table created = prod.present();
    assertThat(created.getDbName()).isEqualTo("mirror");
    assertThat(created.getTableType()).isEqualTo("EXTERNAL_TABLE");
    assertThat(created.getSd().getLocation()).isEqualTo("hdfs://prod:8020" + TARGET);
    assertThat(created.getSd().getCols()).isEqualTo(staging.present().getSd().getCols());
    assertThat(created.getParameters())
        .containsEntry("external.table.purge", "false")
        .doesNotContainKey("numRows");
    assertThat(prod.added).hasSize(2);
  }

  @Test
  void createsATableOfAllPartitionsWhereOneIsCopied() throws Exception {
    prod.table = null;

    try (TableRegistry.Table copy =
        read().openCopy("prod", "mirror.orders", TARGET + "/ds=1/k=a", MissingTable.CREATE)) {
      copy.register(List.of(added("ds=1/k=a")));
    }

    assertThat(prod.present().getSd().getLocation()).isEqualTo("hdfs://prod:8020" + TARGET);
  }

  @Test
  void createsNoTableUnlessItMayAndThereIsTheDatabase() {
    prod.table = null;

    for (MissingTable missing : MissingTable.values()) {
      assertThatThrownBy(() -> openCopy("nowhere.orders", missing))
          .isInstanceOfSatisfying(
              CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TABLE_NOT_FOUND))
          .hasMessageContaining(
              missing == MissingTable.FAIL ? "no such table" : "no such database");
    }
    assertThat(prod.server.calls()).doesNotContain("create_table");
  }

  @Test
  void leavesATableThatExistsAsItIs() throws Exception {
    Table before = prod.present().deepCopy();

    openCopy("mirror.orders", MissingTable.CREATE).register(List.of());

    assertThat(prod.present()).isEqualTo(before);
    assertThat(prod.server.calls()).doesNotContain("create_table", "get_database");
  }

  @Test
  void refusesATableAtAnotherPlace() {
    prod.present().getSd().setLocation("hdfs://prod:8020/elsewhere");

    assertRefused(
        ErrorCode.DESTINATION_CONFLICT,
        "The table mirror.orders has the location 'hdfs://prod:8020/elsewhere', and the copy goes to"
            + " '/mirror/orders'.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "column | the column 2 is 'name string' at the source, and 'name int' at the destination",
        "less | the column 2 is 'name string' at the source, and missing at the destination",
        "more | the column 3 is missing at the source, and 'x int' at the destination",
        "key | the partition column 1 is 'ds date' at the source, and 'ds string' at the destination",
        "input | the input format is 'org.apache.hadoop.hive.ql.io.orc.OrcInputFormat' at the source,"
            + " and 'x' at the destination",
        "output | the output format is 'org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat' at the"
            + " source, and 'x' at the destination",
        "serde | the SerDe is 'org.apache.hadoop.hive.ql.io.orc.OrcSerde' at the source, and 'x' at"
            + " the destination"
      })
  void refusesATableThatReadsFilesDifferently(String what, String difference) {
    Objects.requireNonNull(CHANGES.get(what)).accept(prod.present());

    assertRefused(
        ErrorCode.DESTINATION_CONFLICT,
        "The table mirror.orders differs from sales.orders: " + difference + ".");
  }

  /** Comments and buckets do not change what a query reads. */
  @Test
  void acceptsOtherComments() throws Exception {
    prod.present().getSd().getCols().get(0).setComment("the key");
    prod.present().getSd().setNumBuckets(8);

    openCopy("mirror.orders", MissingTable.FAIL).close();
  }
}
