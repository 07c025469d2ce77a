package io.howdah.hive;

import static io.howdah.hive.FakeMetastore.made;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.MetastoreAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.hive.metastore.api.AddPartitionsRequest;
import org.apache.hadoop.hive.metastore.api.AddPartitionsResult;
import org.apache.hadoop.hive.metastore.api.AlreadyExistsException;
import org.apache.hadoop.hive.metastore.api.DropPartitionsRequest;
import org.apache.hadoop.hive.metastore.api.DropPartitionsResult;
import org.apache.hadoop.hive.metastore.api.GetTableResult;
import org.apache.hadoop.hive.metastore.api.InvalidOperationException;
import org.apache.hadoop.hive.metastore.api.MetaException;
import org.apache.hadoop.hive.metastore.api.NoSuchObjectException;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.add_partitions_req_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.add_partitions_req_result;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.alter_partitions_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.alter_partitions_result;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.create_table_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.create_table_result;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.drop_partitions_req_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.drop_partitions_req_result;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_delegation_token_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_delegation_token_result;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_partition_names_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_partition_names_result;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_partitions_by_names_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_partitions_by_names_result;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_table_req_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_table_req_result;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calls, against a server that reads and writes them by Hive's own classes. */
@SuppressWarnings("NullAway.Init")
class MetastoreTest {
  private static final HiveTableName NAME = SampleTables.NAME;

  private FakeMetastore server;
  private Metastore metastore;

  @BeforeEach
  void connect() throws Exception {
    server = FakeMetastore.start();
    metastore =
        Metastore.open(
            MetastoreAddress.parse(server.url()),
            MetastoreLogin.user("alice"),
            MetastoreSettings.builder().batchSize(2).build(),
            new Cancellation());
  }

  @AfterEach
  void disconnect() {
    metastore.close();
    server.close();
  }

  @Test
  void namesItsUserFirst() {
    assertThat(server.calls()).containsExactly("set_ugi");
    assertThat(server.users()).containsExactly("alice");
  }

  @Test
  void readsATable() throws Exception {
    server.on(
        get_table_req_args::new,
        call -> {
          assertThat(call.getReq().getDbName()).isEqualTo("sales");
          assertThat(call.getReq().getTblName()).isEqualTo("orders");
          GetTableResult table = new GetTableResult(SampleTables.table());
          return made(new get_table_req_result(), result -> result.setSuccess(table));
        });

    assertThat(metastore.table(NAME)).isEqualTo(HiveTable.of(SampleTables.table()));
  }

  /** Hive 4 has no classes for this call any more. */
  @Test
  void asksAMetastoreBeforeHive23ByTheOlderCall() throws Exception {
    server.onRaw(
        "get_table",
        (protocol, message) -> {
          // Its arguments have the same numbers.
          get_partition_names_args call = new get_partition_names_args();
          call.read(protocol);
          Table table = SampleTables.table();
          table.setDbName(call.getDb_name());
          table.setTableName(call.getTbl_name());
          FakeMetastore.reply(protocol, message, out -> writeSuccess(out, table));
        });

    assertThat(metastore.table(NAME)).isEqualTo(HiveTable.of(SampleTables.table()));
    assertThat(server.calls()).containsExactly("set_ugi", "get_table_req", "get_table");
  }

  private static void writeSuccess(TProtocol out, Table table) throws TException {
    out.writeStructBegin(new TStruct("get_table_result"));
    out.writeFieldBegin(new TField("success", TType.STRUCT, (short) 0));
    table.write(out);
    out.writeFieldEnd();
    out.writeFieldStop();
    out.writeStructEnd();
  }

  @Test
  void saysThatThereIsNoTable() {
    server.on(
        get_table_req_args::new,
        call ->
            made(
                new get_table_req_result(),
                result ->
                    result.setO2(new NoSuchObjectException("hive.sales.orders table not found"))));

    assertFailure(
        () -> metastore.table(NAME),
        ErrorCode.TABLE_NOT_FOUND,
        "The metastore "
            + server.url()
            + " refused get_table_req for sales.orders: hive.sales.orders table not found.");
  }

