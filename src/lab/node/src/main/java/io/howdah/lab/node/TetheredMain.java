package io.howdah.lab.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs a server's own main class and ends it with standard input, and all processes that it
 * started, so that nothing outlives a test run that was killed.
 */
public final class TetheredMain {
  private TetheredMain() {}

  /**
   * Takes the server's directory, which goes with it, the name of its main class and the arguments
   * of that.
   */
  @SuppressWarnings("CatchAndPrintStackTrace") // Standard error is the log.
  public static void main(String[] args) throws Exception {
    Directory directory = new Directory();
    directory.use(args[0]);
    Thread tether = new Thread(() -> endWith(System.in, directory), "tether");
    tether.setDaemon(true);
    tether.start();
    String[] rest = Arrays.copyOfRange(args, 2, args.length);
    try {
      Class.forName(args[1]).getMethod("main", String[].class).invoke(null, (Object) rest);
    } catch (InvocationTargetException e) {
      e.printStackTrace();
      // A server that failed half-way has threads that would keep it from ending.
      Runtime.getRuntime().halt(1);
    }
  }

  private static void endWith(InputStream input, Directory directory) {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The process at the other end is gone, too.
    }
    // Such as the containers of a NodeManager, which outlive it on purpose.
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    directory.delete();
    Runtime.getRuntime().halt(0);
  }
}
