package io.howdah.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal of standard error, if there is one, and its width.
 *
 * <p>{@link System#console()} is no substitute. Up to Java 21 it requires that standard input and
 * standard output are terminals, but standard output is a file where the status is kept. From Java
 * 22 on it exists even without a terminal.
 */
final class Terminal {
  private static final int USUAL_WIDTH = 80;
  private static final Pattern STTY_SIZE = Pattern.compile("[0-9]+ ([1-9][0-9]{0,3})\\s*");

  private final int width;

  private Terminal(int width) {
    this.width = width;
  }

  /** No terminal. */
  static Terminal none() {
    return new Terminal(0);
  }

  /** A terminal of this many columns. */
  static Terminal ofWidth(int width) {
    return new Terminal(width);
  }

  /** Detects through the operating system whether standard error is a terminal. */
  static Terminal detect(Map<String, String> environment) {
    if ("dumb".equals(environment.get("TERM")) || !isStandardErrorTerminal()) {
      return none();
    }
    Matcher size = STTY_SIZE.matcher(run("stty size </dev/tty 2>/dev/null"));
    return ofWidth(size.matches() ? Integer.parseInt(size.group(1)) : USUAL_WIDTH);
  }

  /**
   * Linux shows the device in /proc. On other systems a shell inherits standard error and tests it.
   */
  private static boolean isStandardErrorTerminal() {
    Path link = Paths.get("/proc/self/fd/2");
    try {
      if (Files.isSymbolicLink(link)) {
        String device = Files.readSymbolicLink(link).toString();
        return device.startsWith("/dev/pts/")
            || device.startsWith("/dev/tty")
            || device.equals("/dev/console");
      }
    } catch (IOException e) {
      return false;
    }
    return run("test -t 2 && echo yes").trim().equals("yes");
  }

  /**
   * The output of a shell command. Empty where there is no shell, or where the command takes too
   * long.
   */
  private static String run(String command) {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "";
      }
      byte[] printed = new byte[64];
      try (InputStream output = process.getInputStream()) {
        int length = output.read(printed);
        return length < 0 ? "" : new String(printed, 0, length, StandardCharsets.US_ASCII);
      }
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  boolean isPresent() {
    return width > 0;
  }

  /** The number of columns; 0 where there is no terminal. */
  int width() {
    return width;
  }
}
