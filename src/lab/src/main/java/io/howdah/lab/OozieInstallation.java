package io.howdah.lab;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The directory of an Oozie server: what an administrator unpacks, configures and adds jars to. */
final class OozieInstallation {
  private static final String VERSION = "5.2.1";

  private final Path home;
  private final String instance;
  private final Map<String, String> site = new TreeMap<>();
  private final List<String> services = new ArrayList<>();

  /**
   * Lays the directory out.
   *
   * @param logs an existing directory, which stays when {@code home} goes
   */
  OozieInstallation(Path home, Path logs, String instance, int port) throws IOException {
    this.home = home;
    this.instance = instance;
    Files.createDirectories(hadoopConfiguration());
    Files.createDirectories(actionConfiguration());
    Files.createDirectories(data());
    Files.createDirectories(plugins());
    // Oozie's web application, of which its REST API needs no more than that it is there.
    Files.createDirectories(webRoot().resolve("webapp"));
    Files.createSymbolicLink(logs(), logs.toAbsolutePath());

    set("oozie.instance.id", instance);
    set("oozie.http.hostname", "localhost");
    set("oozie.http.port", Integer.toString(port));
    set("oozie.base.url", "http://localhost:" + port + "/oozie");
    set("oozie.jsp.tmp.dir", data().toString());
    // A part of each job's id, the same for all servers of an ensemble, of 10 characters at most.
    set("oozie.system.id", "howdah-lab");
    set("oozie.service.JPAService.create.db.schema", "true");
    set("oozie.service.JPAService.jdbc.url", "jdbc:derby:" + data().resolve("db") + ";create=true");
    set("oozie.service.HadoopAccessorService.hadoop.configurations", "*=" + hadoopConfiguration());
    set("oozie.service.HadoopAccessorService.action.configurations", "*=" + actionConfiguration());
    set("oozie.service.HadoopAccessorService.supported.filesystems", "*");
  }

  Path home() {
    return home;
  }

  Path logs() {
    return home.resolve("logs");
  }

  /** Sets an entry of {@code oozie-site.xml}. */
  void set(String key, String value) {
    site.put(key, value);
  }

  /** Adds services of Oozie's to those that {@code oozie.services.ext} names. */
  void addServices(List<String> classes) {
    services.addAll(classes);
  }

  /** Adds a jar beside Oozie's own, over one of the same name. */
  void addPlugin(Path jar) {
    Path target = plugins().resolve(jar.toAbsolutePath().getFileName());
    try {
      Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes away all jars that were added. */
  void removePlugins() {
    try (Stream<Path> jars = Files.list(plugins())) {
      for (Path jar : jars.toList()) {
        Files.delete(jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes all files of the configuration, with {@code hadoop} for the file systems. */
  void configure(Map<String, String> hadoop) {
    try {
      Path configuration = configuration();
      HadoopXml.write(configuration.resolve("oozie-site.xml"), siteWithServices());
      HadoopXml.write(hadoopConfiguration().resolve("core-site.xml"), hadoop);
      try (InputStream logging =
          OozieInstallation.class.getResourceAsStream("oozie-log4j.properties")) {
        Files.copy(
            Objects.requireNonNull(logging),
            configuration.resolve("oozie-log4j.properties"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The flags by which the server's JVM finds its way about, as Oozie's own script sets them. */
  List<String> jvmFlags() {
    return List.of(
        // Guice 3 generates classes there.
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "-Doozie.home.dir=" + home,
        "-Doozie.config.dir=" + configuration(),
        "-Doozie.data.dir=" + data(),
        "-Doozie.log.dir=" + logs(),
        "-Doozie.instance.id=" + instance,
        // Otherwise into the current directory, which is a test's.
        "-Dderby.stream.error.file=" + logs().resolve("derby.log"));
  }

  /** Oozie's own jars, and the plugins after them. */
  String classPath() {
    return String.join(
        File.pathSeparator,
        webRoot().toString(),
        ClassPaths.of("oozie-" + VERSION, "src/lab/oozie"),
        plugins().resolve("*").toString());
  }

  /** All that {@code oozie.log} held, also before it was rolled over at the full hour. */
  String log() {
    try (Stream<Path> files = Files.list(logs())) {
      List<Path> parts = new ArrayList<>();
      files
          .filter(file -> file.getFileName().toString().startsWith("oozie.log-"))
          .sorted()
          .forEach(parts::add);
      parts.add(logs().resolve("oozie.log"));
      StringBuilder text = new StringBuilder();
      for (Path part : parts) {
        if (Files.exists(part)) {
          text.append(new String(Files.readAllBytes(part), StandardCharsets.UTF_8));
        }
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> siteWithServices() {
    Map<String, String> entries = new TreeMap<>(site);
    if (!services.isEmpty()) {
      entries.merge(
          "oozie.services.ext", String.join(",", services), (theirs, ours) -> theirs + "," + ours);
    }
    return entries;
  }

  private Path configuration() {
    return home.resolve("conf");
  }

  private Path hadoopConfiguration() {
    return configuration().resolve("hadoop-conf");
  }

  private Path actionConfiguration() {
    return configuration().resolve("action-conf");
  }

  private Path data() {
    return home.resolve("data");
  }

  private Path plugins() {
    return home.resolve("lib");
  }

  private Path webRoot() {
    return home.resolve("webroot");
  }
}
