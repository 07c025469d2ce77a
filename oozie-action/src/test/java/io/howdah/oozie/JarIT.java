package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The jar as it lies beside an Oozie server's own, which run on Java 8. */
class JarIT {
  private static final int JAVA_8 = 52;

  @Test
  void holdsNoClassOutsideOurPackageAndNoneThatIsTooNew() throws IOException {
    List<String> foreign = new ArrayList<>();
    List<String> tooNew = new ArrayList<>();
    int classes = 0;
    try (JarFile jar = new JarFile(CopyLab.jar().toFile())) {
      for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        if (!entry.getName().endsWith(".class")) {
          continue;
        }
        classes++;
        if (!entry.getName().startsWith("io/howdah/")) {
          foreign.add(entry.getName());
        }
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
          in.readInt(); // the magic number
          in.readUnsignedShort(); // the minor version
          if (in.readUnsignedShort() > JAVA_8) {
            tooNew.add(entry.getName());
          }
        }
      }
      assertThat(jar.getEntry("webhdfs-copy-action-1.0.xsd")).isNotNull();
    }
    assertThat(classes).isGreaterThan(500);
    assertThat(foreign).isEmpty();
    assertThat(tooNew).isEmpty();
  }
}
