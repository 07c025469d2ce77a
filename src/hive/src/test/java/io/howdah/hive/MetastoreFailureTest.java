package io.howdah.hive;

import static io.howdah.hive.FakeMetastore.made;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.backoff.Backoff;
import io.howdah.cluster.MetastoreAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.hive.metastore.api.MetaException;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_partition_names_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_partition_names_result;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TMap;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TProtocolUtil;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TTransportException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are gone, silent, of another kind or of another version. */
class MetastoreFailureTest {
  private static final HiveTableName NAME = SampleTables.NAME;
  private static final String METHOD = "get_partition_names";

  private final Cancellation cancellation = new Cancellation();

  @Test
  void connectsToTheNextServer() throws Exception {
    try (FakeMetastore second = withNames()) {
      try (Metastore metastore = open(FakeMetastore.deadUrl() + "," + second.url())) {
        assertThat(metastore.partitionNames(NAME)).containsExactly("ds=1");
      }
    }
  }

  @Test
  void namesAllServersThatItCannotReach() throws Exception {
    String first = FakeMetastore.deadUrl();
    String second = FakeMetastore.deadUrl();

    CopyException failure = failure(() -> open(first + "," + second));

    assertThat(failure.code()).isEqualTo(ErrorCode.METASTORE_UNREACHABLE);
    assertThat(
            String.valueOf(failure.getMessage()).replaceAll(" \\(Connection refused[^)]*\\)*", ""))
        .isEqualTo("No metastore can be reached at " + first + " or " + second + ".");
    assertThat(MetastoreFailures.reason(new TTransportException(new UnknownHostException("meta"))))
        .isEqualTo("unknown host");
  }

  @Test
  void connectsToTheNextServerWhenAConnectionBreaks() throws Exception {
    try (FakeMetastore first = FakeMetastore.start().cuts(METHOD);
        FakeMetastore second = withNames();
        Metastore metastore = open(first.url() + "," + second.url())) {
      CopyException failure = failure(() -> metastore.partitionNames(NAME));

      assertThat(failure.code()).isEqualTo(ErrorCode.METASTORE_UNREACHABLE);
      assertThat(failure)
          .hasMessage(
              "The connection to the metastore "
                  + first.url()
                  + " broke during get_partition_names for sales.orders: Socket is closed by"
                  + " peer.");
      assertThat(metastore.partitionNames(NAME)).containsExactly("ds=1");
      assertThat(second.calls()).containsExactly("set_ugi", METHOD);
    }
  }

  @Test
  void connectsAgainToTheOnlyServer() throws Exception {
    try (FakeMetastore server = FakeMetastore.start().cuts(METHOD);
        Metastore metastore = open(server.url())) {
      assertThat(failure(() -> metastore.partitionNames(NAME)).code().isRetryable()).isTrue();
      withNames(server);

      assertThat(metastore.partitionNames(NAME)).containsExactly("ds=1");
      assertThat(server.calls()).containsExactly("set_ugi", METHOD, "set_ugi", METHOD);
    }
  }

  @Test
  void repeatsACallWhoseConnectionBreaks() throws Exception {
    AtomicInteger cuts = new AtomicInteger(2);
    try (FakeMetastore server = withNames();
        Metastore metastore = open(server.url(), times(3))) {
      server.onRaw(
          METHOD,
          (protocol, message) -> {
            if (cuts.decrementAndGet() == 0) {
              withNames(server);
            }
            throw new TTransportException("cut");
          });

      assertThat(metastore.partitionNames(NAME)).containsExactly("ds=1");
      assertThat(server.calls()).filteredOn(METHOD::equals).hasSize(3);
    }
  }

  @Test
  void repeatsACallOnlySoOften() throws Exception {
    try (FakeMetastore server = FakeMetastore.start().cuts(METHOD);
        Metastore metastore = open(server.url(), times(3))) {
      assertThat(failure(() -> metastore.partitionNames(NAME)).code())
          .isEqualTo(ErrorCode.METASTORE_UNREACHABLE);
      assertThat(server.calls()).filteredOn(METHOD::equals).hasSize(3);
    }
  }

  /** Whether the table was created is not known then. */
  @Test
  void createsATableOnlyOnce() throws Exception {
    try (FakeMetastore server = FakeMetastore.start().cuts("create_table");
        Metastore metastore = open(server.url(), times(3))) {
      assertThat(failure(() -> metastore.createTable(HiveTable.of(SampleTables.table()))).code())
          .isEqualTo(ErrorCode.METASTORE_UNREACHABLE);
      assertThat(server.calls()).filteredOn("create_table"::equals).hasSize(1);
    }
  }

