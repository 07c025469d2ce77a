package io.howdah.hive;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.Table;

/**
 * The calls that Howdah makes, with the numbers of {@code hive_metastore.thrift}. Metastores of
 * Hive 2.3 to 4 have all of them, and the same numbers.
 */
final class MetastoreCalls {
  /** A limit that is none. */
  private static final short ALL = -1;

  /**
   * The client capability INSERT_ONLY_TABLES. Without it a metastore does not show transactional
   * tables of this kind, and the reason would be lost.
   */
  private static final int INSERT_ONLY_TABLES = 2;

  private MetastoreCalls() {}

  /** Names the user of an insecure connection. It must be the first call. */
  static MetastoreCall<Boolean> setUser(String user) {
    return MetastoreCall.withoutResult(
        "set_ugi", new SentFields().text(1, user).texts(2, Collections.emptyList()));
  }

  /** {@code get_table_req} since Hive 2.3; {@code get_table} until Hive 3. */
  static MetastoreCall<HiveTable> table(HiveTableName name) {
    SentFields capabilities = new SentFields().single(1, INSERT_ONLY_TABLES);
    SentFields request = table(new SentFields(), name).struct(3, capabilities);
    Received<Table> table = Received.struct(Table::new);
    MetastoreCall<HiveTable> older =
        MetastoreCall.of("get_table", table(new SentFields(), name), table.map(HiveTable::of))
            .missingTable(2)
            .build();
    return MetastoreCall.of(
            "get_table_req",
            new SentFields().struct(1, request),
            Received.field(1, table).map(HiveTable::of))
        .missingTable(2)
        .older(older)
        .build();
  }

  /** The location of a database, the third field of its struct. */
  static MetastoreCall<String> databaseLocation(String name) {
    return MetastoreCall.of(
            "get_database", new SentFields().text(1, name), Received.field(3, Received.text()))
        .missingTable(1)
        .build();
  }

  static MetastoreCall<List<String>> partitionNames(HiveTableName name) {
    return MetastoreCall.of(
            "get_partition_names",
            table(new SentFields(), name).number(3, ALL),
            Received.list(Received.text()))
        .build();
  }

  static MetastoreCall<List<HivePartition>> partitions(HiveTableName name, List<String> names) {
    return MetastoreCall.of(
            "get_partitions_by_names",
            table(new SentFields(), name).texts(3, names),
            Received.list(Received.struct(Partition::new).map(HivePartition::of)))
        .missingTable(2)
        .build();
  }

  /** Adds partitions, and passes over those that exist. */
  static MetastoreCall<Boolean> addPartitions(HiveTableName name, List<HivePartition> partitions) {
    SentFields request =
        table(new SentFields(), name)
            .structs(3, structs(name, partitions))
            .flag(4, true) // ifNotExists
            .flag(5, false); // needResult
    return MetastoreCall.withoutResult("add_partitions_req", new SentFields().struct(1, request));
  }

  static MetastoreCall<Boolean> alterPartitions(
      HiveTableName name, List<HivePartition> partitions) {
    return MetastoreCall.withoutResult(
        "alter_partitions", table(new SentFields(), name).structs(3, structs(name, partitions)));
  }

  /**
   * Drops partitions, and passes over those that do not exist. With {@code deleteData} false no
   * version of the metastore deletes a file, whatever {@code external.table.purge} and {@code
   * auto.purge} of the table say: they only decide how files are deleted. An environment context
   * could cause an empty base file in a transactional table, so none is sent.
   */
  static MetastoreCall<Boolean> dropPartitions(HiveTableName name, List<String> names) {
    SentFields request =
        table(new SentFields(), name)
            .struct(3, new SentFields().texts(1, names))
            .flag(4, false) // deleteData
            .flag(5, true) // ifExists
            .flag(8, false); // needResult
    return MetastoreCall.withoutResult("drop_partitions_req", new SentFields().struct(1, request));
  }

  static MetastoreCall<Boolean> createTable(HiveTable table) {
    return MetastoreCall.onceWithoutResult(
        "create_table", new SentFields().struct(1, table.struct()));
  }

  static MetastoreCall<String> delegationToken(String owner, String renewer) {
    return MetastoreCall.of(
            "get_delegation_token",
            new SentFields().text(1, owner).text(2, renewer),
            Received.text())
        .build();
  }

  /**
   * Cancels a delegation token.
   *
   * @param token the text in which it was given
   */
  static MetastoreCall<Boolean> cancelDelegationToken(String token) {
    return MetastoreCall.withoutResult("cancel_delegation_token", new SentFields().text(1, token));
  }

  /** The database and the table, with which most calls begin. */
  private static SentFields table(SentFields fields, HiveTableName name) {
    return fields.text(1, name.database()).text(2, name.table());
  }

  private static List<Partition> structs(HiveTableName name, List<HivePartition> partitions) {
    return partitions.stream()
        .map(partition -> partition.forTable(name))
        .collect(Collectors.toList());
  }
}
