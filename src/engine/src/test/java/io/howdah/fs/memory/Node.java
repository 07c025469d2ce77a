package io.howdah.fs.memory;

import io.howdah.fs.Acl;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.util.Objects;
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

  /** Gives a copy of this node in a snapshot all that this class has. */
  final void copyTo(Node copy) {
    copy.storage = storage;
    copy.owner = owner;
    copy.group = group;
    copy.permission = permission;
    copy.acl = acl;
    copy.extendedAttributes.putAll(extendedAttributes);
    copy.storagePolicy = storagePolicy;
    copy.erasureCodingPolicy = erasureCodingPolicy;
    copy.modificationTime = modificationTime;
    copy.accessTime = accessTime;
  }

  /** Whether both have the same attributes, times left out. */
  final boolean hasAttributesOf(Node other) {
    return owner.equals(other.owner)
        && group.equals(other.group)
        && permission == other.permission
        && Objects.equals(acl, other.acl)
        && extendedAttributes.equals(other.extendedAttributes)
        && storagePolicy == other.storagePolicy
        && erasureCodingPolicy.equals(other.erasureCodingPolicy);
  }

  /** Adds what only this kind of node has. */
  void describe(FileStatus.Builder status) {}

  /** Called when the last name of the node is removed. */
  void unlinked() {}
}
