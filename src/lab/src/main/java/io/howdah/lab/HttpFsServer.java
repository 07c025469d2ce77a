package io.howdah.lab;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A real HttpFS in front of a cluster, in a JVM of its own: HttpFS 3.4.2 on Hadoop 3.4.3, which
 * requires Kerberos if its cluster does.
 *
 * <pre>{@code
 * try (HttpFsServer httpFs = HttpFsServer.builder(staging).start()) {
 *   ... httpFs.url() ...
 *   httpFs.kill();
 *   httpFs.start();      // the same port
 * }
 * }</pre>
 *
 * <p>It acts on the cluster for the user of each request. The user of this JVM may act for all
 * others ({@code doas}). A cluster may have several. Methods return when the change has taken
 * effect and throw {@link LabException} where it cannot be made. It goes at the end, also when this
 * JVM is killed; only its log stays.
 */
public final class HttpFsServer implements AutoCloseable {
  private static final String MAIN = "org.apache.hadoop.fs.http.server.HttpFSServerWebServer";

  private final int port = new FreePorts().next();
  private final Optional<Realm> realm;
  private final ServerProcess process;

  private HttpFsServer(HttpFsOptions options) {
    String name = options.cluster().name() + "-httpfs";
    realm = options.cluster().realm();
    Path scratch = Scratch.create(name);
    Path configuration = scratch.resolve("conf");
    try {
      Files.createDirectories(configuration);
      configure(configuration, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path output = LogFiles.newFile(LogFiles.DIRECTORY, name);
    List<String> jvmFlags = new ArrayList<>();
    jvmFlags.add("-Xmx512m");
    // As for a NameNode, without which its REST API fails.
    jvmFlags.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    jvmFlags.add("-Dhttpfs.home.dir=" + scratch);
    jvmFlags.add("-Dhttpfs.config.dir=" + configuration);
    jvmFlags.add("-Dhttpfs.log.dir=" + scratch.resolve("tmp"));
    jvmFlags.add("-Dhttpfs.temp.dir=" + scratch.resolve("tmp"));
    jvmFlags.add("-Dlog4j.configuration=hadoop-log4j.properties");
    jvmFlags.add("-Dlab.log.level=WARN");
    realm.ifPresent(known -> jvmFlags.add("-Djava.security.krb5.conf=" + known.krb5Conf()));
    ServerCommand command =
        new ServerCommand(
            name,
            scratch,
            output,
            jvmFlags,
            Map.of(),
            configuration + File.pathSeparator + ClassPaths.of("httpfs", "src/lab/hadoop/httpfs"),
            MAIN,
            List.of());
    process = new ServerProcess(command, List.of(port), this::isServing, List.of(output));
  }

  /** Describes an HttpFS in front of a running cluster. */
  public static HttpFsServerBuilder builder(HdfsCluster cluster) {
    return new HttpFsServerBuilder(cluster);
  }

  static HttpFsServer start(HttpFsOptions options) {
    HttpFsServer server = new HttpFsServer(options);
    server.process.startOrClose();
    return server;
  }

  /** Where clients find it: {@code http://localhost:PORT}. */
  public URI url() {
    return URI.create("http://localhost:" + port);
  }

  /** Starts it again after it was stopped or killed, and waits until it serves. */
  public void start() {
    process.start();
  }

  /** Stops it in an orderly way. */
  public void stop() {
    process.stop();
  }

  /** Ends its process without notice, as a crash does. */
  public void kill() {
    process.kill();
  }

  /** Freezes its process: it accepts connections and never responds. */
  public void freeze() {
    process.freeze();
  }

  /** Lets a frozen process go on. */
  public void thaw() {
    process.thaw();
  }

  /** Ends it without notice and deletes its files. */
  @Override
  public void close() {
    process.close();
  }

  private void configure(Path directory, HttpFsOptions options) throws IOException {
    Map<String, String> hadoop = new TreeMap<>(options.cluster().clientConfiguration());
    hadoop.put("fs.defaultFS", options.cluster().hdfsUri().toString());
    HadoopXml.write(directory.resolve("core-site.xml"), hadoop);

    Map<String, String> site = new TreeMap<>();
    String user = System.getProperty("user.name");
    site.put("httpfs.http.hostname", "localhost");
    site.put("httpfs.http.port", Integer.toString(port));
    site.put("httpfs.proxyuser." + user + ".hosts", "*");
    site.put("httpfs.proxyuser." + user + ".groups", "*");
    site.put("hadoop.http.temp.dir", directory.resolveSibling("tmp").toString());
    realm.ifPresent(known -> site.putAll(HdfsSecurity.httpFsConfiguration(known)));
    site.putAll(options.properties());
    HadoopXml.write(directory.resolve("httpfs-site.xml"), site);
    Files.writeString(directory.resolve("httpfs-signature.secret"), "the lab's secret");
    // Without a file of this name it logs at all levels.
    try (InputStream logging = HttpFsServer.class.getResourceAsStream("/hadoop-log4j.properties")) {
      Files.copy(Objects.requireNonNull(logging), directory.resolve("httpfs-log4j.properties"));
    }
  }

  private boolean isServing() {
    if (realm.isPresent()) {
      // It opens its port last, and responds to no request without a login.
      return FreePorts.isTaken(port);
    }
    String user = System.getProperty("user.name");
    return LocalHttp.get(url() + "/webhdfs/v1/?op=GETHOMEDIRECTORY&user.name=" + user).isPresent();
  }
}
