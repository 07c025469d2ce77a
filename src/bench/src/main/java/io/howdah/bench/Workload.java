package io.howdah.bench;

import io.howdah.lab.FileEntry;
import java.util.List;
import java.util.Locale;

/**
 * A data set on the source cluster, and its destination.
 *
 * @param source the directory that is copied
 * @param destination the path of the copy, missing before each run
 * @param files the paths of all files below the source
 */
record Workload(DataSet set, String source, String destination, List<String> files, long bytes) {

  static Workload of(DataSet set, String source, String destination, List<FileEntry> entries) {
    List<FileEntry> files =
        entries.stream().filter(entry -> entry.type() == FileEntry.Type.FILE).toList();
    List<String> paths =
        files.stream().map(file -> file.path().substring(source.length() + 1)).sorted().toList();
    return new Workload(
        set, source, destination, paths, files.stream().mapToLong(FileEntry::length).sum());
  }

  /** The same files as a snapshot of the source has them. */
  Workload ofSnapshot(String name) {
    return new Workload(set, source + "/.snapshot/" + name, destination, files, bytes);
  }

  /** Whether the bytes cost more than the number of files. */
  boolean isOfLargeFiles() {
    return bytes / files.size() > 16L << 20;
  }

  /** What it is, and how much of it. */
  String title() {
    return String.format(
        Locale.ROOT,
        "%s: %s; here %,d files, %.3f GB",
        set.letter(),
        set.description(),
        files.size(),
        bytes / 1e9);
  }
}
