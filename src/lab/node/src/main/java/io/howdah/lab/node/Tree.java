package io.howdah.lab.node;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.SortedMap;

/** A tree of files that the referee can read: in a cluster, or on this machine. */
interface Tree {
  /** An entry at a path below the root, with the attributes of this kind of tree. */
  record Entry(String type, long length, Map<String, String> attributes) {}

  /**
   * Everything in the tree by its path below the root, which itself is the empty text.
   *
   * @throws java.io.FileNotFoundException where the root does not exist
   */
  SortedMap<String, Entry> entries(int threads) throws Exception;

  /** The bytes of a file that {@link #entries} named. */
  InputStream open(String path) throws IOException;
}