  @Test
  void readsPartitionsInBatchesOfNames() throws Exception {
    List<String> names = List.of("ds=1/k=a", "ds=2/k=b", "ds=3/k=c", "ds=4/k=d", "ds=5/k=e");
    server.on(
        get_partition_names_args::new,
        call -> {
          assertThat(call.getMax_parts()).isEqualTo((short) -1);
          return made(new get_partition_names_result(), result -> result.setSuccess(names));
        });
    server.on(
        get_partitions_by_names_args::new,
        call -> {
          List<Partition> partitions =
              call.getNames().stream()
                  // One was dropped in the meantime.
                  .filter(name -> !name.startsWith("ds=5"))
                  .map(name -> SampleTables.partition(name.substring(3, 4), name.substring(7)))
                  .toList();
          return made(
              new get_partitions_by_names_result(), result -> result.setSuccess(partitions));
        });

    List<List<HivePartition>> batches = new ArrayList<>();
    metastore.eachPartition(NAME, batches::add);

    assertThat(batches)
        .containsExactly(
            List.of(partition("1", "a"), partition("2", "b")),
            List.of(partition("3", "c"), partition("4", "d")));
    assertThat(metastore.partitions(NAME, names)).hasSize(4);
  }

  @Test
  void addsPartitionsInBatchesAndPassesOverExistingOnes() throws Exception {
    List<AddPartitionsRequest> requests = new ArrayList<>();
    server.on(
        add_partitions_req_args::new,
        call -> {
          requests.add(call.getRequest());
          return made(
              new add_partitions_req_result(),
              result -> result.setSuccess(new AddPartitionsResult()));
        });
    List<HivePartition> partitions =
        IntStream.range(0, 5).mapToObj(i -> partition("" + i, "a/b")).toList();

    metastore.addPartitions(HiveTableName.of("mart", "o"), partitions);

    assertThat(requests).hasSize(3);
    for (AddPartitionsRequest each : requests) {
      assertThat(each.getDbName()).isEqualTo("mart");
      assertThat(each.getTblName()).isEqualTo("o");
      assertThat(each.isIfNotExists()).isTrue();
      assertThat(each.isNeedResult()).isFalse();
      assertThat(each.getParts()).allMatch(part -> part.getTableName().equals("o"));
    }
    assertThat(requests.get(2).getParts()).hasSize(1);
    Partition sent = requests.get(0).getParts().get(0);
    assertThat(sent.getValues()).containsExactly("0", "a/b");
    assertThat(sent.getSd()).isEqualTo(SampleTables.partition("0", "a/b").getSd());
    assertThat(sent.getParameters()).containsEntry("loaded_by", "etl");
  }

  @Test
  void sendsNoRequestForNoPartitions() throws Exception {
    metastore.addPartitions(NAME, List.of());
    metastore.alterPartitions(NAME, List.of());
    assertThat(metastore.partitions(NAME, List.of())).isEmpty();

    assertThat(server.calls()).containsExactly("set_ugi");
  }

  @Test
  void altersPartitions() throws Exception {
    List<Partition> altered = new ArrayList<>();
    server.on(
        alter_partitions_args::new,
        call -> {
          altered.addAll(call.getNew_parts());
          return new alter_partitions_result();
        });

    metastore.alterPartitions(NAME, List.of(partition("1", "a").withoutStatistics()));

    assertThat(altered).hasSize(1);
    assertThat(altered.get(0).getParameters()).containsOnlyKeys("loaded_by");
    assertThat(altered.get(0).getValues()).containsExactly("1", "a");
  }

