package io.howdah.lab;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** A jar that has its libraries in it: what it holds, and which classes of them it lacks. */
public final class ShippedJar {
  private static final int CLASS_FILE = 0xCAFEBABE;

  /** The class file version of Java 8; each later version of Java is one more. */
  private static final int JAVA_8 = 52;

  /** A newer Java looks here for classes of its own; Java 8 does not. */
  private static final String VERSIONS = "META-INF/versions/";

  private static final Pattern REFERENCE =
      Pattern.compile("\\s+(?<from>\\S+)\\s+-> (?<to>\\S+)\\s+(?<where>.*)");

  private final Path path;

  private ShippedJar(Path path) {
    this.path = path;
  }

  public static ShippedJar of(Path path) {
    return new ShippedJar(path);
  }

  /** The names of all files and directories, in the order of the jar. */
  public List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      return jar.stream().map(JarEntry::getName).toList();
    }
  }

  /** The class files that Java 8 would load and cannot. */
  public List<String> classesTooNewForJava8() throws IOException {
    List<String> tooNew = new ArrayList<>();
    try (JarFile jar = new JarFile(path.toFile())) {
      for (JarEntry entry : jar.stream().filter(ShippedJar::isClassOfJava8).toList()) {
        if (majorVersion(jar, entry) > JAVA_8) {
          tooNew.add(entry.getName());
        }
      }
    }
    return tooNew;
  }

  /**
   * The classes that are neither in the jar nor in Java, although the code of some classes needs
   * them: directly, or through other classes of the jar. Each comes with a class that refers to it.
   *
   * @param first tells by its name whether to begin with a class: it is used, by itself or by
   *     reflection
   */
  public SortedSet<String> missingFor(Predicate<String> first) {
    Map<String, Set<String>> references = new HashMap<>();
    Map<String, Set<String>> missing = new HashMap<>();
    for (String line : dependencies().lines().toList()) {
      Matcher matcher = REFERENCE.matcher(line);
      if (matcher.matches()) {
        boolean isMissing = matcher.group("where").equals("not found");
        (isMissing ? missing : references)
            .computeIfAbsent(matcher.group("from"), from -> new HashSet<>())
            .add(matcher.group("to"));
      }
    }
    SortedSet<String> found = new TreeSet<>();
    for (String from : reachable(references, first)) {
      missing.getOrDefault(from, Set.of()).forEach(to -> found.add(to + " for " + from));
    }
    return found;
  }

  private static Set<String> reachable(
      Map<String, Set<String>> references, Predicate<String> first) {
    Deque<String> next = new ArrayDeque<>(references.keySet().stream().filter(first).toList());
    Set<String> reached = new HashSet<>(next);
    while (!next.isEmpty()) {
      for (String to : references.getOrDefault(next.remove(), Set.of())) {
        if (reached.add(to)) {
          next.add(to);
        }
      }
    }
    return reached;
  }

  /** One line for each class and each class that it refers to. */
  private String dependencies() {
    ToolProvider jdeps =
        ToolProvider.findFirst("jdeps")
            .orElseThrow(() -> new IllegalStateException("This Java has no jdeps: it is no JDK."));
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int exitCode =
        jdeps.run(
            writer, writer, "--multi-release", "base", "-verbose:class", "-filter:none", "" + path);
    if (exitCode != 0) {
      throw new IllegalStateException("jdeps ended with " + exitCode + ": " + output);
    }
    return output.toString();
  }

  private static boolean isClassOfJava8(JarEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().startsWith(VERSIONS);
  }

  private static int majorVersion(JarFile jar, JarEntry entry) throws IOException {
    try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
      if (in.readInt() != CLASS_FILE) {
        throw new IllegalStateException(entry + " is no class file.");
      }
      in.readUnsignedShort(); // the minor version
      return in.readUnsignedShort();
    }
  }
}
