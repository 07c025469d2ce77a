package io.howdah.lab;

import io.howdah.lab.channel.Message;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A child JVM with one version of Hadoop in it, and the channel to it. The child ends when the
 * channel does, so also when this JVM is killed.
 */
final class HadoopProcess implements AutoCloseable {
  private static final String MAIN = "io.howdah.lab.node.NodeMain";
  private static final long LONGEST_ANSWER_MINUTES = 10;

  private final String name;
  private final Path log;
  private final Process process;
  private final Writer requests;
  private final AtomicLong lastId = new AtomicLong();
  private final Map<Long, CompletableFuture<Message>> waiting = new ConcurrentHashMap<>();

  private HadoopProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
    this.requests = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
  }

  /** Starts a child that is a part of a cluster. */
  static HadoopProcess start(String name, HdfsOptions options, Path scratch) {
    List<String> jvmFlags = new ArrayList<>(options.security().jvmFlags());
    jvmFlags.addAll(options.jvmFlags());
    return start(name, options.version(), scratch, options.logDirectory(), jvmFlags);
  }

  /**
   * Starts a child.
   *
   * @param name what to call it in messages and in the name of its log
   * @param scratch a directory that {@link Scratch} made
   */
  static HadoopProcess start(
      String name, HadoopVersion version, Path scratch, Path logDirectory, List<String> jvmFlags) {
    try {
      List<String> program = new ArrayList<>(jvmFlags);
      program.add("-cp");
      program.add(
          String.join(
              File.pathSeparator,
              ClassPaths.ownCode().toString(),
              version.classPath(),
              classPathDirectory(scratch).toString()));
      program.add(MAIN);
      return start(name, scratch, logDirectory, program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a child with a program of the lab that serves the channel.
   *
   * @param program its JVM flags, class path and main class
   */
  static HadoopProcess start(String name, Path scratch, Path logDirectory, List<String> program) {
    try {
      Path log = LogFiles.newFile(logDirectory, name);
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC"));
      // Without it a NameNode starts, and then returns 500 to WebHDFS calls.
      command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
      command.add("-Djava.io.tmpdir=" + scratch.resolve("tmp"));
      command.add("-Dtest.build.data=" + scratch.resolve("tmp"));
      command.add("-Dfile.encoding=UTF-8");
      command.add("-Dlog4j.configuration=hadoop-log4j.properties");
      command.add("-Dlab.log.level=WARN");
      command.addAll(program);
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
      // Decides how Java writes file names, which may hold any character.
      builder.environment().put("LC_ALL", "C.UTF-8");
      HadoopProcess child = new HadoopProcess(name, log, builder.start());
      Thread reader = new Thread(child::readAnswers, "lab-" + name);
      reader.setDaemon(true);
      reader.start();
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory for what Hadoop looks for on its class path. */
  static Path classPathDirectory(Path scratch) throws IOException {
    return Files.createDirectories(scratch.resolve("classpath"));
  }

  /** Sends a request and waits for the response. */
  Message ask(String operation, Message request) {
    long id = lastId.incrementAndGet();
    CompletableFuture<Message> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    try {
      send(request.with("op", operation).with("id", id));
      Message message = answer.get(LONGEST_ANSWER_MINUTES, TimeUnit.MINUTES);
      if (message.has("error")) {
        Message error = message.message("error");
        throw new LabException(
            error.text("type"),
            operation
                + " failed in "
                + name
                + ": "
                + error.text("type")
                + ": "
                + error.text("message"));
      }
      return message.message("ok");
    } catch (IOException | ExecutionException e) {
      throw new LabException(
          name + " ended with code " + exitCode() + " at " + operation + "; its log is " + log, e);
    } catch (TimeoutException e) {
      throw new LabException(name + " does not respond to " + operation, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while waiting for " + name, e);
    } finally {
      waiting.remove(id);
    }
  }

  /** Freezes the child: its ports accept connections, and send no response. */
  void freeze() {
    ProcessSignal.STOP.to(process, name);
  }

  /** Lets a frozen child go on. */
  void thaw() {
    ProcessSignal.CONT.to(process, name);
  }

  /** Ends the child without notice, as a crash does. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** Ends the child, frozen or not, and waits for it. */
  @Override
  public void close() {
    if (process.isAlive()) {
      thaw();
    }
    try {
      synchronized (requests) {
        requests.close();
      }
    } catch (IOException e) {
      // It is gone already, as intended.
      process.destroyForcibly();
    }
    await();
  }

  private int exitCode() {
    await();
    return process.exitValue();
  }

  private void await() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void send(Message message) throws IOException {
    synchronized (requests) {
      requests.write(message + "\n");
      requests.flush();
    }
  }

  private void readAnswers() {
    IOException end = new IOException("The process " + name + " has ended.");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Message message = Message.parse(line);
        CompletableFuture<Message> answer = waiting.get(message.number("id"));
        if (answer != null) {
          answer.complete(message);
        }
      }
    } catch (IOException e) {
      end = e;
    }
    for (CompletableFuture<Message> answer : waiting.values()) {
      answer.completeExceptionally(end);
    }
  }
}
