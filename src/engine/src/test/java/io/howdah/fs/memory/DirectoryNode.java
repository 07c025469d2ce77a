package io.howdah.fs.memory;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.util.TreeMap;

/** A directory, its entries ordered as listings are. */
final class DirectoryNode extends Node {
  final TreeMap<String, Node> children = new TreeMap<>(FilePath::compareNames);

  DirectoryNode(long id) {
    super(id, FileStatus.Type.DIRECTORY);
  }

  @Override
  void unlinked() {
    children.values().forEach(Node::unlinked);
  }
}
