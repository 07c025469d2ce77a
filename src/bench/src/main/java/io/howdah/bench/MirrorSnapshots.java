package io.howdah.bench;

import io.howdah.lab.HdfsFiles;

/** The snapshots of both directories of a mirror. */
final class MirrorSnapshots {
  private final HdfsFiles sourceFiles;
  private final HdfsFiles destinationFiles;
  private final Workload workload;

  MirrorSnapshots(HdfsFiles sourceFiles, HdfsFiles destinationFiles, Workload workload) {
    this.sourceFiles = sourceFiles;
    this.destinationFiles = destinationFiles;
    this.workload = workload;
  }

  /** Permits snapshots on both sides, as an administrator does once. Creates the destination. */
  void allow() {
    destinationFiles.mkdirs(workload.destination());
    sourceFiles.allowSnapshot(workload.source());
    destinationFiles.allowSnapshot(workload.destination());
  }

  /** Makes a snapshot of the source. */
  void makeOfSource(String name) {
    sourceFiles.createSnapshot(workload.source(), name);
  }

  /** Makes a snapshot of the destination. */
  void makeOfDestination(String name) {
    destinationFiles.createSnapshot(workload.destination(), name);
  }

  /** Deletes the snapshots of this name on both sides. */
  void deletePair(String name) {
    sourceFiles.deleteSnapshot(workload.source(), name);
    destinationFiles.deleteSnapshot(workload.destination(), name);
  }

  /** Deletes all snapshots of both sides, and permits no more: only so can the directories go. */
  void forget() {
    forget(sourceFiles, workload.source());
    forget(destinationFiles, workload.destination());
  }

  private static void forget(HdfsFiles files, String directory) {
    files.snapshots(directory).forEach(name -> files.deleteSnapshot(directory, name));
    files.disallowSnapshot(directory);
  }
}
