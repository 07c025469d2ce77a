package io.howdah.lab;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
 * <p>It runs as the user of this JVM, and acts on the home cluster for the user of each job. That
 * user needs a home directory there. The database, an embedded Derby, lies with all of the server's
 * directories beside the clusters' blocks and goes at the end, also when this JVM is killed; only
 * the logs stay. Methods return when the change has taken effect and throw {@link LabException}
 * where it cannot be made.
 *
 * <p>Servers with the same {@link OozieDatabase} and {@link ZooKeeperServer} are one ensemble.
 */
public final class OozieServer implements AutoCloseable {
  private static final String MAIN = "org.apache.oozie.server.EmbeddedOozieServer";

  private final OozieOptions options;
  private final int port = new FreePorts().next();
  private final OozieInstallation installation;
  private final ServerProcess process;

  private OozieServer(OozieOptions options) {
    this.options = options;
    Path scratch = Scratch.create(options.name());
    installation = install(options, scratch.resolve("home"), port);
    List<String> jvmFlags = new ArrayList<>(installation.jvmFlags());
    jvmFlags.addAll(options.jvmFlags());
    ServerCommand command =
        new ServerCommand(
            options.name(),
            scratch,
            output(),
            jvmFlags,
            options.environment(),
            installation.classPath(),
            MAIN,
            List.of());
    process =
        new ServerProcess(
            command,
            List.of(port),
            this::isServing,
            List.of(installation.logs().resolve("oozie.log"), output()));
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
    OozieServer server = new OozieServer(options);
    server.installation.configure(server.hadoopConfiguration());
    server.process.startOrClose();
    return server;
  }

  /** The name that the builder was given. */
  public String name() {
    return options.name();
  }

  /** Where clients find it: {@code http://localhost:PORT/oozie}. */
  public String url() {
    return "http://localhost:" + port + "/oozie";
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
    return process.isAlive();
  }

  /** The id of its process, which is another after each start. */
  public long processId() {
    return process.id();
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
  public void start() {
    process.requireStopped();
    installation.configure(hadoopConfiguration());
    process.start();
  }

  /** Stops it in an orderly way, as its administrator does: it ends when its services have. */
  public void stop() {
    process.stop();
  }

  /** Ends its process without notice, as a crash does. */
  public void kill() {
    process.kill();
  }

  /** Stops its process in its tracks, as a long pause of its JVM or machine does. */
  public void freeze() {
    process.freeze();
  }

  /** Lets a frozen process continue, for which no time has passed. */
  public void thaw() {
    process.thaw();
  }

  /**
   * Uploads the libraries of actions on YARN, and updates the running server, as its administrator
   * does once.
   *
   * @see OozieServerBuilder#yarn
   */
  public void installShareLib() {
    String version =
        DateTimeFormatter.ofPattern("yyyyMMddHHmmss").format(LocalDateTime.now(ZoneOffset.UTC));
    String directory =
        "/user/" + System.getProperty("user.name") + "/share/lib/lib_" + version + "/oozie/";
    for (String jar :
        ClassPaths.of("oozie-sharelib", "src/lab/oozie").split(File.pathSeparator, -1)) {
      Path file = Path.of(jar);
      try {
        options.home().files().write(directory + file.getFileName(), Files.readAllBytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    String answer = LocalHttp.get(url() + "/v2/admin/update_sharelib").orElse("nothing");
    if (!answer.contains("Successful")) {
      throw new LabException(
          IllegalStateException.class.getName(),
          name() + " answered " + answer + " when told of " + directory + ".");
    }
  }

  /** Sets an entry of {@code oozie-site.xml} for the next start. */
  public void property(String key, String value) {
    process.requireStopped();
    installation.set(key, value);
  }

  /** Adds a jar for the next start, over one of the same name. */
  public void installPlugin(Path jar) {
    process.requireStopped();
    installation.addPlugin(jar);
  }

  /** Takes away all plugins for the next start. */
  public void removePlugins() {
    process.requireStopped();
    installation.removePlugins();
  }

  /** Ends it without notice and deletes all its files but the logs. */
  @Override
  public void close() {
    process.close();
  }

  private static OozieInstallation install(OozieOptions options, Path home, int port) {
    Path logs = LogFiles.newDirectory(options.logDirectory(), options.name());
    try {
      OozieInstallation installation = new OozieInstallation(home, logs, options.instance(), port);
      if (options.database() != null) {
        options.database().oozieProperties().forEach(installation::set);
      }
      if (options.zooKeeper() != null) {
        options.zooKeeper().oozieProperties().forEach(installation::set);
        installation.addServices(ZooKeeperServer.OOZIE_SERVICES);
      }
      options.properties().forEach(installation::set);
      options.plugins().forEach(installation::addPlugin);
      return installation;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> hadoopConfiguration() {
    Map<String, String> entries = new LinkedHashMap<>(options.home().clientConfiguration());
    entries.put("fs.defaultFS", options.home().hdfsUri().toString());
    if (options.yarn() != null) {
      entries.putAll(options.yarn().clientConfiguration());
    }
    return entries;
  }

  private boolean isServing() {
    return LocalHttp.get(url() + "/v2/admin/status").isPresent();
  }
}
