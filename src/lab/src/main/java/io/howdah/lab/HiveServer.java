package io.howdah.lab;

import io.howdah.lab.channel.Message;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A real Hive 4.0.1 on top of a cluster's files: HiveServer2, its metastore and an embedded Derby
 * in a JVM of their own. Queries run as MapReduce within it, without YARN. Prefer queries without
 * aggregation and order, which need no job.
 *
 * <pre>{@code
 * try (HiveServer hive = HiveServer.builder("hive").on(staging).start()) {
 *   hive.execute("create table t (id int) partitioned by (ds string) stored as orc");
 *   hive.execute("insert into t partition (ds='2026-11-01') values (1)");
 *   ... hive.metastoreUri() ...
 * }
 * }</pre>
 *
 * <p>On a secure cluster the metastore lets clients in by Kerberos or a delegation token. Its
 * principal is {@code hdfs/localhost}.
 *
 * <p>Methods throw {@link LabException} where Hive refuses. It goes at the end, also when this JVM
 * is killed; only its log stays.
 */
public final class HiveServer implements AutoCloseable {
  private static final String MAIN = "io.howdah.lab.node.HiveMain";

  /** In a secure cluster it is the superuser, so that it may write all tables' files. */
  private static final String PRINCIPAL = "hdfs/localhost";

  private static final String OPEN = "=ALL-UNNAMED";

  /** What Hive and its libraries reach into by reflection. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.reflect",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/java.util.regex",
          "java.base/java.net",
          "java.base/java.io",
          "java.base/java.nio",
          "java.base/java.time",
          "java.sql/java.sql");

  private static final String LOGGING =
      """
      status = ERROR
      appender.console.type = Console
      appender.console.name = console
      appender.console.target = SYSTEM_ERR
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{ISO8601} %5p [%t] %c{2}: %m%n
      rootLogger.level = WARN
      rootLogger.appenderRef.console.ref = console
      """;

  private final String name;
  private final Path scratch;
  private final int metastorePort;
  private final int serverPort;
  private final Optional<Realm> realm;
  private @Nullable HadoopProcess process;

  private HiveServer(String name, HdfsCluster files, Map<String, String> properties) {
    FreePorts ports = new FreePorts();
    this.name = name;
    this.metastorePort = ports.next();
    this.serverPort = ports.next();
    this.realm = files.realm();
    this.scratch = Scratch.create(name);
    try {
      Path directory = HadoopProcess.classPathDirectory(scratch);
      HadoopXml.write(directory.resolve("core-site.xml"), files.clientConfiguration());
      Map<String, String> site = site(files);
      site.putAll(properties);
      HadoopXml.write(directory.resolve("hive-site.xml"), site);
      Files.writeString(directory.resolve("hive-log4j2.properties"), LOGGING);
      Files.writeString(directory.resolve("log4j2.properties"), LOGGING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Describes a Hive.
   *
   * @param name what to call it in messages and in the name of its log
   */
  public static HiveServerBuilder builder(String name) {
    return new HiveServerBuilder(name);
  }

