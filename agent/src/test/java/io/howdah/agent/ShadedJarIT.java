package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyEngine;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

class ShadedJarIT {
  private static final int JAVA_8 = 52;

  @Test
  void runsOnJava8() throws IOException {
    try (JarFile jar = new JarFile(AgentProcess.jar().toFile())) {
      List<JarEntry> classes =
          jar.stream()
              .filter(entry -> entry.getName().endsWith(".class"))
              // Only a newer Java looks there.
              .filter(entry -> !entry.getName().startsWith("META-INF/versions/"))
              .toList();

      assertThat(classes).hasSizeGreaterThan(1000);
      for (JarEntry entry : classes) {
        assertThat(majorVersion(jar, entry)).as(entry.getName()).isLessThanOrEqualTo(JAVA_8);
      }
    }
  }

  @Test
  void isExecutableAndNamesItsVersion() throws IOException {
    try (JarFile jar = new JarFile(AgentProcess.jar().toFile())) {
      Manifest manifest = jar.getManifest();

      assertThat(manifest.getMainAttributes().getValue("Main-Class"))
          .isEqualTo(AgentMain.class.getName());
      assertThat(manifest.getMainAttributes().getValue("Implementation-Version")).isNotBlank();
      assertThat(manifest.getMainAttributes().getValue("Multi-Release")).isEqualTo("true");
    }
  }

  @Test
  void bringsEverythingOnceAndNothingThatIsDead() throws IOException {
    try (JarFile jar = new JarFile(AgentProcess.jar().toFile())) {
      List<String> names = jar.stream().map(JarEntry::getName).toList();

      assertThat(names).doesNotHaveDuplicates();
      assertThat(names)
          .contains(
              "META-INF/LICENSE", "META-INF/NOTICE", "org/slf4j/impl/StaticLoggerBinder.class")
          .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA)"))
          .noneMatch(name -> name.endsWith("module-info.class"))
          .noneMatch(name -> name.endsWith("annotation.processing.Processor"))
          .noneMatch(name -> name.startsWith("META-INF/maven/"));
    }
    assertThat(Files.size(AgentProcess.jar())).isLessThan(8_000_000);
  }

  /** The class path of the tests holds this jar as well as the engine's own. */
  @Test
  void bringsTheEngineThatWasBuilt() throws IOException {
    int found = 0;
    try (JarFile jar = new JarFile(AgentProcess.jar().toFile())) {
      for (JarEntry entry : jar.stream().filter(ShadedJarIT::isOurs).toList()) {
        List<URL> all =
            Collections.list(CopyEngine.class.getClassLoader().getResources(entry.getName()));
        for (URL one : all) {
          try (InputStream brought = jar.getInputStream(entry);
              InputStream built = one.openStream()) {
            assertThat(Arrays.equals(brought.readAllBytes(), built.readAllBytes()))
                .as("%s is in the jar", one)
                .isTrue();
          }
        }
        found += all.size() > 1 ? 1 : 0;
      }
    }
    assertThat(found).isGreaterThan(300);
  }

  private static boolean isOurs(JarEntry entry) {
    return entry.getName().matches("io/howdah/.*\\.class");
  }

  private static int majorVersion(JarFile jar, JarEntry entry) throws IOException {
    try (DataInputStream input = new DataInputStream(jar.getInputStream(entry))) {
      assertThat(input.readInt()).isEqualTo(0xCAFEBABE);
      input.readUnsignedShort();
      return input.readUnsignedShort();
    }
  }
}
