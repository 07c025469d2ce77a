package io.howdah.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/** A server that starts another process, prints its id and does nothing else. */
public final class SleepingServer {
  private SleepingServer() {}

  public static void main(String[] args) throws Exception {
    Process sleep = new ProcessBuilder("sleep", args[1]).start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  sleep.destroy();
                  System.out.println("Stopped in an orderly way.");
                }));
    Files.writeString(Path.of(args[0]), Long.toString(ProcessHandle.current().pid()));
    sleep.waitFor();
  }
}
