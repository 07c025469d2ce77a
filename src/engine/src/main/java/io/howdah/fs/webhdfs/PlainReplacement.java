package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Replaces a file on a server that cannot do it atomically: moves the old file aside, and back when
 * the new one cannot take its place.
 */
final class PlainReplacement {
  /** A rename that never replaces. */
  interface Rename {
    void rename(FilePath from, FilePath to) throws CopyException;
  }

  private static final int LONGEST_NAME = 255;

  private final NameNodeCalls nameNode;
  private final Random random;

  PlainReplacement(NameNodeCalls nameNode, Random random) {
    this.nameNode = nameNode;
    this.random = random;
  }

  void replace(FilePath from, FilePath to, Rename rename) throws CopyException {
    FilePath aside = aside(to);
    rename.rename(to, aside);
    try {
      rename.rename(from, to);
    } catch (CopyException e) {
      putBack(aside, to, rename, e);
      throw e;
    }
    nameNode.ask(Request.of(Operation.DELETE, aside), ValueReader.ofBoolean());
  }

  private static void putBack(FilePath aside, FilePath to, Rename rename, CopyException reason)
      throws CopyException {
    try {
      rename.rename(aside, to);
    } catch (CopyException e) {
      reason.addSuppressed(e);
      throw reason.during(to + " could not be replaced, and its old content is now " + aside);
    }
  }

  /** A hidden name beside the file, unlike any other. */
  private FilePath aside(FilePath file) throws CopyException {
    String suffix = ".howdah-replaced-" + Long.toHexString(random.nextLong());
    String name = file.name();
    while (bytes(name) + suffix.length() + 1 > LONGEST_NAME) {
      name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
    }
    FilePath parent = file.parent();
    return (parent == null ? FilePath.ROOT : parent).child("." + name + suffix);
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }
}
