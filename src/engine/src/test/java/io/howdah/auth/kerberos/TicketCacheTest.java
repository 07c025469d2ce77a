package io.howdah.auth.kerberos;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketCacheTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void refusesAnOwnerWithoutAName() throws IOException {
    ByteBuffer cache = ByteBuffer.allocate(17).putShort((short) 0x0503);
    cache.putInt(1).putInt(0).putInt(3).put(new byte[] {'R', '.', 'T'});
    Path file = Files.write(directory.resolve("ccache"), cache.array());

    assertThatThrownBy(() -> TicketCache.read(file)).hasMessage("its owner has no name");
  }
}
