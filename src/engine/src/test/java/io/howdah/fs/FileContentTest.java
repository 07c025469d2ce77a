package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FileContentTest {
  @Test
  void closesItsStream() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    FileContent content =
        FileContent.of(
            new ByteArrayInputStream(new byte[3]) {
              @Override
              public void close() {
                closed.set(true);
              }
            },
            3);

    assertThat(content.length()).isEqualTo(3);
    content.close();

    assertThat(closed).isTrue();
  }
}
