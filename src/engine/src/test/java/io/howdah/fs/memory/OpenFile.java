package io.howdah.fs.memory;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import java.nio.charset.StandardCharsets;

/** A file that a client is writing. Its listing shows at once what was written. */
public final class OpenFile implements AutoCloseable {
  private final Tree tree;
  private final FileNode file;
  private final FilePath path;

  OpenFile(Tree tree, FileNode file, FilePath path) {
    this.tree = tree;
    this.file = file;
    this.path = path;
  }

  public void write(String text) throws CopyException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    tree.append(file, path, bytes, bytes.length);
  }

  @Override
  public void close() {
    tree.complete(file);
  }
}
