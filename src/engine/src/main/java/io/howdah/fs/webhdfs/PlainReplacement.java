package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.ValueReader;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Replaces a file on a server that cannot do it atomically: moves the old file aside, and back when
 * the new one cannot take its place.
 *
 * <p>The request that moves the old file aside may be lost and done again, and then take effect
 * after all: an HttpFS that waits for a NameNode sends it minutes later. By then the new file has
 * the name, and would be moved aside. A plain rename fails while the name aside is taken. So the
 * old file stays there until the end of the copy, see {@link AsideFiles}.
 */
final class PlainReplacement {
  /** What a rename that is done leaves behind in the servers. */
  enum Trace {
    NONE,
    /** The response to one request was lost, and the request may take effect later. */
    REQUEST_PENDING
  }

  /** A rename that never replaces. */
  interface Rename {
    Trace rename(FilePath from, FilePath to) throws CopyException;
  }

  private static final int LONGEST_NAME = 255;
  private static final String SUFFIX = ".replaced";

  private final NameNodeCalls nameNode;
  private final Random random;
  private final AsideFiles asides;

  PlainReplacement(NameNodeCalls nameNode, Random random, AsideFiles asides) {
    this.nameNode = nameNode;
    this.random = random;
    this.asides = asides;
  }

  void replace(FilePath from, FilePath to, Rename rename) throws CopyException {
    FilePath aside = aside(from, to);
    asides.moving(aside, to);
    Trace trace = rename.rename(to, aside);
    try {
      rename.rename(from, to);
    } catch (CopyException e) {
      putBack(aside, to, rename, e);
      if (trace == Trace.NONE) {
        asides.settled(aside);
      }
      throw e;
    }
    asides.replaced(aside, to);
    if (trace == Trace.NONE) {
      deleteOrLeave(aside);
    }
  }

  /** The file was replaced, whatever becomes of the old one, which stays in {@link AsideFiles}. */
  private void deleteOrLeave(FilePath aside) {
    try {
      nameNode.ask(Request.of(Operation.DELETE, aside), ValueReader.ofBoolean());
      asides.settled(aside);
    } catch (CopyException e) {
      return;
    }
  }

  private void putBack(FilePath aside, FilePath to, Rename rename, CopyException reason)
      throws CopyException {
    try {
      rename.rename(aside, to);
    } catch (CopyException e) {
      reason.addSuppressed(e);
      throw reason.during(to + " could not be replaced, and its old content is now " + aside);
    }
  }

  /**
   * A unique hidden name beside the file. It contains the name of a file that is hidden itself,
   * which identifies the run of the file if this process dies before the end.
   */
  private FilePath aside(FilePath from, FilePath to) throws CopyException {
    FilePath parent = to.parent();
    FilePath directory = parent == null ? FilePath.ROOT : parent;
    if (from.name().startsWith(".") && bytes(from.name() + SUFFIX) <= LONGEST_NAME) {
      return directory.child(from.name() + SUFFIX);
    }
    String suffix = "-" + Long.toHexString(random.nextLong()) + SUFFIX;
    String name = to.name();
    while (bytes(name) + suffix.length() + 1 > LONGEST_NAME) {
      name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
    }
    return directory.child("." + name + suffix);
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }
}
