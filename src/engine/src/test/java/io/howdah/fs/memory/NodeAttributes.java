package io.howdah.fs.memory;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.Acl;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.HdfsTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and sets what the nodes of a {@link Tree} have besides their content. */
final class NodeAttributes {
  private static final String DEFAULT = "default:";

  private final Tree tree;

  NodeAttributes(Tree tree) {
    this.tree = tree;
  }

  void setOwner(FilePath path, @Nullable String owner, @Nullable String group)
      throws CopyException {
    tree.at(
        path,
        node -> {
          node.owner = owner == null ? node.owner : owner;
          node.group = group == null ? node.group : group;
          return node;
        });
  }

  void setPermission(FilePath path, int permission) throws CopyException {
    tree.at(
        path,
        node -> {
          node.permission = permission;
          Acl acl = node.acl;
          node.acl = acl == null ? null : Acl.of(permission & 0777, listed(acl));
          return node;
        });
  }

  void setTimes(FilePath path, long modificationTime, long accessTime) throws CopyException {
    HdfsTimes.check(path, modificationTime, accessTime);
    tree.at(
        path,
        node -> {
          node.modificationTime = modificationTime;
          node.accessTime = accessTime == 0 ? node.accessTime : accessTime;
          return node;
        });
  }

  void setReplication(FilePath path, int copies) throws CopyException {
    tree.at(
        path,
        node -> {
          if (node instanceof FileNode file) {
            file.replication = copies;
          }
          return node;
        });
  }

  void setStorage(FilePath path, FileStatus.Storage storage) throws CopyException {
    tree.at(path, node -> node.storage = storage);
  }

  Acl acl(FilePath path) throws CopyException {
    return tree.at(
        path, node -> node.acl == null ? Acl.ofPermission(node.permission & 0777) : node.acl);
  }

  void setAcl(FilePath path, Acl acl) throws CopyException {
    tree.at(
        path,
        node -> {
          if (acl.hasDefaults() && !(node instanceof DirectoryNode)) {
            throw invalid("Invalid ACL: only directories may have a default ACL.");
          }
          Acl kept = acl.hasDefaults() ? acl : withDefaultsOf(node.acl, acl);
          node.acl = kept.isMinimal() ? null : kept;
          node.permission = acl.permission() | (node.permission & FileStatus.STICKY);
          return node;
        });
  }

  /** Gives a path an ACL with these bits of the owning group and of the mask. */
  /** SETACL replaces the default entries only where it has some. */
  private static Acl withDefaultsOf(@Nullable Acl old, Acl acl) {
    List<String> entries = new ArrayList<>(List.of(acl.toString().split(",", -1)));
    if (old != null) {
      List.of(old.toString().split(",", -1)).stream()
          .filter(entry -> entry.startsWith(DEFAULT))
          .forEach(entries::add);
    }
    return Acl.parse(String.join(",", entries));
  }

  void removeDefaultAcl(FilePath path) throws CopyException {
    tree.at(
        path,
        node -> {
          if (node.acl != null) {
            Acl rest =
                Acl.parse(
                    List.of(node.acl.toString().split(",", -1)).stream()
                        .filter(entry -> !entry.startsWith(DEFAULT))
                        .collect(Collectors.joining(",")));
            node.acl = rest.isMinimal() ? null : rest;
          }
          return node;
        });
  }

  void setAcl(FilePath path, int group, int mask) throws CopyException {
    tree.at(
        path,
        node -> {
          node.permission = (node.permission & ~070) | (mask << 3);
          String bits =
              ((group & 4) == 0 ? "-" : "r")
                  + ((group & 2) == 0 ? "-" : "w")
                  + ((group & 1) == 0 ? "-" : "x");
          node.acl = Acl.of(node.permission & 0777, List.of("group::" + bits));
          return node;
        });
  }

  SortedMap<String, String> extended(FilePath path) throws CopyException {
    return tree.at(path, node -> new TreeMap<>(node.extendedAttributes));
  }

  void setExtended(FilePath path, String name, String value) throws CopyException {
    tree.at(path, node -> node.extendedAttributes.put(name, value));
  }

  void setStoragePolicy(FilePath path, int policy) throws CopyException {
    tree.at(path, node -> node.storagePolicy = policy);
  }

  void setErasureCodingPolicy(FilePath path, String policy) throws CopyException {
    tree.at(
        path,
        node -> {
          if (!(node instanceof DirectoryNode)) {
            throw invalid("Attempt to set an erasure coding policy for a file " + path);
          }
          node.erasureCodingPolicy = policy;
          node.storage = FileStatus.Storage.ERASURE_CODED;
          return node;
        });
  }

  /** Gives a new node what the directory hands down. */
  static void inherit(DirectoryNode parent, Node node) {
    node.storage = parent.storage;
    node.storagePolicy = parent.storagePolicy;
    node.erasureCodingPolicy = parent.erasureCodingPolicy;
    Acl acl = parent.acl;
    if (acl == null || !acl.hasDefaults()) {
      return;
    }
    List<String> entries = new ArrayList<>();
    for (String entry : listed(acl)) {
      if (entry.startsWith(DEFAULT)) {
        String handedDown = entry.substring(DEFAULT.length());
        if (!handedDown.matches("(user|mask|other)::.*")) {
          entries.add(handedDown);
        }
        if (node instanceof DirectoryNode) {
          entries.add(entry);
        }
      }
    }
    Acl inherited = Acl.of(node.permission & 0777, entries);
    node.acl = inherited.isMinimal() ? null : inherited;
  }

  /** The entries without those that permission bits express. */
  private static List<String> listed(Acl acl) {
    boolean hasMask = acl.toString().matches("(.*,)?mask::.*");
    List<String> entries = new ArrayList<>();
    for (String entry : acl.toString().split(",", -1)) {
      boolean isOfPermission =
          entry.matches("(user|mask|other)::.*") || (!hasMask && entry.matches("group::.*"));
      if (!isOfPermission) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static CopyException invalid(String message) {
    return new CopyException(ErrorCode.INVALID_ARGUMENT, message);
  }
}
