package io.howdah.oozie;

import io.howdah.lab.FileEntry;
import io.howdah.lab.HdfsCluster;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a copy has made of its destination so far. */
final class CopiedTree {
  private static final String TEMPORARY = ".howdah-";

  private final HdfsCluster cluster;
  private final String path;

  CopiedTree(HdfsCluster cluster, String path) {
    this.cluster = cluster;
    this.path = path;
  }

  /** When each published file was written. */
  Map<String, Long> published() {
    return files().stream()
        .filter(file -> !file.path().contains(TEMPORARY))
        .collect(Collectors.toMap(FileEntry::path, FileEntry::modificationTime));
  }

  /** Hidden files, of which none may remain. */
  List<String> temporaries() {
    return files().stream()
        .map(FileEntry::path)
        .filter(file -> file.contains(TEMPORARY))
        .collect(Collectors.toList());
  }

  private List<FileEntry> files() {
    return cluster.files().status(path).isEmpty()
        ? List.of()
        : cluster.files().list(path).stream()
            .filter(entry -> entry.type() != FileEntry.Type.DIRECTORY)
            .collect(Collectors.toList());
  }
}
