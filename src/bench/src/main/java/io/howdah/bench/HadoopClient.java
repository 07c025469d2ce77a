package io.howdah.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the tools that come with Hadoop, each in a JVM of its own as its script would. */
final class HadoopClient {
  private static final String CLASS_PATH = "hadoop.classpath";

  /** Of a line for each file, which Hadoop's own settings log, nothing is left. */
  private static final String LOGGING = "hadoop-log4j.properties";

  private final Java java;
  private final String classPath;

  private HadoopClient(Java java, String classPath) {
    this.java = java;
    this.classPath = classPath;
  }

  static HadoopClient of(Java java) {
    return new HadoopClient(java, resource(CLASS_PATH).strip());
  }

  /**
   * A command of Hadoop.
   *
   * @param configuration entries that take precedence over those of the job's clusters and route
   */
  Command command(
      Job job, String mainClass, Map<String, String> configuration, List<String> arguments)
      throws IOException {
    List<String> words = new ArrayList<>(java.command());
    words.addAll(job.route().jvmFlags());
    words.add("-cp");
    words.add(configurationDirectory(job) + File.pathSeparator + classPath);
    words.add(mainClass);
    entries(job, configuration).forEach((key, value) -> words.add("-D" + key + "=" + value));
    words.addAll(arguments);
    return new Command(words, Map.of("HADOOP_USER_NAME", job.destination().user()));
  }

  private static Map<String, String> entries(Job job, Map<String, String> configuration) {
    Map<String, String> entries = new TreeMap<>(job.destination().clientConfiguration());
    // The client decides how often a block is stored, whatever the servers' default.
    entries.put("dfs.replication", "1");
    entries.put("hadoop.tmp.dir", job.directory().resolve("tmp").toString());
    entries.putAll(job.route().hadoopConfiguration());
    entries.putAll(configuration);
    return entries;
  }

  /** A directory such as every installation has; FsShell refuses to start without. */
  private static Path configurationDirectory(Job job) throws IOException {
    Path directory = Files.createDirectory(job.directory().resolve("conf"));
    Files.writeString(directory.resolve("core-site.xml"), "<configuration/>\n");
    Files.writeString(directory.resolve("log4j.properties"), resource(LOGGING));
    return directory;
  }

  private static String resource(String name) {
    try (InputStream in = HadoopClient.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing: build src/bench and its modules");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
