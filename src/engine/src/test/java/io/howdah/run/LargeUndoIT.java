package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.DeleteLimit;
import io.howdah.Deletion.Extra;
import io.howdah.ExistingFiles;
import io.howdah.Mode;
import io.howdah.UndoRequest;
import io.howdah.UndoResult;
import io.howdah.UpdatePolicy;
import io.howdah.lab.FileEntry;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Referee;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Undoes a mirror of 200,000 files, of which 5,000 were replaced and 3,000 deleted. The others are
 * empty, since writing them takes most of the time. It takes some minutes, and leaves the seconds
 * of the undo in {@code target/undo.md}:
 *
 * <pre>{@code
 * bin/test --all -pl src/engine -am -Dit.test=LargeUndoIT
 * }</pre>
 */
@Sweep
@Isolated("other tests would use the time of this one")
class LargeUndoIT {
  private static final TreeSpec KEPT = new TreeSpec(192_000, 400, 0, 0, 1);
  private static final TreeSpec OLD = new TreeSpec(8_000, 1, 16, 16, 1_000_000);
  private static final TreeSpec NEW = new TreeSpec(5_000, 1, 32, 32, 2_000_000);

  @RegisterExtension
  static final LabClusters LAB = LabClusters.ofItsOwn(HdfsCluster.builder("mirror"));

  @Test
  void restores200000Files(@TempDir Path directory) throws Exception {
    HdfsCluster cluster = LAB.cluster("mirror");
    HdfsFiles files = cluster.files();
    String report = directory.resolve("report.jsonl").toString();
    String from = LAB.newDirectory("mirror");
    String to = LAB.newDirectory("mirror");
    String saved = LAB.newDirectory("mirror");
    files.writeTree(from + "/kept", KEPT);
    files.writeTree(from + "/changed", NEW);
    files.writeTree(to + "/kept", KEPT);
    files.writeTree(to + "/changed", OLD);
    files.writeTree(saved + "/changed", OLD);
    Set<String> before = entries(files, to);
    LabCopy copies = new LabCopy(cluster, cluster);
    CopyStatus copied =
        copies.copy(
            from,
            to,
            CopyOptions.builder()
                .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
                .updatePolicy(UpdatePolicy.SIZE)
                .files(names -> names.report(report))
                .delete(
                    what ->
                        what.extra(Extra.DELETE)
                            .limit(DeleteLimit.ofEntries(3_000))
                            .backupDirectory("/backup"))
                .build());
    assertThat(copied.isSuccessful()).isTrue();
    assertThat(copied.copied().files()).isEqualTo(5_000);
    assertThat(copied.deleted().files()).isEqualTo(3_000);
    assertThat(entries(files, to)).isNotEqualTo(before);

    long begun = System.nanoTime();
    UndoResult result = copies.undo(UndoRequest.of("prod", report, Mode.COPY, UndoRequest.THREADS));
    Duration time = Duration.ofNanos(System.nanoTime() - begun);

    Files.writeString(
        Path.of("target", "undo.md"),
        "200,000 files (192,000 of them empty), 5,000 replaced, 3,000 deleted: undone in "
            + time.toMillis()
            + " ms, copied in "
            + copied.duration().toMillis()
            + " ms\n");
    assertThat(result.isSuccessful()).isTrue();
    assertThat(result.undone()).isEqualTo(8_000);
    assertThat(entries(files, to)).isEqualTo(before);
    Referee.compare(cluster, saved + "/changed", cluster, to + "/changed").assertEqual();
  }

  /** All files with their lengths and times, which a rename keeps. */
  private static Set<String> entries(HdfsFiles files, String root) {
    Set<String> entries = new TreeSet<>();
    for (FileEntry entry : files.list(root)) {
      boolean isFile = entry.type() == FileEntry.Type.FILE;
      entries.add(
          entry.path() + (isFile ? " " + entry.length() + " " + entry.modificationTime() : "/"));
    }
    return entries;
  }
}
