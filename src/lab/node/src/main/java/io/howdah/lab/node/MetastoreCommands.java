package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.hadoop.hive.metastore.api.GetTableRequest;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;

/** Requests of the metastore that no statement makes. */
final class MetastoreCommands {
  /** All partitions. */
  private static final short NO_LIMIT = -1;

  void register(Map<String, Command> commands) {
    commands.put("partitionsByFilter", MetastoreCommands::byFilter);
    commands.put("tableLocation", MetastoreCommands::location);
  }

  /** What a request needs of a client. */
  private interface Call<T> {
    T of(ThriftHiveMetastore.Client client) throws TException;
  }

  private static Message byFilter(Message request) throws TException {
    String database = request.text("database");
    String name = request.text("table");
    return call(
        request,
        client -> {
          List<FieldSchema> columns = table(client, database, name).getPartitionKeys();
          List<Message> partitions = new ArrayList<>();
          for (Partition each :
              client.get_partitions_by_filter(database, name, request.text("filter"), NO_LIMIT)) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
              values.add(columns.get(i).getName() + "=" + each.getValues().get(i));
            }
            partitions.add(
                Message.of("values", values).with("location", each.getSd().getLocation()));
          }
          return Message.EMPTY.withMessages("partitions", partitions);
        });
  }

  private static Message location(Message request) throws TException {
    return call(
        request,
        client ->
            Message.of(
                "location",
                table(client, request.text("database"), request.text("table"))
                    .getSd()
                    .getLocation()));
  }

  private static Table table(ThriftHiveMetastore.Client client, String database, String name)
      throws TException {
    return client.get_table_req(new GetTableRequest(database, name)).getTable();
  }

  private static <T> T call(Message request, Call<T> call) throws TException {
    try (TSocket socket = new TSocket("localhost", request.integer("port"))) {
      socket.open();
      return call.of(new ThriftHiveMetastore.Client(new TBinaryProtocol(socket)));
    }
  }
}
