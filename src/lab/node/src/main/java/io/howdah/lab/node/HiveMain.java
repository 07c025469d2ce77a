package io.howdah.lab.node;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A JVM with a Hive in it that executes the requests on its standard input. It ends when that is
 * closed, so that nothing outlives a test run that was killed.
 */
public final class HiveMain {
  private HiveMain() {}

  /** Takes no arguments: everything comes through the channel. */
  @SuppressWarnings("CatchAndPrintStackTrace") // Standard error is the log.
  public static void main(String[] args) throws Exception {
    PrintStream answers =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    System.setOut(System.err);

    Directory directory = new Directory();
    Map<String, Command> commands = new HashMap<>();
    new HiveCommands(directory).register(commands);
    new MetastoreCommands().register(commands);
    try {
      new CommandLoop(commands, answers).run(System.in);
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
    } finally {
      directory.delete();
      // Not exit: Hive's orderly end takes seconds.
      Runtime.getRuntime().halt(0);
    }
  }
}
