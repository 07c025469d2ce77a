package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedJarTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  /** Needs {@link Middle}, which needs {@link Last}. */
  static final class First {
    Middle next = new Middle();
  }

  static final class Middle {
    Last next = new Last();
  }

  static final class Last {}

  @Test
  void findsWhatAClassNeedsThroughAnother() throws IOException {
    ShippedJar jar = jarOf(First.class, Middle.class);

    assertThat(jar.missingFor(First.class.getName()::equals))
        .contains(Last.class.getName() + " for " + Middle.class.getName());
  }

  @Test
  void missesNothingThatIsThere() throws IOException {
    ShippedJar jar = jarOf(First.class, Middle.class, Last.class);

    assertThat(jar.missingFor(First.class.getName()::equals))
        .noneMatch(missing -> missing.startsWith(Middle.class.getName()))
        .noneMatch(missing -> missing.startsWith(Last.class.getName()));
  }

  @Test
  void missesNothingThatOnlyAnUnusedClassNeeds() throws IOException {
    ShippedJar jar = jarOf(First.class, Last.class);

    assertThat(jar.missingFor(Last.class.getName()::equals))
        .noneMatch(missing -> missing.startsWith(Middle.class.getName()));
  }

  @Test
  void findsClassesThatJava8CannotLoad() throws IOException {
    assertThat(jarOf(Last.class).classesTooNewForJava8()).containsExactly(file(Last.class));
  }

  @Test
  void namesItsEntries() throws IOException {
    assertThat(jarOf(First.class, Last.class).entries())
        .isEqualTo(List.of(file(First.class), file(Last.class)));
  }

  private ShippedJar jarOf(Class<?>... classes) throws IOException {
    Path path = Files.createTempFile(directory, "shipped", ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(path))) {
      for (Class<?> each : classes) {
        out.putNextEntry(new JarEntry(file(each)));
        try (InputStream in = each.getResourceAsStream("/" + file(each))) {
          out.write(Objects.requireNonNull(in).readAllBytes());
        }
      }
    }
    return ShippedJar.of(path);
  }

  private static String file(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }
}
