package io.howdah.fs.memory;

import io.howdah.fs.Acl;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What every file, directory and symbolic link of a {@link Tree} has; guarded by the tree. */
abstract class Node {
  final long id;
  final FileStatus.Type type;
  FileStatus.Storage storage = FileStatus.Storage.REPLICATED;
  String owner = "";
  String group = "";
  int permission;

  /** The ACL; null where it would be minimal. */
  @Nullable Acl acl;

  final SortedMap<String, String> extendedAttributes = new TreeMap<>();
  int storagePolicy;
  String erasureCodingPolicy = "";
  long modificationTime;
  long accessTime;

  Node(long id, FileStatus.Type type) {
    this.id = id;
    this.type = type;
  }

  /** The status of this node under the name it has now. */
  final FileStatus status(FilePath path) {
    FileStatus.Builder status =
        FileStatus.builder(path, type)
            .owner(owner)
            .group(group)
            .permission(permission)
            .modificationTime(modificationTime)
            .accessTime(accessTime)
            .fileId(id)
            .storage(storage)
            .acl(acl != null)
            .storagePolicy(storagePolicy)
            .erasureCodingPolicy(erasureCodingPolicy);
    describe(status);
    return status.build();
  }

  /** Adds what only this kind of node has. */
  void describe(FileStatus.Builder status) {}

  /** Called when the last name of the node is removed. */
  void unlinked() {}
}
