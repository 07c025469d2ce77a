package io.howdah.transfer;

import io.howdah.fs.ContentSource;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Records whether a file system has requested the bytes of a new file. Before that, no server has
 * received the request to create the file, so it cannot exist.
 */
final class AnnouncedContent implements ContentSource {
  private final ContentSource content;
  private volatile boolean requested;

  AnnouncedContent(ContentSource content) {
    this.content = content;
  }

  boolean wasRequested() {
    return requested;
  }

  @Override
  public long length() {
    return content.length();
  }

  @Override
  public boolean isInMemory() {
    return content.isInMemory();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    requested = true;
    content.writeTo(out);
  }
}
