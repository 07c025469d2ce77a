package io.howdah.hive;

import io.howdah.cluster.MetastoreServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.TTransportException;

/** One connection to one server, after its login. It is used by one thread at a time. */
final class MetastoreConnection implements Closeable {
  private static final int LARGEST_MESSAGE = 1 << 30;

  private final MetastoreServer server;
  private final Socket socket;
  private final TProtocol protocol;
  private int sequence;

  private MetastoreConnection(MetastoreServer server, Socket socket, TProtocol protocol) {
    this.server = server;
    this.socket = socket;
    this.protocol = protocol;
  }

  /**
   * Connects and logs in.
   *
   * @throws TTransportException where the server cannot be reached
   * @throws MetastoreRefusal where it refuses the login
   */
  static MetastoreConnection open(
      MetastoreServer server, MetastoreLogin login, MetastoreSettings settings) throws TException {
    TSocket transport =
        new TSocket(
            TConfiguration.custom()
                .setMaxMessageSize(LARGEST_MESSAGE)
                .setMaxFrameSize(LARGEST_MESSAGE)
                .build(),
            server.host(),
            server.port(),
            millis(settings.connectTimeout()),
            millis(settings.connectTimeout()));
    Socket socket = transport.getSocket();
    boolean isOpen = false;
    try {
      transport.open();
      TTransport secured = login.secure(transport, server);
      // Strict reading: a server of another protocol fails at the first bytes.
      MetastoreConnection connection =
          new MetastoreConnection(server, socket, new TBinaryProtocol(secured, true, true));
      login.introduce(connection);
      transport.setSocketTimeout(millis(settings.responseTimeout()));
      isOpen = true;
      return connection;
    } finally {
      if (!isOpen) {
        transport.close();
      }
    }
  }

  private static int millis(Duration limit) {
    return Math.toIntExact(limit.toMillis());
  }

  MetastoreServer server() {
    return server;
  }

  /**
   * Makes a call, or the older one with the same meaning where the server does not have it.
   *
   * @throws MetastoreRefusal where the metastore refuses it
   * @throws TApplicationException where the server fails at it
   * @throws TException where the connection is of no more use
   */
  <T> T call(MetastoreCall<T> call) throws TException {
    MetastoreCall<T> older = call.older();
    if (older == null) {
      return exchange(call);
    }
    try {
      return exchange(call);
    } catch (TApplicationException e) {
      if (e.getType() != TApplicationException.UNKNOWN_METHOD) {
        throw e;
      }
      return exchange(older);
    }
  }

  private <T> T exchange(MetastoreCall<T> call) throws TException {
    sequence++;
    protocol.writeMessageBegin(new TMessage(call.method(), TMessageType.CALL, sequence));
    call.writeArguments(protocol);
    protocol.writeMessageEnd();
    protocol.getTransport().flush();
    TMessage response = protocol.readMessageBegin();
    if (response.seqid != sequence) {
      throw new TTransportException("the response is one to another request");
    }
    if (response.type == TMessageType.EXCEPTION) {
      TApplicationException failure = TApplicationException.readFrom(protocol);
      protocol.readMessageEnd();
      throw failure;
    }
    T result = call.readResult(protocol);
    protocol.readMessageEnd();
    return result;
  }

  /** Whether the connection can be used after a failure of a call. */
  static boolean isIntactAfter(TException failure) {
    return failure instanceof MetastoreRefusal || failure instanceof TApplicationException;
  }

  /** Ends the connection. Another thread may do so, and then a call fails. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // The system frees it.
    }
  }
}
