package io.howdah.run;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.Mode;
import io.howdah.UndoRequest;
import io.howdah.UndoResult;
import io.howdah.lab.FileEntry;
import io.howdah.lab.HdfsFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Two directories of a real cluster, changed and read by Hadoop's own client. */
final class LabModelClusters implements ModelClusters {
  private final LabCopy copies;
  private final HdfsFiles files;
  private final String directory;

  /** Creates both trees in an empty directory. */
  LabModelClusters(LabCopy copies, HdfsFiles files, String directory) {
    this.copies = copies;
    this.files = files;
    this.directory = directory;
    files.mkdirs(root(Side.SOURCE));
    files.mkdirs(root(Side.TARGET));
    files.allowSnapshot(root(Side.SOURCE));
    files.allowSnapshot(root(Side.TARGET));
  }

  private String root(Side side) {
    return directory + (side == Side.SOURCE ? "/out" : "/in");
  }

  @Override
  public void makeDirectory(Side side, String path) {
    files.mkdirs(root(side) + "/" + path);
  }

  @Override
  public void write(Side side, String path, String text) {
    String file = root(side) + "/" + path;
    if (files.status(file).isPresent()) {
      files.delete(file);
    }
    files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void delete(Side side, String path) {
    files.delete(root(side) + "/" + path);
  }

  @Override
  public void rename(Side side, String from, String to) {
    files.rename(root(side) + "/" + from, root(side) + "/" + to);
  }

  @Override
  public CopyStatus copy(CopyOptions options) {
    return copies.copy(root(Side.SOURCE), root(Side.TARGET), options);
  }

  @Override
  public UndoResult undo(Path report) {
    return copies.undo(UndoRequest.of("prod", report.toString(), Mode.COPY, 3));
  }

  @Override
  public Map<String, String> target() {
    String prefix = root(Side.TARGET) + "/";
    Map<String, String> relative = new TreeMap<>();
    for (FileEntry entry : files.list(root(Side.TARGET))) {
      if (entry.path().startsWith(prefix)) {
        relative.put(
            entry.path().substring(prefix.length()),
            entry.type() == FileEntry.Type.DIRECTORY
                ? TreeModel.DIRECTORY
                : new String(files.read(entry.path()), StandardCharsets.UTF_8));
      }
    }
    return relative;
  }

  @Override
  public String backup() {
    return directory + "/backup";
  }

  @Override
  public boolean hasSnapshots() {
    return true;
  }

  @Override
  public boolean canCrash() {
    return false;
  }

  @Override
  public void crashDuring(Crash crash, CopyOptions options) {
    throw new UnsupportedOperationException("A real cluster has no such faults.");
  }
}