  private static MetastoreSettings times(int attempts) {
    return MetastoreSettings.builder()
        .attempts(attempts, Backoff.of(Duration.ZERO, 1, Duration.ZERO))
        .build();
  }

  @Test
  void doesNotWaitForASilentServerWithoutEnd() throws Exception {
    MetastoreSettings settings = once().responseTimeout(Duration.ofMillis(100)).build();
    try (FakeMetastore server = FakeMetastore.start().isSilentAt(METHOD);
        Metastore metastore = open(server.url(), settings)) {
      CopyException failure = failure(() -> metastore.partitionNames(NAME));

      assertThat(failure.code()).isEqualTo(ErrorCode.METASTORE_UNREACHABLE);
      assertThat(failure)
          .hasMessage(
              "The metastore "
                  + server.url()
                  + " did not respond in time to get_partition_names for sales.orders: Read timed"
                  + " out.");
    }
  }

  @Test
  void doesNotWaitForASilentLogin() throws Exception {
    MetastoreSettings settings =
        MetastoreSettings.builder().connectTimeout(Duration.ofMillis(100)).build();
    try (FakeMetastore first = FakeMetastore.start().isSilentAt("set_ugi");
        FakeMetastore second = withNames();
        Metastore metastore = open(first.url() + "," + second.url(), settings)) {
      assertThat(metastore.partitionNames(NAME)).containsExactly("ds=1");
    }
  }

  @Test
  void endsTheWaitWhenTheCopyIsCancelled() throws Exception {
    try (FakeMetastore server = FakeMetastore.start();
        Metastore metastore = open(server.url())) {
      server.onRaw(METHOD, (protocol, message) -> cancellation.cancel());

      assertThat(failure(() -> metastore.partitionNames(NAME)).code())
          .isEqualTo(ErrorCode.CANCELLED);
      assertThat(failure(() -> metastore.partitionNames(NAME)).code())
          .isEqualTo(ErrorCode.CANCELLED);
      assertThat(server.calls()).containsExactly("set_ugi", METHOD);
    }
  }

  @Test
  void skipsFieldsOfNewerMetastores() throws Exception {
    try (FakeMetastore server = FakeMetastore.start();
        Metastore metastore = open(server.url())) {
      server.onRaw(
          METHOD,
          (protocol, message) -> {
            TProtocolUtil.skip(protocol, TType.STRUCT);
            FakeMetastore.reply(protocol, message, MetastoreFailureTest::writeNewerResult);
          });

      assertThat(metastore.partitionNames(NAME)).containsExactly("ds=1");
    }
  }

  /** A result with a map and a number more than any version has. */
  private static void writeNewerResult(TProtocol out) throws TException {
    out.writeStructBegin(new TStruct("newer"));
    out.writeFieldBegin(new TField("more", TType.MAP, (short) 77));
    out.writeMapBegin(new TMap(TType.STRING, TType.I64, 1));
    out.writeString("x");
    out.writeI64(1);
    out.writeMapEnd();
    out.writeFieldEnd();
    out.writeFieldBegin(new TField("success", TType.LIST, (short) 0));
    out.writeListBegin(new TList(TType.STRING, 1));
    out.writeString("ds=1");
    out.writeListEnd();
    out.writeFieldEnd();
    out.writeFieldBegin(new TField("flag", TType.BOOL, (short) 78));
    out.writeBool(true);
    out.writeFieldEnd();
    out.writeFieldStop();
    out.writeStructEnd();
  }

  @Test
  void noticesAResponseWithoutAResult() throws Exception {
    try (FakeMetastore server = FakeMetastore.start();
        Metastore metastore = open(server.url())) {
      server.on(get_partition_names_args::new, call -> new get_partition_names_result());

      CopyException failure = failure(() -> metastore.partitionNames(NAME));

      assertThat(failure.code()).isEqualTo(ErrorCode.SERVER_FAILED);
      assertThat(failure)
          .hasMessage(
              "The metastore "
                  + server.url()
                  + " failed at get_partition_names for sales.orders: the response has no result.");
    }
  }

