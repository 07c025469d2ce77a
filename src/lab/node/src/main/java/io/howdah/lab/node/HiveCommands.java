package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Starts a metastore and a HiveServer2 in this JVM, and executes statements in it by JDBC. */
final class HiveCommands {
  private static final String METASTORE = "org.apache.hadoop.hive.metastore.HiveMetaStore";
  private static final String HIVE_SERVER = "org.apache.hive.service.server.HiveServer2";
  private static final long LONGEST_START_SECONDS = 300;

  private final Directory directory;
  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
  private volatile @Nullable String url;

  HiveCommands(Directory directory) {
    this.directory = directory;
  }

  void register(Map<String, Command> commands) {
    commands.put("startHive", this::start);
    commands.put("execute", this::execute);
  }

  private Message start(Message request) throws Exception {
    directory.use(request.text("directory"));
    int metastore = request.integer("metastorePort");
    int server = request.integer("serverPort");
    Thread thread =
        new Thread(() -> runMain(METASTORE, "-p", Integer.toString(metastore)), "metastore");
    thread.setDaemon(true);
    thread.start();
    await(metastore);
    runMain(HIVE_SERVER);
    await(server);
    url = "jdbc:hive2://localhost:" + server;
    return Message.EMPTY;
  }

  // A class that is missing in Hive's class path is an error, and shows on standard error alone.
  @SuppressWarnings("CatchAndPrintStackTrace")
  private static void runMain(String mainClass, String... arguments) {
    try {
      Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (ReflectiveOperationException | LinkageError e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static void await(int port) throws InterruptedException, TimeoutException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
    while (!isTaken(port)) {
      if (System.nanoTime() > end) {
        throw new TimeoutException("Nothing listens on port " + port + ".");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static boolean isTaken(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Executes statements in one session. Returns the rows of the last one. */
  private Message execute(Message request) throws SQLException {
    Connection connection = connection();
    List<Message> rows = List.of();
    try (Statement statement = connection.createStatement()) {
      for (String each : request.texts("statements")) {
        rows = statement.execute(each) ? rows(statement.getResultSet()) : List.of();
      }
    } catch (SQLException e) {
      connection.close(); // its session may have settings that no other test expects
      throw e;
    }
    if (request.texts("statements").size() == 1) {
      idle.add(connection);
    } else {
      connection.close();
    }
    return Message.EMPTY.withMessages("rows", rows);
  }

  private Connection connection() throws SQLException {
    Connection connection = idle.poll();
    return connection != null ? connection : DriverManager.getConnection(url, "hive", "");
  }

  private static List<Message> rows(ResultSet results) throws SQLException {
    List<Message> rows = new ArrayList<>();
    int columns = results.getMetaData().getColumnCount();
    while (results.next()) {
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        String value = results.getString(i);
        values.add(value == null ? "NULL" : value);
      }
      rows.add(Message.of("values", values));
    }
    return rows;
  }
}
