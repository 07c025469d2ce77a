package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyEngine;
import io.howdah.lab.ShippedJar;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ShadedJarIT {
  private static final ShippedJar JAR = ShippedJar.of(AgentProcess.jar());

  /** Where files may be: ours, those of the libraries, and what tells of both. */
  private static final Pattern ALLOWED =
      Pattern.compile(
          "io/howdah/.*"
              + "|com/fasterxml/jackson/core/.*"
              + "|org/apache/(commons/(cli|codec)|hc|kerby|logging/log4j)/.*"
              + "|org/slf4j/.*"
              + "|Log4j-charsets\\.properties"
              + "|META-INF/(MANIFEST\\.MF|LICENSE|NOTICE|[A-Za-z-]+-LICENSE)"
              + "|META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins\\.dat"
              + "|META-INF/services/org\\.apache\\.logging\\.log4j\\..*"
              + "|META-INF/versions/\\d+/(com/fasterxml/jackson/core|org/apache/logging/log4j)/.*");

  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "org/apache/commons/codec/(?!digest/PureJavaCrc32C\\.class).*"
              + "|org/apache/hc/.*/(async|http2/(frame|hpack|impl)|impl/nio|reactor/[A-Z]\\w*)\\b.*"
              + "|org/apache/kerby/(cms|pkix|util|x500|x509)/.*"
              + "|org/apache/logging/log4j/core/(appender/(db|mom|nosql)|jackson|osgi|tools)/.*"
              + "|org/publicsuffix/.*");

  /** Libraries that others use where they are there, by the beginning of their classes' names. */
  private static final List<String> OPTIONAL =
      List.of(
          // Decompression by HttpClient, which is disabled.
          "com.aayushatharva.brotli4j.",
          "org.apache.commons.compress.",
          // Asynchronous loggers of Log4j.
          "com.conversantmedia.",
          "com.lmax.disruptor.",
          "org.jctools.",
          // Log4j's appender for mail, its layouts of CSV, and its filter of a remote list.
          "com.fasterxml.jackson.databind.",
          "javax.activation.",
          "javax.mail.",
          "org.apache.commons.csv.",
          // Log4j inside an OSGi container.
          "org.osgi.",
          // A method of the metastore's classes that is not called.
          "org.apache.hadoop.util.StringUtils for io.howdah.shaded.metastore.",
          // Annotations, which no code reads.
          "javax.annotation.",
          "org.apache.hadoop.classification.",
          "org.jspecify.");

  @Test
  void runsOnJava8() throws IOException {
    assertThat(JAR.classesTooNewForJava8()).isEmpty();
  }

  @Test
  void bringsNothingThatIsNotUsed() throws IOException {
    assertThat(JAR.entries())
        .filteredOn(name -> !name.endsWith("/"))
        .hasSizeGreaterThan(1000)
        .allMatch(ALLOWED.asMatchPredicate())
        .noneMatch(LEFT_OUT.asMatchPredicate());
  }

  /** Log4j finds most of its classes by reflection, so all of them count as used. */
  @Test
  void bringsAllThatIsUsed() {
    assertThat(
            JAR.missingFor(
                name -> name.startsWith("io.howdah.") || name.startsWith("org.apache.logging.")))
        .filteredOn(missing -> OPTIONAL.stream().noneMatch(missing::startsWith))
        .isEmpty();
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
          .noneMatch(name -> name.endsWith("module-info.class"));
      assertThat(
              jar.stream()
                  .filter(entry -> !entry.getName().startsWith("io/howdah/"))
                  .mapToLong(JarEntry::getCompressedSize)
                  .sum())
          .as("the bytes of libraries")
          .isLessThan(3_700_000);
    }
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
}
