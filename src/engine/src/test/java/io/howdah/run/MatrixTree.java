package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyStatus;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.Referee;
import io.howdah.lab.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A small tree with a file of each kind, and a destination where some of them exist with other
 * content, one with the same, and a done flag above all.
 */
final class MatrixTree {
  static final int BLOCK_SIZE = 64 << 10;

  private static final WriteOptions BLOCKS = WriteOptions.blockSize(BLOCK_SIZE);
  private static final String FLAG = "/_SUCCESS";

  private static final List<MatrixFile> FILES =
      List.of(
          MatrixFile.replaced("/part-0", 5, 7),
          MatrixFile.added("/part-1", 100_000),
          MatrixFile.added("/empty", 0),
          MatrixFile.replaced("/blocks", 3 * BLOCK_SIZE + 11, 100),
          MatrixFile.added("/large", 5 * BLOCK_SIZE + 77),
          MatrixFile.equal("/sub/kept", 1_000),
          MatrixFile.added("/sub/deep/new", 10));

  private final HdfsCluster cluster;
  private final String source;
  private final String target;

  private MatrixTree(HdfsCluster cluster, String directory) {
    this.cluster = cluster;
    source = directory + "/source";
    target = directory + "/target";
  }

  /** Writes both sides. */
  static MatrixTree in(HdfsCluster cluster, String directory) {
    MatrixTree tree = new MatrixTree(cluster, directory);
    HdfsFiles files = cluster.files();
    for (MatrixFile file : FILES) {
      write(files, tree.source + file.name(), file.fresh());
      file.old().ifPresent(old -> write(files, tree.target + file.name(), old));
    }
    files.write(tree.source + FLAG, 0, 0);
    files.write(tree.target + FLAG, 0, 0);
    return tree;
  }

  private static void write(HdfsFiles files, String path, MatrixFile.Version version) {
    files.write(path, version.length(), version.seed(), BLOCKS);
  }

  String source() {
    return source;
  }

  String target() {
    return target;
  }

  /** Checks the destination of a copy that reports success. */
  void assertEqual(List<String> leftBehind) {
    assertThat(
            Referee.compare(cluster, source, cluster, target).differences().stream()
                .filter(difference -> !leftBehind.contains(target + "/" + difference.path()))
                .map(Object::toString))
        .isEmpty();
  }

  /**
   * Checks the destination of a copy that reports a failure.
   *
   * @param servers whether they can keep a file while it is replaced
   */
  void assertOldOrNew(CopyStatus status, MatrixServers servers) {
    Map<String, byte[]> present = contents();
    assertThat(unnamed(present.keySet(), status)).as("left and not named").isEmpty();

    Map<String, Boolean> isNew = new TreeMap<>();
    for (MatrixFile file : FILES) {
      boolean isNewOne = isNew(file, present, servers);
      if (file.changes()) {
        isNew.put(file.name(), isNewOne);
      }
    }
    if (present.containsKey(FLAG)) {
      assertThat(Set.copyOf(isNew.values())).as("a flag over %s", isNew).hasSize(1);
    }
  }

  private List<String> unnamed(Set<String> present, CopyStatus status) {
    List<String> unnamed = new ArrayList<>(present);
    FILES.forEach(file -> unnamed.remove(file.name()));
    unnamed.remove(FLAG);
    unnamed.removeIf(name -> status.leftBehind().contains(target + name));
    return unnamed;
  }

  private static boolean isNew(
      MatrixFile file, Map<String, byte[]> present, MatrixServers servers) {
    byte[] content = present.get(file.name());
    if (content != null) {
      assertThat(file.isNew(content) || file.isOld(content)).as("%s is whole", file).isTrue();
      return file.isNew(content);
    }
    if (file.old().isPresent()) {
      assertThat(servers.replaceAtOnce()).as("%s may be missing", file).isFalse();
      // It has another name, which the status lists: that was checked before.
      assertThat(present.values()).as("old content of %s", file).anyMatch(file::isOld);
    }
    return false;
  }

  /** The files of the destination, by their path below it. */
  private Map<String, byte[]> contents() {
    Map<String, byte[]> contents = new TreeMap<>();
    for (String path : cluster.files().filePaths(target)) {
      contents.put(path.substring(target.length()), cluster.files().read(path));
    }
    return contents;
  }
}
