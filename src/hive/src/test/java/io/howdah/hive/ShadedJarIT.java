package io.howdah.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.ShippedJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The jar that front ends contain. */
class ShadedJarIT {
  private static final Path PATH = Path.of(System.getProperty("hive.jar"));
  private static final ShippedJar JAR = ShippedJar.of(PATH);

  private static final Pattern ALLOWED =
      Pattern.compile(
          "io/howdah/hive/.*"
              + "|io/howdah/shaded/(metastore/(api|utils)|thrift)/.*"
              + "|META-INF/(MANIFEST\\.MF|LICENSE|NOTICE)");

  /** Classes of the engine and of slf4j, which are in jars of their own, and annotations. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "io\\.howdah\\.(?!shaded\\.).*"
              + "|org\\.(slf4j|jspecify|apache\\.hadoop\\.classification)\\..*"
              + "|javax\\.annotation\\..*"
              // In a method that is not called.
              + "|org\\.apache\\.hadoop\\.util\\.StringUtils for .*\\.metastore\\.utils\\.\\w+");

  @Test
  void runsOnJava8() throws Exception {
    assertThat(JAR.classesTooNewForJava8()).isEmpty();
  }

  @Test
  void bringsWhatIsUsedAndLittleElse() throws Exception {
    assertThat(JAR.entries())
        .filteredOn(name -> !name.endsWith("/"))
        .hasSizeGreaterThan(100)
        .allMatch(ALLOWED.asMatchPredicate())
        .contains("io/howdah/shaded/metastore/api/Partition.class")
        .noneMatch(name -> name.contains("ThriftHiveMetastore"));
    assertThat(JAR.missingFor(name -> name.startsWith("io.howdah.hive.")))
        .filteredOn(missing -> !ELSEWHERE.matcher(missing).matches())
        .isEmpty();
    assertThat(Files.size(PATH)).as("the bytes of the jar").isLessThan(2_000_000);
  }
}
