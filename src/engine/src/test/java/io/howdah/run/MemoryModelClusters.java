package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.Mode;
import io.howdah.UndoRequest;
import io.howdah.UndoResult;
import io.howdah.fs.FilePath;
import io.howdah.fs.RenameMode;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Two clusters in memory. */
final class MemoryModelClusters implements ModelClusters {
  private final MemoryCopy copies =
      new MemoryCopy(
          MemoryFileSystem.builder().pageSize(2).build(),
          MemoryFileSystem.builder().pageSize(2).traits(MirrorCase.WITH_TRASH).build());

  MemoryModelClusters() throws Exception {
    copies.staging.makeDirectories(FilePath.of("/out"), null);
    copies.prod.makeDirectories(FilePath.of("/in"), null);
    copies.prod.makeDirectories(copies.prod.homeDirectory(), null);
    copies.staging.allowSnapshots(FilePath.of("/out"));
    copies.prod.allowSnapshots(FilePath.of("/in"));
  }

  private MemoryFileSystem files(Side side) {
    return switch (side) {
      case SOURCE -> copies.staging;
      case TARGET -> copies.prod;
    };
  }

  private static FilePath path(Side side, String path) throws Exception {
    return FilePath.of((side == Side.SOURCE ? "/out/" : "/in/") + path);
  }

  @Override
  public void makeDirectory(Side side, String path) throws Exception {
    files(side).makeDirectories(path(side, path), null);
  }

  @Override
  public void write(Side side, String path, String text) throws Exception {
    MemoryCopy.write(files(side), path(side, path).toString(), text);
  }

  @Override
  public void delete(Side side, String path) throws Exception {
    files(side).delete(path(side, path));
  }

  @Override
  public void rename(Side side, String from, String to) throws Exception {
    files(side).rename(path(side, from), path(side, to), RenameMode.KEEP_EXISTING);
  }

  @Override
  public CopyStatus copy(CopyOptions options) {
    return copies.copy(
        MemoryCopy.request("/out", "/in", options).target(Target.EXACT).build(),
        CopyListener.NONE,
        new Cancellation());
  }

  @Override
  public UndoResult undo(Path report) {
    return copies.undo(UndoRequest.of("prod", report.toString(), Mode.COPY, 3), CopyListener.NONE);
  }

  @Override
  public Map<String, String> target() {
    Map<String, String> relative = new TreeMap<>();
    MemoryCopy.tree(copies.prod, "/in")
        .forEach((path, text) -> relative.put(path.substring("/in/".length()), text));
    return relative;
  }

  @Override
  public String backup() {
    return "/backup";
  }

  @Override
  public boolean hasSnapshots() {
    return true;
  }

  @Override
  public boolean canCrash() {
    return true;
  }

  @Override
  public void crashDuring(Crash crash, CopyOptions options) {
    copies.prodFaults(crash);
    copy(options);
    copies.prodFaults(FaultInjector.NONE);
  }
}