  @Test
  void passesOnAFailureOfTheServer() throws Exception {
    try (FakeMetastore server = FakeMetastore.start();
        Metastore metastore = open(server.url())) {
      server.onRaw(
          METHOD,
          (protocol, message) -> {
            TProtocolUtil.skip(protocol, TType.STRUCT);
            protocol.writeMessageBegin(new TMessage(METHOD, TMessageType.EXCEPTION, message.seqid));
            new TApplicationException(
                    TApplicationException.INTERNAL_ERROR,
                    "Internal error processing get_partition_names")
                .write(protocol);
            protocol.writeMessageEnd();
            protocol.getTransport().flush();
          });

      CopyException failure = failure(() -> metastore.partitionNames(NAME));

      assertThat(failure.code()).isEqualTo(ErrorCode.SERVER_FAILED);
      assertThat(failure).hasMessageEndingWith(": Internal error processing get_partition_names.");
    }
  }

  @Test
  void saysWhichCallAServerLacks() throws Exception {
    try (FakeMetastore server = FakeMetastore.start();
        Metastore metastore = open(server.url())) {
      CopyException failure = failure(() -> metastore.partitionNames(NAME));

      assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED_OPERATION);
      assertThat(failure)
          .hasMessage(
              "The metastore "
                  + server.url()
                  + " does not have get_partition_names for sales.orders: Invalid method name:"
                  + " 'get_partition_names'.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          java.security.AccessControlException: Permission denied: user=bob | PERMISSION_DENIED
          User bob does not have privileges for CREATETABLE | PERMISSION_DENIED
          javax.jdo.JDODataStoreException: Communications link failure | METASTORE_UNREACHABLE
          JDODataStoreException: SQLIntegrityConstraintViolationException | METASTORE_REFUSED
          Got exception: IOException No FileSystem for scheme | METASTORE_REFUSED
          """)
  void classifiesWhatAMetastoreSays(String message, ErrorCode code) throws Exception {
    try (FakeMetastore server = FakeMetastore.start();
        Metastore metastore = open(server.url())) {
      server.on(
          get_partition_names_args::new,
          call ->
              made(
                  new get_partition_names_result(),
                  result -> result.setO2(new MetaException(message + "\n\tat x.Y.z(Y.java:1)"))));

      CopyException failure = failure(() -> metastore.partitionNames(NAME));

      assertThat(failure.code()).isEqualTo(code);
      assertThat(failure).hasMessageEndingWith(": " + message + ".");
    }
  }

  /** A web server, and a metastore with Kerberos, which responds with an error of SASL. */
  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 400 Bad Request", "\4\0\0\0\23Invalid status -128"})
  void noticesAServerOfAnotherKind(String response) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> respond(server, response));
      thread.setDaemon(true);
      thread.start();

      CopyException failure = failure(() -> open("thrift://127.0.0.1:" + server.getLocalPort()));

      assertThat(failure.code()).isEqualTo(ErrorCode.METASTORE_REFUSED);
      assertThat(failure)
          .hasMessageContaining("is not that of a metastore with this kind of login");
    }
  }

  private static void respond(ServerSocket server, String response) {
    try (Socket socket = server.accept();
        InputStream in = socket.getInputStream()) {
      assertThat(in.read()).isGreaterThan(0);
      socket.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusesSettingsThatNoSocketHas() {
    assertThatThrownBy(() -> MetastoreSettings.builder().responseTimeout(Duration.ZERO))
        .hasMessage("A time limit is 1 to 2147483647 milliseconds, not PT0S.");
    assertThatThrownBy(() -> MetastoreSettings.builder().batchSize(0))
        .hasMessage("A batch has at least one partition, not 0.");
  }

  private static FakeMetastore withNames() throws Exception {
    return withNames(FakeMetastore.start());
  }

  private static FakeMetastore withNames(FakeMetastore server) {
    return server.on(
        get_partition_names_args::new,
        call ->
            made(new get_partition_names_result(), result -> result.setSuccess(List.of("ds=1"))));
  }

  private Metastore open(String address) throws CopyException {
    return open(address, once().build());
  }

  private static MetastoreSettings.Builder once() {
    return MetastoreSettings.builder().attempts(1, Backoff.of(Duration.ZERO, 1, Duration.ZERO));
  }

  private Metastore open(String address, MetastoreSettings settings) throws CopyException {
    return Metastore.open(
        MetastoreAddress.parse(address), MetastoreLogin.user("alice"), settings, cancellation);
  }

  private static CopyException failure(ThrowingCallable call) {
    return catchThrowableOfType(CopyException.class, call);
  }
}
