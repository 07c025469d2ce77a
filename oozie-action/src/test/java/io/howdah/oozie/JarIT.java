package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.ShippedJar;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The jar beside an Oozie server's own, which run on Java 8. */
class JarIT {
  private static final ShippedJar JAR = ShippedJar.of(CopyLab.jar());
  private static final String LIBRARIES = "io/howdah/shaded/";

  /** Where files may be. Anything else could hide a file of the server, or be hidden by one. */
  private static final Pattern ALLOWED =
      Pattern.compile(
          "io/howdah/.*"
              + "|webhdfs-copy-action-1\\.0\\.xsd"
              + "|META-INF/(MANIFEST\\.MF|LICENSE|NOTICE|[A-Za-z-]+-LICENSE)");

  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "codec/(?!digest/PureJavaCrc32C\\.class).*"
              + "|hc/.*/(async|http2/(frame|hpack|impl)|impl/nio|reactor/[A-Z]\\w*)\\b.*"
              + "|kerby/(cms|pkix|util|x500|x509)/.*");

  /** What the jar does not bring, by the beginning of the classes' names. */
  private static final List<String> ABSENT =
      List.of(
          // The server brings these.
          "javax.persistence.",
          "org.apache.hadoop.",
          "org.apache.oozie.",
          "org.jdom.",
          // Decompression by HttpClient, which is disabled.
          "com.aayushatharva.brotli4j.",
          "org.apache.commons.compress.");

  @Test
  void runsOnJava8() throws IOException {
    assertThat(JAR.classesTooNewForJava8()).isEmpty();
  }

  @Test
  void bringsNothingOutsideOurPackages() throws IOException {
    assertThat(JAR.entries())
        .doesNotHaveDuplicates()
        .contains("webhdfs-copy-action-1.0.xsd", "META-INF/LICENSE", "META-INF/NOTICE")
        .filteredOn(name -> !name.endsWith("/"))
        .hasSizeGreaterThan(500)
        .allMatch(ALLOWED.asMatchPredicate());
  }

  @Test
  void bringsNothingThatIsNotUsed() throws IOException {
    assertThat(JAR.entries())
        .filteredOn(name -> name.startsWith(LIBRARIES) && !name.endsWith("/"))
        .extracting(name -> name.substring(LIBRARIES.length()))
        .isNotEmpty()
        .noneMatch(LEFT_OUT.asMatchPredicate());
    try (JarFile jar = new JarFile(CopyLab.jar().toFile())) {
      assertThat(
              jar.stream()
                  .filter(entry -> entry.getName().startsWith(LIBRARIES))
                  .mapToLong(JarEntry::getCompressedSize)
                  .sum())
          .as("the bytes of libraries")
          .isLessThan(2_500_000);
    }
  }

  @Test
  void bringsAllThatIsUsed() {
    assertThat(JAR.missingFor(JarIT::isOurs))
        .filteredOn(missing -> ABSENT.stream().noneMatch(missing::startsWith))
        .isEmpty();
  }

  private static boolean isOurs(String className) {
    return className.startsWith("io.howdah.") && !className.startsWith("io.howdah.shaded.");
  }
}
