package io.howdah.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The database that the servers of an ensemble share: Derby in a JVM of its own, which goes at the
 * end with all it holds, also when this JVM is killed.
 */
public final class OozieDatabase implements AutoCloseable {
  private static final String MAIN = "org.apache.derby.drda.NetworkServerControl";
  private static final String JPA = "oozie.service.JPAService.";

  private final int port;
  private final ServerProcess process;

  private OozieDatabase(String name) {
    port = new FreePorts().next();
    Path scratch = Scratch.create(name);
    Path output = LogFiles.newFile(LogFiles.DIRECTORY, name);
    ServerCommand command =
        new ServerCommand(
            name,
            scratch,
            output,
            List.of("-Xmx256m", "-Dderby.system.home=" + scratch.resolve("data")),
            Map.of(),
            ClassPaths.of("derby", "src/lab/oozie"),
            MAIN,
            // Derby's own security manager does not permit this directory.
            List.of("start", "-h", "localhost", "-p", port + "", "-noSecurityManager"));
    process =
        new ServerProcess(command, List.of(port), () -> FreePorts.isTaken(port), List.of(output));
  }

  /**
   * Starts an empty database.
   *
   * @param name what to call it in messages and in the name of its log
   */
  public static OozieDatabase start(String name) {
    OozieDatabase database = new OozieDatabase(name);
    database.process.startOrClose();
    return database;
  }

  /** Ends it without notice, as a crash does. */
  public void kill() {
    process.kill();
  }

  /** Starts it again after it was killed, with what it held, at the same port. */
  public void start() {
    process.start();
  }

  /** Ends it and deletes its files. */
  @Override
  public void close() {
    process.close();
  }

  /** Its properties for {@code oozie-site.xml}. */
  Map<String, String> oozieProperties() {
    return Map.of(
        JPA + "jdbc.driver", "org.apache.derby.jdbc.ClientDriver",
        JPA + "jdbc.url", "jdbc:derby://localhost:" + port + "/oozie;create=true",
        // Derby requires a name and accepts any.
        JPA + "jdbc.username", "oozie",
        JPA + "jdbc.password", "oozie");
  }
}
