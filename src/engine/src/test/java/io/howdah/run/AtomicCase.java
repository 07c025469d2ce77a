package io.howdah.run;

import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.AtomicUnit;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.memory.MemoryFileSystem;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;

/** A table with partitions, and copies that replace partitions as a whole. */
abstract class AtomicCase extends MirrorCase {
  static final String TABLE = "/w/t";

  @BeforeEach
  void fillTable() {
    options.atomicUnit(AtomicUnit.PARTITION);
    write(copies.staging, "/t/ds=1/a", "a1");
    write(copies.staging, "/t/ds=1/b", "b1");
    write(copies.staging, "/t/ds=2/a", "a2");
    write(copies.staging, "/t/ds=3/sub/a", "a3");
  }

  CopyStatus copyTable() {
    return copyTable(CopyListener.NONE);
  }

  CopyStatus copyTable(CopyListener listener) {
    return copy("/t", TABLE, listener);
  }

  /** What readers see of a table: no name that begins with a dot, nor anything below it. */
  static Map<String, String> visible(MemoryFileSystem cluster, String table) {
    Map<String, String> visible = new TreeMap<>();
    tree(cluster, table)
        .forEach(
            (path, text) -> {
              String below = path.substring(table.length() + 1);
              if (!("/" + below).contains("/.")) {
                visible.put(below, text);
              }
            });
    return visible;
  }

  Map<String, String> source() {
    return visible(copies.staging, "/t");
  }

  Map<String, String> target() {
    return visible(copies.prod, TABLE);
  }

  /** What one listing of a directory of the target shows: the length of each file by its name. */
  Map<String, Long> listed(String directory) {
    Map<String, Long> lengths = new TreeMap<>();
    try {
      for (FileStatus entry : copies.prod.list(FilePath.of(directory), null).entries()) {
        lengths.put(entry.name(), entry.length());
      }
    } catch (CopyException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.FILE_NOT_FOUND);
    }
    return lengths;
  }

  /** The files in the trash, by their old paths; empty where there is no trash. */
  Map<String, String> trashed() {
    boolean isThere = tree(copies.prod, "/").containsKey(home() + "/.Trash/Current");
    return isThere ? trash() : Map.of();
  }

  /** The names that begin with a dot. */
  Map<String, String> hidden() {
    Map<String, String> hidden = new TreeMap<>(tree(copies.prod, TABLE));
    hidden.keySet().removeIf(path -> !path.contains("/."));
    return hidden;
  }
}
