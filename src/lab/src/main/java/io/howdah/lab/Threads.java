package io.howdah.lab;

import java.util.concurrent.Executor;

/** Runs what mostly waits for other processes. */
final class Threads {
  /** A new daemon thread for each task: there are few, and none may wait for another. */
  static final Executor EACH_ITS_OWN =
      task -> {
        Thread thread = new Thread(task, "lab");
        thread.setDaemon(true);
        thread.start();
      };

  private Threads() {}
}
