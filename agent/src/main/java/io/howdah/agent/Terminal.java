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
 * Whether a person watches standard error, and how wide their terminal is.
 *
 * <p>{@link System#console()} cannot tell: up to Java 21 it asks about standard input and output,
 * and output is a file wherever the status is kept; from Java 22 on it is there without any
 * terminal.
 */
final class Terminal {
  private static final int USUAL_WIDTH = 80;
  private static final Pattern STTY_SIZE = Pattern.compile("[0-9]+ ([1-9][0-9]{0,3})\\s*");

  private final int width;

  private Terminal(int width) {
    this.width = width;
  }

  /** Nobody watches. */
  static Terminal none() {
    return new Terminal(0);
  }

  /** A terminal of this many columns. */
  static Terminal ofWidth(int width) {
    return new Terminal(width);
  }

  /** Asks the operating system about this process's standard error. */
  static Terminal detect(Map<String, String> environment) {
    if ("dumb".equals(environment.get("TERM")) || !isStandardErrorTerminal()) {
      return none();
    }
    Matcher size = STTY_SIZE.matcher(run("stty size </dev/tty 2>/dev/null"));
    return ofWidth(size.matches() ? Integer.parseInt(size.group(1)) : USUAL_WIDTH);
  }

  /** Linux says it in /proc; elsewhere a shell that inherits our standard error does. */
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

  /** What a shell command prints; nothing where there is no shell or it takes too long. */
  private static String run(String command) {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "";
      }
      byte[] answer = new byte[64];
      try (InputStream output = process.getInputStream()) {
        int length = output.read(answer);
        return length < 0 ? "" : new String(answer, 0, length, StandardCharsets.US_ASCII);
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

  /** Its columns; 0 where there is none. */
  int width() {
    return width;
  }
}
