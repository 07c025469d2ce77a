package io.howdah.lab.node;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A JVM with Hadoop in it that executes the requests on its standard input. It ends when that is
 * closed, so that nothing outlives a test run that was killed.
 */
public final class NodeMain {
  private NodeMain() {}

  /** Takes no arguments: everything comes through the channel. */
  @SuppressWarnings("CatchAndPrintStackTrace") // Standard error is the log.
  public static void main(String[] args) throws Exception {
    PrintStream answers =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    // Anything printed by Hadoop must go into the log, not between the responses.
    System.setOut(System.err);

    Directory directory = new Directory();
    ClusterCommands cluster = new ClusterCommands(directory);
    Map<String, Command> commands = new HashMap<>();
    cluster.register(commands);
    FileSystems fileSystems = new FileSystems(cluster);
    fileSystems.register(commands);
    new FileCommands(fileSystems).register(commands);
    new StatusCommands(fileSystems).register(commands);
    new TreeCommands(fileSystems).register(commands);
    new EmptyFiles(cluster).register(commands);
    new DataNodeCommands().register(commands);
    new OperationCounts().register(commands);
    new RefereeCommand().register(commands);
    try {
      new CommandLoop(commands, answers).run(System.in);
      System.err.println("The channel was closed.");
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
    } finally {
      directory.delete();
      // Not exit: a cluster that is thrown away needs no orderly end, which takes seconds.
      Runtime.getRuntime().halt(0);
    }
  }
}
