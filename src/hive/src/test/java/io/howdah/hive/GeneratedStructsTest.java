package io.howdah.hive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hadoop.hive.metastore.api.BinaryColumnStatsData;
import org.apache.hadoop.hive.metastore.api.BooleanColumnStatsData;
import org.apache.hadoop.hive.metastore.api.ColumnStatistics;
import org.apache.hadoop.hive.metastore.api.ColumnStatisticsData;
import org.apache.hadoop.hive.metastore.api.ColumnStatisticsDesc;
import org.apache.hadoop.hive.metastore.api.ColumnStatisticsObj;
import org.apache.hadoop.hive.metastore.api.CreationMetadata;
import org.apache.hadoop.hive.metastore.api.Date;
import org.apache.hadoop.hive.metastore.api.DateColumnStatsData;
import org.apache.hadoop.hive.metastore.api.Decimal;
import org.apache.hadoop.hive.metastore.api.DecimalColumnStatsData;
import org.apache.hadoop.hive.metastore.api.DoubleColumnStatsData;
import org.apache.hadoop.hive.metastore.api.FileMetadata;
import org.apache.hadoop.hive.metastore.api.LongColumnStatsData;
import org.apache.hadoop.hive.metastore.api.ObjectDictionary;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.PrincipalPrivilegeSet;
import org.apache.hadoop.hive.metastore.api.PrincipalType;
import org.apache.hadoop.hive.metastore.api.PrivilegeGrantInfo;
import org.apache.hadoop.hive.metastore.api.SourceTable;
import org.apache.hadoop.hive.metastore.api.StringColumnStatsData;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.hadoop.hive.metastore.api.Timestamp;
import org.apache.hadoop.hive.metastore.api.TimestampColumnStatsData;
import org.apache.thrift.TBase;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TMemoryBuffer;
import org.junit.jupiter.api.Test;

/** Hive's structs are compiled for Thrift 0.16, and run with a newer one. */
class GeneratedStructsTest {
  @Test
  void surviveTheWayThroughThrift() throws Exception {
    Table table = SampleTables.table();
    table.setPrivileges(privileges());
    table.setColStats(statistics());
    table.setFileMetadata(new FileMetadata());
    table.getFileMetadata().setData(new ArrayList<>(List.of(bytes("x"))));
    table.setDictionary(new ObjectDictionary(Map.of("k", List.of(bytes("y")))));
    CreationMetadata creation = new CreationMetadata("hive", "sales", "view", Set.of("a.b"));
    creation.setSourceTables(
        new ArrayList<>(List.of(new SourceTable(SampleTables.table(), 1, 2, 3))));
    table.setCreationMetadata(creation);

    assertThat(throughThrift(table, Table::new)).isEqualTo(table).hasToString(table.toString());
    assertThat(table.deepCopy()).isEqualTo(table).hasSameHashCodeAs(table);
  }

  @Test
  void surviveItForPartitionsToo() throws Exception {
    Partition partition = SampleTables.partition("1", "a");
    partition.setPrivileges(privileges());
    partition.setColStats(statistics());

    assertThat(throughThrift(partition, Partition::new)).isEqualTo(partition);
    assertThat(partition.deepCopy()).isEqualTo(partition).hasSameHashCodeAs(partition);
  }

  private static <T extends TBase<?, ?>> T throughThrift(T struct, Supplier<T> empty)
      throws Exception {
    TProtocol protocol = new TBinaryProtocol(new TMemoryBuffer(1024));
    struct.write(protocol);
    T read = empty.get();
    read.read(protocol);
    return read;
  }

  private static PrincipalPrivilegeSet privileges() {
    PrivilegeGrantInfo grant =
        new PrivilegeGrantInfo("SELECT", 1, "admin", PrincipalType.ROLE, true);
    PrincipalPrivilegeSet privileges = new PrincipalPrivilegeSet();
    privileges.setUserPrivileges(Map.of("bob", List.of(grant)));
    return privileges;
  }

  private static ColumnStatistics statistics() {
    DecimalColumnStatsData decimals = new DecimalColumnStatsData(1, 2);
    decimals.setHighValue(new Decimal((short) 2, bytes("d")));
    DateColumnStatsData dates = new DateColumnStatsData(1, 2);
    dates.setLowValue(new Date(20_000));
    TimestampColumnStatsData times = new TimestampColumnStatsData(1, 2);
    times.setLowValue(new Timestamp(1_764_547_200));
    LongColumnStatsData numbers = new LongColumnStatsData(1, 2);
    numbers.setBitVectors("bits".getBytes(UTF_8));
    List<ColumnStatisticsData> all =
        List.of(
            ColumnStatisticsData.booleanStats(new BooleanColumnStatsData(1, 2, 3)),
            ColumnStatisticsData.longStats(numbers),
            ColumnStatisticsData.doubleStats(new DoubleColumnStatsData(1, 2)),
            ColumnStatisticsData.stringStats(new StringColumnStatsData(1, 2.5, 3, 4)),
            ColumnStatisticsData.binaryStats(new BinaryColumnStatsData(1, 2.5, 3)),
            ColumnStatisticsData.decimalStats(decimals),
            ColumnStatisticsData.dateStats(dates),
            ColumnStatisticsData.timestampStats(times));
    List<ColumnStatisticsObj> columns = new ArrayList<>();
    all.forEach(data -> columns.add(new ColumnStatisticsObj("c", "type", data)));
    return new ColumnStatistics(new ColumnStatisticsDesc(true, "sales", "orders"), columns);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }
}