  @Test
  void dropsPartitionsByTheirNamesAndNeverTheirFiles() throws Exception {
    List<DropPartitionsRequest> requests = new ArrayList<>();
    server.on(
        drop_partitions_req_args::new,
        call -> {
          requests.add(call.getReq());
          return made(
              new drop_partitions_req_result(),
              result -> result.setSuccess(new DropPartitionsResult()));
        });

    metastore.dropPartitions(
        HiveTable.of(SampleTables.table()),
        List.of(List.of("2026-11-01", "a/b"), List.of("2026-11-01", HivePartition.NULL)));

    assertThat(requests).hasSize(1);
    DropPartitionsRequest request = requests.get(0);
    assertThat(request.isSetDeleteData()).isTrue();
    assertThat(request.isDeleteData()).isFalse();
    assertThat(request.isIfExists()).isTrue();
    assertThat(request.isSetEnvironmentContext()).isFalse();
    assertThat(request.isNeedResult()).isFalse();
    assertThat(request.getParts().getNames())
        .containsExactly("ds=2026-11-01/k=a%2Fb", "ds=2026-11-01/k=__HIVE_DEFAULT_PARTITION__");
  }

  @Test
  void createsATable() throws Exception {
    List<Table> created = new ArrayList<>();
    server.on(
        create_table_args::new,
        call -> {
          created.add(call.getTbl());
          return new create_table_result();
        });
    HiveTable copy =
        HiveTable.of(SampleTables.table())
            .externalCopy(HiveTableName.of("mart", "o"), TableLocation.of("hdfs://prod/mart/o"));

    metastore.createTable(copy);

    assertThat(created).hasSize(1);
    assertThat(HiveTable.of(created.get(0))).isEqualTo(copy);
  }

  @Test
  void passesOnWhyATableIsRefused() {
    server.on(
        create_table_args::new,
        call ->
            made(
                new create_table_result(),
                result ->
                    result.setO1(new AlreadyExistsException("Table orders already exists."))));

    assertFailure(
        () -> metastore.createTable(HiveTable.of(SampleTables.table())),
        ErrorCode.METASTORE_REFUSED,
        "The metastore "
            + server.url()
            + " refused create_table for sales.orders: Table orders already exists.");
  }

  @Test
  void goesOnAfterARefusal() throws Exception {
    server.on(
        alter_partitions_args::new,
        call ->
            made(
                new alter_partitions_result(),
                result -> result.setO1(new InvalidOperationException("no such partition"))));
    server.on(
        get_partition_names_args::new,
        call -> made(new get_partition_names_result(), result -> result.setSuccess(List.of())));

    assertThatThrownBy(() -> metastore.alterPartitions(NAME, List.of(partition("1", "a"))))
        .isInstanceOf(CopyException.class);
    assertThat(metastore.partitionNames(NAME)).isEmpty();
    assertThat(server.calls())
        .containsExactly("set_ugi", "alter_partitions", "get_partition_names");
  }

  /** The number of the only exception has another meaning before and after Hive 3. */
  @Test
  void takesTheExceptionOfEitherVersion() {
    server.on(
        get_partition_names_args::new,
        call ->
            made(
                new get_partition_names_result(),
                result -> result.setO2(new MetaException("The database is closed"))));

    assertFailure(
        () -> metastore.partitionNames(NAME),
        ErrorCode.METASTORE_REFUSED,
        "The metastore "
            + server.url()
            + " refused get_partition_names for sales.orders: The database is closed.");
  }

  @Test
  void getsADelegationToken() throws Exception {
    server.on(
        get_delegation_token_args::new,
        call -> {
          assertThat(call.getToken_owner()).isEqualTo("alice");
          assertThat(call.getRenewer_kerberos_principal_name()).isEqualTo("yarn");
          return made(new get_delegation_token_result(), result -> result.setSuccess("AQcBCAAA"));
        });

    assertThat(metastore.delegationToken("alice", "yarn"))
        .isEqualTo(MetastoreToken.of(new byte[] {7}, new byte[] {8}));
  }

  private static HivePartition partition(String ds, String k) {
    return HivePartition.of(SampleTables.partition(ds, k));
  }

  private static void assertFailure(ThrowingCallable call, ErrorCode code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(CopyException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessage(message);
  }
}
