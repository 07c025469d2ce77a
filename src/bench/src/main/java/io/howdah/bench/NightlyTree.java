package io.howdah.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a tool finds when it begins: a tree at the source, and what the destination has of it. */
interface NightlyTree {
  /** What it is, for the report. */
  String title();

  /** Makes the state that each tool begins with. */
  Workload begin() throws IOException, InterruptedException;

  /** Returns a written tree of small files, and an empty destination. */
  static NightlyTree copied(BenchLab lab, Workload workload) {
    return new NightlyTree() {
      @Override
      public String title() {
        return workload.title();
      }

      @Override
      public Workload begin() throws IOException, InterruptedException {
        lab.emptyDestination();
        lab.makeHome();
        return workload;
      }
    };
  }

  /**
   * Returns a tree of empty files that the destination has already, with the same times: so large a
   * tree as would take each tool hours to copy.
   */
  static NightlyTree prepared(BenchLab lab, int files) {
    Prepared tree = Prepared.of(files);
    return new NightlyTree() {
      @Override
      public String title() {
        return tree.title();
      }

      @Override
      public Workload begin() throws IOException, InterruptedException {
        return lab.prepare(tree);
      }
    };
  }

  /** Empty files, spread over directories. */
  record Prepared(int files, int directories) {
    private static final int FILES_OF_A_DIRECTORY = 1_000;
    private static final int FEWEST_DIRECTORIES = 10;

    static Prepared of(int files) {
      return new Prepared(files, Math.max(FEWEST_DIRECTORIES, files / FILES_OF_A_DIRECTORY));
    }

    String title() {
      return String.format(
          Locale.ROOT,
          "%,d empty files in %,d directories. The destination has them all before the first copy,"
              + " with the same modification times, and Howdah has a ledger of them (`--prepared`)."
              + " Changed files have up to 1 KiB.",
          files,
          directories);
    }

    /** The paths as the lab makes them, sorted. */
    List<String> paths() {
      List<String> paths = new ArrayList<>(files);
      for (int directory = 0; directory < directories; directory++) {
        for (int file = directory; file < files; file += directories) {
          paths.add(String.format(Locale.ROOT, "dir-%04d/file-%07d", directory, file));
        }
      }
      return paths;
    }
  }
}
