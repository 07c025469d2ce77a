package io.howdah.hive;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.set_ugi_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.set_ugi_result;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TBase;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TProtocolUtil;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TServerSocket;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.TTransportException;
import org.apache.thrift.transport.TTransportFactory;

/**
 * A metastore in this JVM with prepared responses. It reads requests and writes responses by Hive's
 * own generated classes, which the client under test does not use.
 */
final class FakeMetastore implements AutoCloseable {
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> users = new CopyOnWriteArrayList<>();
  private final List<TTransport> open = new CopyOnWriteArrayList<>();
  private final TServerSocket socket;
  private final int port;
  private final TTransportFactory security;

  /** Responds to one call. */
  @FunctionalInterface
  interface Answer {
    void respond(TProtocol protocol, TMessage message) throws TException;
  }

  private FakeMetastore(TTransportFactory security) throws Exception {
    ServerSocket server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.socket = new TServerSocket(server);
    this.port = server.getLocalPort();
    this.security = security;
    on(
        set_ugi_args::new,
        call -> {
          users.add(call.getUser_name());
          return made(
              new set_ugi_result(), result -> result.setSuccess(List.of(call.getUser_name())));
        });
  }

  /** One without security. */
  static FakeMetastore start() throws Exception {
    return start(new TTransportFactory());
  }

  /** One that authenticates by a factory of Thrift's transports. */
  static FakeMetastore start(TTransportFactory security) throws Exception {
    FakeMetastore metastore = new FakeMetastore(security);
    daemon(metastore::accept);
    return metastore;
  }

  String url() {
    return "thrift://127.0.0.1:" + port;
  }

  /** A port at which nothing listens. */
  static String deadUrl() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "thrift://127.0.0.1:" + server.getLocalPort();
    }
  }

  /** The names of all calls, in their order. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /** The users that clients named. */
  List<String> users() {
    return List.copyOf(users);
  }

  /** A struct after a change, since the setters of Hive's structs return nothing. */
  static <S> S made(S struct, Consumer<S> change) {
    change.accept(struct);
    return struct;
  }

  /** Prepares the response to a call, whose name is that of its arguments' class. */
  <A extends TBase<?, ?>> FakeMetastore on(Supplier<A> arguments, Function<A, TBase<?, ?>> answer) {
    String method = arguments.get().getClass().getSimpleName().replaceFirst("_args$", "");
    return onRaw(
        method,
        (protocol, message) -> {
          A received = arguments.get();
          received.read(protocol);
          protocol.readMessageEnd();
          reply(protocol, message, answer.apply(received)::write);
        });
  }

  /** Prepares a response that Hive's classes would not write. */
  FakeMetastore onRaw(String method, Answer answer) {
    answers.put(method, answer);
    return this;
  }

  /** Ends the connection in place of a response. */
  FakeMetastore cuts(String method) {
    return onRaw(
        method,
        (protocol, message) -> {
          throw new TTransportException("cut");
        });
  }

  /** Does not respond to a call. */
  FakeMetastore isSilentAt(String method) {
    return onRaw(method, (protocol, message) -> TProtocolUtil.skip(protocol, TType.STRUCT));
  }

  /** Writes a struct. */
  @FunctionalInterface
  interface Struct {
    void write(TProtocol out) throws TException;
  }

  static void reply(TProtocol protocol, TMessage message, Struct result) throws TException {
    protocol.writeMessageBegin(new TMessage(message.name, TMessageType.REPLY, message.seqid));
    result.write(protocol);
    protocol.writeMessageEnd();
    protocol.getTransport().flush();
  }

  private void accept() {
    try {
      while (true) {
        TTransport accepted = socket.accept();
        open.add(accepted);
        daemon(() -> serve(accepted));
      }
    } catch (TTransportException e) {
      // The test has ended.
    }
  }

  private void serve(TTransport accepted) {
    try (accepted) {
      TProtocol protocol = new TBinaryProtocol(security.getTransport(accepted), true, true);
      while (true) {
        respond(protocol, protocol.readMessageBegin());
      }
    } catch (TException | RuntimeException e) {
      // The client is gone, or did not log in.
    }
  }

  private void respond(TProtocol protocol, TMessage message) throws TException {
    calls.add(message.name);
    Answer answer = answers.get(message.name);
    if (answer != null) {
      answer.respond(protocol, message);
      return;
    }
    TProtocolUtil.skip(protocol, TType.STRUCT);
    protocol.readMessageEnd();
    protocol.writeMessageBegin(new TMessage(message.name, TMessageType.EXCEPTION, message.seqid));
    new TApplicationException(
            TApplicationException.UNKNOWN_METHOD, "Invalid method name: '" + message.name + "'")
        .write(protocol);
    protocol.writeMessageEnd();
    protocol.getTransport().flush();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "fake metastore");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    socket.close();
    open.forEach(TTransport::close);
  }
}
