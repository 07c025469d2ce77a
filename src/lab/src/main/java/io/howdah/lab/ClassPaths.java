package io.howdah.lab;

import io.howdah.lab.channel.Message;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The class paths of child JVMs. */
final class ClassPaths {
  private ClassPaths() {}

  /**
   * The class path of a server as the build of a module wrote it.
   *
   * @param server such as {@code hadoop-3.4.3}
   * @param module the directory of that module
   */
  static String of(String server, String module) {
    String resource = server + ".classpath";
    try (InputStream in = ClassPaths.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "Resource " + resource + " is not on the class path: build " + module);
      }
      String classPath = new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
      for (String jar : classPath.split(File.pathSeparator, -1)) {
        if (!Files.exists(Path.of(jar))) {
          throw new IllegalStateException(
              "The jar " + jar + " is gone: build " + module + " again");
        }
      }
      return classPath;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the lab's own programs for child JVMs lie. */
  static Path ownCode() {
    try {
      // Found through a class that needs no Hadoop: NodeMain itself could not be loaded here.
      return Path.of(Message.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
