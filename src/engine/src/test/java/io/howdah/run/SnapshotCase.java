package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyEvent;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.SnapshotOptions.Basis;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RenameMode;
import io.howdah.fs.memory.MemoryFileSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;

/** Two clusters with directories that permit snapshots, and copies that use them. */
abstract class SnapshotCase extends LedgerCase {
  final List<CopyEvent> events = new CopyOnWriteArrayList<>();

  @BeforeEach
  void permitSnapshots() throws Exception {
    copies.prod.makeDirectories(FilePath.of("/in"), null);
    copies.staging.allowSnapshots(FilePath.of("/out"));
    copies.prod.allowSnapshots(FilePath.of("/in"));
  }

  /** Copies what has changed since the last snapshots, and deletes what is extra. */
  void byDifference() {
    options
        .delete(what -> what.extra(Extra.DELETE))
        .delete(what -> what.removal(Removal.PERMANENT))
        .snapshots(use -> use.basis(Basis.DIFFERENCE));
  }

  @Override
  CopyStatus copy(MemoryCopy copies, String source, String target) {
    events.clear();
    return copies.copy(
        MemoryCopy.request(source, target, options.build()).target(Target.EXACT).build(),
        events::add,
        new Cancellation());
  }

  /** The same copy in the other direction. */
  CopyStatus copyBack() {
    later();
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("prod", "/in"), ClusterPath.of("staging", "/out"))
            .options(options.build())
            .target(Target.EXACT)
            .build();
    CopyStatus status = copies.copy(request, events::add, new Cancellation());
    later();
    return status;
  }

  void move(MemoryFileSystem cluster, String from, String to) throws Exception {
    later();
    cluster.rename(FilePath.of(from), FilePath.of(to), RenameMode.KEEP_EXISTING);
    later();
  }

  /** The files of the source, under their names at the destination. */
  Map<String, String> wanted() {
    Map<String, String> wanted = new TreeMap<>();
    MemoryCopy.tree(copies.staging, "/out")
        .forEach((path, content) -> wanted.put(path.replaceFirst("^/out", "/in"), content));
    return wanted;
  }

  List<String> snapshots(MemoryFileSystem cluster, String directory) throws Exception {
    List<String> names = new ArrayList<>();
    for (FileStatus each : cluster.snapshots().list(FilePath.of(directory)).orElseThrow()) {
      names.add(each.name());
    }
    return names;
  }

  CopyOptions options() {
    return options.build();
  }
}
