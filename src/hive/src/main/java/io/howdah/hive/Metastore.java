package io.howdah.hive;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.MetastoreAddress;
import io.howdah.cluster.MetastoreServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * A Hive metastore of Hive 2.3 to 4, over Thrift. It is used by one thread.
 *
 * <p>A call fails with a {@link CopyException} that names the server, the call and the table:
 *
 * <ul>
 *   <li>{@link ErrorCode#METASTORE_UNREACHABLE} where the connection breaks, and again at further
 *       attempts, see {@link MetastoreSettings.Builder#attempts}. Each connects to the next server
 *       where the address has several. {@link #createTable} is not repeated; what the others did
 *       already does no harm.
 *   <li>{@link ErrorCode#TABLE_NOT_FOUND}, {@link ErrorCode#PERMISSION_DENIED} and {@link
 *       ErrorCode#METASTORE_REFUSED} with the metastore's own message.
 *   <li>{@link ErrorCode#CANCELLED} where the copy is cancelled, also while a server is silent.
 * </ul>
 *
 * <p>No call deletes a file.
 */
public final class Metastore implements AutoCloseable {
  private final MetastoreAddress address;
  private final MetastoreLogin login;
  private final MetastoreSettings settings;
  private final Cancellation cancellation;

  /** Where in the address the next attempt to connect begins. */
  private int next;

  /** The thread that cancels closes it. */
  private volatile @Nullable MetastoreConnection connection;

  private Metastore(
      MetastoreAddress address,
      MetastoreLogin login,
      MetastoreSettings settings,
      Cancellation cancellation) {
    this.address = address;
    this.login = login;
    this.settings = settings;
    this.cancellation = cancellation;
  }

  /**
   * Connects to the first server that can be reached, and logs in.
   *
   * @throws CopyException {@link ErrorCode#METASTORE_UNREACHABLE} where none can be reached; the
   *     code of the login's failure where one refuses it
   */
  public static Metastore open(
      MetastoreAddress address,
      MetastoreLogin login,
      MetastoreSettings settings,
      Cancellation cancellation)
      throws CopyException {
    Metastore metastore = new Metastore(address, login, settings, cancellation);
    cancellation.onCancel(metastore::disconnect);
    metastore.connected();
    return metastore;
  }

  /**
   * A table.
   *
   * @throws CopyException {@link ErrorCode#TABLE_NOT_FOUND} where there is none of this name
   */
  public HiveTable table(HiveTableName name) throws CopyException {
    return call(MetastoreCalls.table(name), name.toString());
  }

  /**
   * The location of a database, such as {@code hdfs://prod:8020/warehouse/sales.db}.
   *
   * @throws CopyException {@link ErrorCode#TABLE_NOT_FOUND} where there is none of this name
   */
  String databaseLocation(String database) throws CopyException {
    return call(MetastoreCalls.databaseLocation(database), database);
  }

  /** Creates a table. One of the same name is refused and stays as it is. */
  public void createTable(HiveTable table) throws CopyException {
    call(MetastoreCalls.createTable(table), table.name().toString());
  }

  /**
   * The names of all partitions of a table, such as {@code ds=2026-11-01/k=a%2Fb}. Some metastores
   * return none for a table that does not exist, so use {@link #table} first.
   */
  public List<String> partitionNames(HiveTableName table) throws CopyException {
    return Collections.unmodifiableList(
        call(MetastoreCalls.partitionNames(table), table.toString()));
  }

  /**
   * The partitions of these names, in any order. Names without a partition are passed over.
   *
   * @param names as {@link #partitionNames} or {@link HiveTable#partitionName} give them
   */
  public List<HivePartition> partitions(HiveTableName table, Collection<String> names)
      throws CopyException {
    List<HivePartition> partitions = new ArrayList<>();
    for (List<String> some : batches(names)) {
      partitions.addAll(call(MetastoreCalls.partitions(table, some), table.toString()));
    }
    return Collections.unmodifiableList(partitions);
  }

  /** Hands over all partitions of a table in batches, so that memory holds only their names. */
  public void eachPartition(HiveTableName table, PartitionBatch batch) throws CopyException {
    for (List<String> names : batches(partitionNames(table))) {
      List<HivePartition> partitions = partitions(table, names);
      if (!partitions.isEmpty()) {
        batch.accept(partitions);
      }
    }
  }

  /**
   * Adds partitions to a table. Those with values that the table has already are passed over, and
   * stay as they are. The directory of a partition is made where it is missing.
   */
  public void addPartitions(HiveTableName table, Collection<HivePartition> partitions)
      throws CopyException {
    for (List<HivePartition> some : batches(partitions)) {
      call(MetastoreCalls.addPartitions(table, some), table.toString());
    }
  }

  /**
   * Replaces what the metastore holds of partitions, which it finds by their values. For files that
   * were replaced, pass each partition {@linkplain HivePartition#withoutStatistics without
   * statistics}: queries are then not answered from old ones. Statistics of columns stay, but count
   * no longer as exact.
   *
   * @throws CopyException {@link ErrorCode#METASTORE_REFUSED} where one of a batch does not exist;
   *     then nothing of this batch is changed
   */
  public void alterPartitions(HiveTableName table, Collection<HivePartition> partitions)
      throws CopyException {
    for (List<HivePartition> some : batches(partitions)) {
      call(MetastoreCalls.alterPartitions(table, some), table.toString());
    }
  }

  /**
   * Drops partitions and deletes none of their files, whatever the parameters of the table say.
   * Values without a partition are passed over.
   *
   * @param values those of each partition, in the order of the table's partition columns
   */
  public void dropPartitions(HiveTable table, Collection<List<String>> values)
      throws CopyException {
    List<String> names = new ArrayList<>();
    for (List<String> each : values) {
      names.add(table.partitionName(each));
    }
    for (List<String> some : batches(names)) {
      call(MetastoreCalls.dropPartitions(table.name(), some), table.name().toString());
    }
  }

  /**
   * A new delegation token. Metastores give one only to a Kerberos login.
   *
   * @param owner the user that the token stands for
   * @param renewer the short name of the user who may renew it
   */
  public MetastoreToken delegationToken(String owner, String renewer) throws CopyException {
    return MetastoreToken.parse(call(MetastoreCalls.delegationToken(owner, renewer), owner));
  }

  /** Splits a collection into what one call takes. */
  <E> List<List<E>> batches(Collection<E> all) {
    List<E> list = new ArrayList<>(all);
    List<List<E>> batches = new ArrayList<>();
    for (int start = 0; start < list.size(); start += settings.batchSize()) {
      batches.add(list.subList(start, Math.min(list.size(), start + settings.batchSize())));
    }
    return batches;
  }

  /**
   * Makes a call, several times if need be.
   *
   * @param subject what it is about, for messages
   */
  private <T> T call(MetastoreCall<T> call, String subject) throws CopyException {
    for (int attempt = 1; ; attempt++) {
      try {
        return callOnce(call, subject);
      } catch (CopyException e) {
        if (attempt == settings.attempts() || !call.isRepeatable() || !mayPass(e)) {
          throw e;
        }
        pause(settings.backoff().after(attempt), e);
      }
    }
  }

  private <T> T callOnce(MetastoreCall<T> call, String subject) throws CopyException {
    MetastoreConnection used = connected();
    try {
      return used.call(call);
    } catch (TException e) {
      if (!MetastoreConnection.isIntactAfter(e)) {
        disconnect();
      }
      cancellation.check();
      throw MetastoreFailures.of(used.server(), call.method() + " for " + subject, e);
    }
  }

  /** Whether another attempt may succeed soon. */
  private static boolean mayPass(CopyException failure) {
    return failure.code() == ErrorCode.METASTORE_UNREACHABLE
        && !MetastoreFailures.isTimeout(failure.getCause());
  }

  private void pause(Duration wait, CopyException failure) throws CopyException {
    try {
      cancellation.pause(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  private MetastoreConnection connected() throws CopyException {
    cancellation.check();
    MetastoreConnection present = connection;
    if (present != null) {
      return present;
    }
    MetastoreConnection fresh = connect();
    connection = fresh;
    if (cancellation.isCancelled()) {
      disconnect();
    }
    cancellation.check();
    return fresh;
  }

  /** Tries each server once. */
  private MetastoreConnection connect() throws CopyException {
    List<MetastoreServer> servers = address.servers();
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < servers.size(); i++) {
      cancellation.check();
      MetastoreServer server = servers.get(next);
      next = (next + 1) % servers.size();
      try {
        return MetastoreConnection.open(server, login, settings);
      } catch (MetastoreRefusal | TProtocolException e) {
        throw MetastoreFailures.ofLogin(server, e);
      } catch (TException e) {
        failures.add(server + " (" + MetastoreFailures.reason(e) + ")");
      }
    }
    throw new CopyException(
        ErrorCode.METASTORE_UNREACHABLE,
        "No metastore can be reached at " + String.join(" or ", failures) + ".");
  }

  private void disconnect() {
    MetastoreConnection present = connection;
    connection = null;
    if (present != null) {
      present.close();
    }
  }

  /** Ends the connection. */
  @Override
  public void close() {
    disconnect();
  }
}
