package io.howdah.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real Apache Oozie 5.2.1 server on this machine, in a JVM of its own with the jars of an Oozie
 * server and no others.
 *
 * <pre>{@code
 * try (OozieServer oozie = OozieServer.builder("oozie").home(staging).plugin(jar)
 *     .property("oozie.service.ActionService.executor.ext.classes", "com.example.Executor")
 *     .quickIntervals().start()) {
 *   OozieClient client = new OozieClient(oozie.url());
 *   ...
 *   oozie.kill();
 *   oozie.start();       // the same database, port and directories
 * }
 * }</pre>
 *
 * <p>It runs as the user who runs this JVM, and acts on the home cluster for whoever submits a job;
 * that user needs a home directory there. The database, an embedded Derby, lies with all of the
 * server's directories beside the clusters' blocks and goes at the end, also when this JVM is
 * killed; only the logs stay. Methods return when the change has taken effect and throw {@link
 * LabException} where it cannot be made.
 */
public final class OozieServer implements AutoCloseable {
  private static final String MAIN = "org.apache.oozie.server.EmbeddedOozieServer";
  private static final int PATIENCE_MILLIS = 10_000;

  private final OozieOptions options;
  private final Path scratch;
  private final OozieInstallation installation;
  private final URI url;
  private volatile @Nullable ServerProcess process;

  private OozieServer(OozieOptions options, Path scratch) throws IOException {
    this.options = options;
    this.scratch = scratch;
    int port = new FreePorts().next();
    this.url = URI.create("http://localhost:" + port + "/oozie");
    Files.createDirectories(options.logDirectory());
    this.installation =
        new OozieInstallation(
            scratch.resolve("home"),
            Files.createTempDirectory(options.logDirectory(), options.name() + "-"),
            options.instance(),
            port);
    options.properties().forEach(installation::set);
    options.plugins().forEach(installation::addPlugin);
  }

  /**
   * Describes a server.
   *
   * @param name small letters, digits and dashes
   */
  public static OozieServerBuilder builder(String name) {
    return new OozieServerBuilder(name);
  }

  static OozieServer start(OozieOptions options) {
    Path scratch = Scratch.create(options.name());
    try {
      OozieServer server = new OozieServer(options, scratch);
      server.start();
      return server;
    } catch (IOException e) {
      Scratch.delete(scratch);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      Scratch.delete(scratch);
      throw e;
    }
  }

  /** The name that the builder was given. */
  public String name() {
    return options.name();
  }

  /** Where clients find it: {@code http://localhost:PORT/oozie}. */
  public String url() {
    return url.toString();
  }

  /** Its directory, with {@code conf}, {@code data}, {@code lib} and {@code logs} in it. */
  public Path home() {
    return installation.home();
  }

  /** What its process has printed, in all its lives. */
  public Path output() {
    return installation.logs().resolve("jetty.out");
  }

  /** The text of {@code oozie.log}, of all its lives. */
  public String log() {
    return installation.log();
  }

  /** Whether its process runs. */
  public boolean isAlive() {
    ServerProcess current = process;
    return current != null && current.isAlive();
  }

  /** The id of its process, which is another after each start. */
  public long processId() {
    return running().id();
  }

  /** Looks into its process. */
  public ServerProbe probe() {
    return new ServerProbe(processId());
  }

  /**
   * Starts it again after it was stopped or killed, and waits until it serves.
   *
   * @throws LabException with the end of its logs where it does not
   */
  public synchronized void start() {
    requireStopped();
    installation.configure(hadoopConfiguration());
    List<String> jvmFlags = new ArrayList<>(installation.jvmFlags());
    jvmFlags.addAll(options.jvmFlags());
    ServerProcess started =
        ServerProcess.start(
            new ServerCommand(
                name(),
                scratch,
                output(),
                jvmFlags,
                options.environment(),
                installation.classPath(),
                MAIN,
                List.of()));
    process = started;
    started.awaitReady(
        this::isServing, List.of(installation.logs().resolve("oozie.log"), output()));
  }

  /** Stops it in an orderly way, as its administrator does: it ends when its services have. */
  public synchronized void stop() {
    running().stop();
  }

  /** Ends its process without notice, as a crash does. */
  public synchronized void kill() {
    running().kill();
  }

  /** Sets an entry of {@code oozie-site.xml} for the next start. */
  public synchronized void property(String key, String value) {
    requireStopped();
    installation.set(key, value);
  }

  /** Adds a jar for the next start, over one of the same name. */
  public synchronized void installPlugin(Path jar) {
    requireStopped();
    installation.addPlugin(jar);
  }

  /** Takes away all plugins for the next start. */
  public synchronized void removePlugins() {
    requireStopped();
    installation.removePlugins();
  }

  /** Ends it without notice and deletes all its files but the logs. */
  @Override
  public synchronized void close() {
    ServerProcess current = process;
    if (current != null) {
      current.cut();
    }
    Scratch.delete(scratch);
  }

  private Map<String, String> hadoopConfiguration() {
    Map<String, String> entries = new LinkedHashMap<>(options.home().clientConfiguration());
    entries.put("fs.defaultFS", options.home().hdfsUri().toString());
    return entries;
  }

  private boolean isServing() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(url + "/v2/admin/status").toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  private ServerProcess running() {
    ServerProcess current = process;
    if (current == null || !current.isAlive()) {
      throw new LabException(IllegalStateException.class.getName(), name() + " is not running.");
    }
    return current;
  }

  private void requireStopped() {
    if (isAlive()) {
      throw new LabException(
          IllegalStateException.class.getName(), name() + " is running: stop it first.");
    }
  }
}
