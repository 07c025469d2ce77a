package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves requests from standard input until it ends, each in a thread of its own, so that a long
 * one (a comparison, a large file) never holds up another (a fault to strike in the middle of it).
 */
final class CommandLoop {
  private final Map<String, Command> commands;
  private final PrintStream answers;

  CommandLoop(Map<String, Command> commands, PrintStream answers) {
    this.commands = commands;
    this.answers = answers;
  }

  /** Returns when {@code requests} ends, which it also does when the process behind it dies. */
  void run(InputStream requests) throws IOException {
    ExecutorService threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "command");
              thread.setDaemon(true);
              return thread;
            });
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(requests, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Message request = Message.parse(line);
        threads.execute(() -> answer(run(request).with("id", request.number("id"))));
      }
    }
  }

  // Catches everything: the caller decides about any failure.
  @SuppressWarnings("CatchAndPrintStackTrace")
  private Message run(Message request) {
    try {
      Command command = commands.get(request.text("op"));
      if (command == null) {
        throw new IllegalArgumentException("No such command: " + request.text("op"));
      }
      return Message.of("ok", command.run(request));
    } catch (Throwable e) {
      e.printStackTrace();
      String message = e.getMessage();
      return Message.of(
          "error",
          Message.of("type", e.getClass().getName())
              .with("message", message == null ? "" : message));
    }
  }

  private void answer(Message message) {
    synchronized (answers) {
      answers.println(message);
      answers.flush();
    }
  }
}
