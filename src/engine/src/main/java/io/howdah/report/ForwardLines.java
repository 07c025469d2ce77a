package io.howdah.report;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a stream in UTF-8. A line that is too long for a plan ends the reading. */
final class ForwardLines implements Closeable {
  private static final int BUFFER_SIZE = 1 << 16;

  /** No line of a plan is nearly as long, so a longer one belongs to another kind of file. */
  private static final int LONGEST_LINE = 1 << 20;

  private final InputStream stream;
  private final byte[] buffer = new byte[BUFFER_SIZE];
  private int position;
  private int end;
  private long count;

  ForwardLines(InputStream stream) {
    this.stream = stream;
  }

  /** The next line; null at the end. A last line without a line break is incomplete. */
  @Nullable String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (position < end || fill()) {
      byte b = buffer[position++];
      if (b == '\n') {
        count++;
        return new String(line.toByteArray(), StandardCharsets.UTF_8);
      }
      line.write(b);
      if (line.size() > LONGEST_LINE) {
        throw new IOException("a line has more than " + LONGEST_LINE + " bytes");
      }
    }
    return null;
  }

  /** The number of lines so far. */
  long count() {
    return count;
  }

  private boolean fill() throws IOException {
    position = 0;
    end = Math.max(0, stream.read(buffer));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