  static HiveServer start(String name, HdfsCluster files, Map<String, String> properties) {
    HiveServer server = new HiveServer(name, files, properties);
    try {
      server.start();
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** Where clients find the metastore: {@code thrift://localhost:PORT}. */
  public URI metastoreUri() {
    return URI.create("thrift://localhost:" + metastorePort);
  }

  /** Where clients find HiveServer2: {@code jdbc:hive2://localhost:PORT}. */
  public String jdbcUrl() {
    return "jdbc:hive2://localhost:" + serverPort;
  }

  /**
   * Executes statements in one session, such as {@code set} and what it is for.
   *
   * @return the rows of the last statement, each with its values as texts; {@code NULL} for NULL
   */
  public List<List<String>> execute(String... statements) {
    List<List<String>> rows = new ArrayList<>();
    Message request = Message.of("statements", List.of(statements));
    for (Message row : running().ask("execute", request).messages("rows")) {
      rows.add(row.texts("values"));
    }
    return rows;
  }

  /**
   * The partitions for which an expression is true, by the metastore's own {@code
   * get_partitions_by_filter}: for each one its columns as {@code name=value}, without escapes.
   */
  public List<List<String>> partitionsByFilter(String database, String table, String expression) {
    List<List<String>> partitions = new ArrayList<>();
    Message request = table(database, table).with("filter", expression);
    for (Message each : running().ask("partitionsByFilter", request).messages("partitions")) {
      partitions.add(each.texts("values"));
    }
    return partitions;
  }

  /** The directory of a table, as a path of its cluster. */
  public String location(String database, String table) {
    Message response = running().ask("tableLocation", table(database, table));
    return URI.create(response.text("location")).getPath();
  }

  private Message table(String database, String table) {
    return Message.of("port", metastorePort).with("database", database).with("table", table);
  }

  /** Starts it again after it was killed, with its tables, at the same ports. */
  public void start() {
    FreePorts.awaitFree(metastorePort);
    FreePorts.awaitFree(serverPort);
    List<String> program = new ArrayList<>();
    program.add("-XX:TieredStopAtLevel=1");
    realm.ifPresent(each -> program.add("-Djava.security.krb5.conf=" + each.krb5Conf()));
    OPENED.forEach(module -> program.add("--add-opens=" + module + OPEN));
    program.add("-Dderby.stream.error.file=" + scratch.resolve("derby.log"));
    program.add("-cp");
    program.add(
        String.join(
            File.pathSeparator,
            scratch.resolve("classpath").toString(),
            ClassPaths.of("hive", "src/lab/hadoop/hive"),
            ClassPaths.ownCode().toString()));
    program.add(MAIN);
    process = HadoopProcess.start(name, scratch, LogFiles.DIRECTORY, program);
    process.ask(
        "startHive",
        Message.of("directory", scratch.toString())
            .with("metastorePort", metastorePort)
            .with("serverPort", serverPort));
  }

  /** Ends it without notice, as a crash does. */
  public void kill() {
    running().kill();
  }

  /** Ends it without notice and deletes its metadata, and not the files of its tables. */
  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
    Scratch.delete(scratch);
  }

  private HadoopProcess running() {
    if (process == null) {
      throw new LabException(IllegalStateException.class.getName(), name + " does not run.");
    }
    return process;
  }

  private Map<String, String> site(HdfsCluster files) {
    Path temporary = scratch.resolve("tmp");
    Map<String, String> entries = new TreeMap<>();
    entries.put("fs.defaultFS", files.hdfsUri().toString());
    entries.put(
        "javax.jdo.option.ConnectionURL",
        "jdbc:derby:;databaseName=" + scratch.resolve("metastore") + ";create=true");
    entries.put("javax.jdo.option.ConnectionDriverName", "org.apache.derby.jdbc.EmbeddedDriver");
    entries.put("datanucleus.schema.autoCreateAll", "true");
    entries.put("hive.metastore.schema.verification", "false");
    entries.put("hive.metastore.uris", metastoreUri().toString());
    entries.put("hive.metastore.event.db.notification.api.auth", "false");
    entries.put("hive.metastore.warehouse.dir", "/warehouse/managed");
    entries.put("hive.metastore.warehouse.external.dir", "/warehouse/external");
    entries.put("hive.async.log.enabled", "false"); // it would need another library
    entries.put("hive.execution.engine", "mr");
    entries.put("mapreduce.framework.name", "local");
    entries.put("mapreduce.task.io.sort.mb", "24");
    entries.put("hive.exec.dynamic.partition.mode", "nonstrict");
    entries.put("hive.server2.enable.doAs", "false");
    entries.put("hive.server2.thrift.port", Integer.toString(serverPort));
    entries.put("hive.server2.thrift.bind.host", "localhost");
    entries.put("hive.server2.webui.port", "0");
    entries.put("hive.server2.tez.initialize.default.sessions", "false");
    entries.put("hive.security.authorization.enabled", "false");
    entries.put("hive.exec.scratchdir", "/tmp/hive-" + name);
    entries.put("hive.exec.local.scratchdir", temporary.toString());
    entries.put("hive.downloaded.resources.dir", temporary.resolve("resources").toString());
    entries.put("hive.querylog.location", temporary.resolve("queries").toString());
    entries.put(
        "hive.server2.logging.operation.log.location", temporary.resolve("operations").toString());
    entries.put("hadoop.tmp.dir", temporary.resolve("hadoop").toString());
    realm.ifPresent(each -> addKerberos(each, entries));
    return entries;
  }

  /** The metastore then lets in by Kerberos or a delegation token, and HiveServer2 anyone. */
  private static void addKerberos(Realm realm, Map<String, String> entries) {
    String keytab = realm.keytab(PRINCIPAL).toString();
    entries.put("hive.metastore.sasl.enabled", "true");
    entries.put("hive.metastore.kerberos.principal", realm.principal(PRINCIPAL));
    entries.put("hive.metastore.kerberos.keytab.file", keytab);
    entries.put("hive.server2.authentication.kerberos.principal", realm.principal(PRINCIPAL));
    entries.put("hive.server2.authentication.kerberos.keytab", keytab);
    // Hadoop's client names it as the renewer of tokens, even of jobs without YARN.
    entries.put("yarn.resourcemanager.principal", realm.principal(PRINCIPAL));
  }
}
