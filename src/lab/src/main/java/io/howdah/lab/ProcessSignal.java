package io.howdah.lab;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What this machine's kernel can do to a process that Java cannot. */
enum ProcessSignal {
  /** The process freezes: its ports accept connections, and send no response. */
  STOP,
  /** A stopped process goes on. */
  CONT;

  /**
   * Sends the signal.
   *
   * @param name what to call the process in messages
   */
  void to(Process process, String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new LabException(
            IllegalStateException.class.getName(), name + " took no signal " + name() + ".");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while signalling " + name, e);
    }
  }
}
