package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.hadoop.hive.metastore.api.SerDeInfo;
import org.apache.hadoop.hive.metastore.api.StorageDescriptor;
import org.apache.hadoop.hive.metastore.api.Table;
import org.jspecify.annotations.Nullable;

/** How two tables read the same files differently: by their columns, formats and SerDes. */
final class TableDifference {
  private final HiveTable source;
  private final HiveTable copy;

  private TableDifference(HiveTable source, HiveTable copy) {
    this.source = source;
    this.copy = copy;
  }

  /**
   * Refuses a table that does not read files as that of the source does.
   *
   * @throws CopyException {@link ErrorCode#DESTINATION_CONFLICT} with the first difference
   */
  static void refuse(HiveTable source, HiveTable copy) throws CopyException {
    new TableDifference(source, copy).refuse(source.struct(), copy.struct());
  }

  private void refuse(Table here, Table there) throws CopyException {
    StorageDescriptor from = here.getSd();
    StorageDescriptor to = there.getSd();
    refuseColumns("the column ", from.getCols(), to.getCols());
    refuseColumns("the partition column ", here.getPartitionKeys(), there.getPartitionKeys());
    refuseUnless("the input format", from.getInputFormat(), to.getInputFormat());
    refuseUnless("the output format", from.getOutputFormat(), to.getOutputFormat());
    refuseUnless("the SerDe", serDe(from.getSerdeInfo()), serDe(to.getSerdeInfo()));
  }

  private void refuseColumns(
      String what, @Nullable List<FieldSchema> from, @Nullable List<FieldSchema> to)
      throws CopyException {
    int count = Math.max(size(from), size(to));
    for (int i = 0; i < count; i++) {
      refuseUnless(what + (i + 1), column(from, i), column(to, i));
    }
  }

  private static int size(@Nullable List<FieldSchema> columns) {
    return columns == null ? 0 : columns.size();
  }

  /** A column with its type; null where there is none at this place. */
  private static @Nullable String column(@Nullable List<FieldSchema> columns, int index) {
    return columns == null || index >= columns.size()
        ? null
        : HiveColumn.of(columns.get(index).getName(), columns.get(index).getType()).toString();
  }

  private static @Nullable String serDe(@Nullable SerDeInfo serDe) {
    return serDe == null ? null : serDe.getSerializationLib();
  }

  private void refuseUnless(String what, @Nullable String from, @Nullable String to)
      throws CopyException {
    if (!Objects.equals(from, to)) {
      throw new CopyException(
          ErrorCode.DESTINATION_CONFLICT,
          "The table "
              + copy.name()
              + " differs from "
              + source.name()
              + ": "
              + what
              + " is "
              + quoted(from)
              + " at the source, and "
              + quoted(to)
              + " at the destination.");
    }
  }

  private static String quoted(@Nullable String value) {
    return value == null ? "missing" : "'" + value + "'";
  }
}
