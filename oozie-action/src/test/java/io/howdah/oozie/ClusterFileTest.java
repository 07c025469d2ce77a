package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFileTest {
  private final Path path;
  private final ClusterFile file;

  ClusterFileTest(@TempDir Path directory) {
    path = directory.resolve("clusters.json");
    file = new ClusterFile(path);
  }

  @Test
  void keepsTheLastContentWithoutErrors() throws Exception {
    write("one");
    assertThat(file.usable().content().aliases()).containsExactly("one");

    Files.writeString(path, "{ oops");
    assertThat(file.usable().content().aliases()).containsExactly("one");
    Files.delete(path);
    assertThat(file.usable().content().aliases()).containsExactly("one");

    write("two");
    assertThat(file.usable().content().aliases()).containsExactly("two");
  }

  @Test
  void hasNoneToKeepWhereTheFileWasNeverRight() throws Exception {
    Files.writeString(path, "{ oops");

    assertThatThrownBy(file::usable).isInstanceOf(CopyException.class);
    write("one");
    assertThat(file.usable().content().aliases()).containsExactly("one");
  }

  /** The administrator gets the error in the file itself. */
  @Test
  void readsThePresentContentForChecks() throws Exception {
    write("one");
    file.usable();
    Files.writeString(path, "{ oops");

    assertThatThrownBy(file::read).hasMessageContaining("is not valid JSON");
  }

  private void write(String alias) throws IOException {
    Files.writeString(
        path,
        "{\"clusters\": [{\"name\": \"%s\", \"nameservices\": [{\"urls\": [\"http://h\"],"
                .formatted(alias)
            + " \"mounts\": [\"/\"]}]}]}");
  }
}
