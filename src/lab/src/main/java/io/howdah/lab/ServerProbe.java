package io.howdah.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks into the JVM of a server from outside, for what should not grow while it runs. */
public final class ServerProbe {
  private static final Pattern THREAD = Pattern.compile("^\"(.*)\" (#\\d+ |os_prio=)");
  private static final Pattern OBJECTS = Pattern.compile("^ *\\d+: +(\\d+) +\\d+ +(\\S+).*");

  private final long processId;

  ServerProbe(long processId) {
    this.processId = processId;
  }

  /** The names of all threads, sorted; several may share one. */
  public List<String> threadNames() {
    return jcmd("Thread.print")
        .map(THREAD::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .sorted()
        .toList();
  }

  /** All threads and where they are. */
  public String threadDump() {
    return String.join("\n", jcmd("Thread.print", "-l").toList());
  }

  /** What the process holds open: paths, sockets and pipes as the kernel names them, sorted. */
  public List<String> openFiles() {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc", processId + "", "fd"))) {
      List<String> targets = new ArrayList<>();
      for (Path descriptor : descriptors.toList()) {
        // One may be closed since it was listed.
        if (Files.isSymbolicLink(descriptor)) {
          targets.add(Files.readSymbolicLink(descriptor).toString());
        }
      }
      return targets.stream().sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many classes are loaded, those unloaded again not counted. */
  public long loadedClasses() {
    Map<String, Long> counters = new TreeMap<>();
    jcmd("PerfCounter.print")
        .filter(line -> line.matches("(java|sun)\\.cls\\.\\w+Classes=\\d+"))
        .map(line -> line.split("=", 2))
        .forEach(entry -> counters.put(entry[0], Long.parseLong(entry[1])));
    return counters.getOrDefault("java.cls.loadedClasses", 0L)
        + counters.getOrDefault("java.cls.sharedLoadedClasses", 0L)
        - counters.getOrDefault("java.cls.unloadedClasses", 0L)
        - counters.getOrDefault("java.cls.sharedUnloadedClasses", 0L);
  }

  /** How many objects of each class are reachable, found by a full garbage collection. */
  public Map<String, Long> liveObjects() {
    Map<String, Long> objects = new TreeMap<>();
    jcmd("GC.class_histogram")
        .map(OBJECTS::matcher)
        .filter(Matcher::matches)
        .forEach(
            matcher ->
                objects.merge(matcher.group(2), Long.parseLong(matcher.group(1)), Long::sum));
    return objects;
  }

  private Stream<String> jcmd(String... command) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    words.add(Long.toString(processId));
    words.addAll(List.of(command));
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new LabException(
            IllegalStateException.class.getName(), String.join(" ", words) + " failed: " + text);
      }
      return text.lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while looking into process " + processId, e);
    }
  }
}
