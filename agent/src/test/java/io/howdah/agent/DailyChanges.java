package io.howdah.agent;

import io.howdah.lab.FileEntry;
import io.howdah.lab.HdfsFiles;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/** What changes between two copies, at random, as far as the next copy is to make it equal. */
final class DailyChanges {
  private static final int LEAST = 6;
  private static final int MOST = 12;
  private static final int LONGEST_FILE = 3_000;
  private static final long SEED = 1;
  private static final List<String> DELETING =
      List.of("--delete", "--max-delete=50%", "--skip-trash");

  /** Whether the copies delete what the source does not have. */
  enum Deletes {
    YES,
    NO,
    /** They also read a snapshot of the source. */
    OF_A_SNAPSHOT,
    /** They also list only what has changed since the last snapshots. */
    BY_DIFFERENCE;

    List<String> options() {
      return switch (this) {
        case YES -> DELETING;
        case NO -> List.of();
        case OF_A_SNAPSHOT -> deletingAnd("--snapshot");
        case BY_DIFFERENCE -> deletingAnd("--diff");
      };
    }

    private static List<String> deletingAnd(String option) {
      List<String> options = new ArrayList<>(DELETING);
      options.add(option);
      return options;
    }
  }

  /** One change of a file. The last ones need copies that delete. */
  private enum Change {
    REPLACED_WITH_THE_OLD_TIME,
    APPENDED_TO,
    ADDED,
    SWAPPED,
    REPLACED_AT_THE_TARGET,
    DELETED,
    RENAMED,
    ADDED_AT_THE_TARGET
  }

  private final HdfsFiles files;
  private final String source;
  private final String target;
  private final Deletes deletes;
  private final Random random;
  private long number;

  DailyChanges(HdfsFiles files, String source, String target, Deletes deletes) {
    this.files = files;
    this.source = source;
    this.target = target;
    this.deletes = deletes;
    this.random = new Random(SEED);
  }

  /** Changes some files of both sides. */
  void happen() {
    List<Change> possible =
        List.copyOf(
            deletes != Deletes.NO
                ? EnumSet.allOf(Change.class)
                : EnumSet.range(Change.REPLACED_WITH_THE_OLD_TIME, Change.REPLACED_AT_THE_TARGET));
    int changes = LEAST + random.nextInt(MOST - LEAST + 1);
    for (int i = 0; i < changes; i++) {
      number++;
      apply(possible.get(random.nextInt(possible.size())));
    }
  }

  private void apply(Change change) {
    String path = any(source);
    switch (change) {
      case REPLACED_WITH_THE_OLD_TIME -> replaceWithTheOldTime(path);
      case APPENDED_TO -> files.append(path, length(path), 1 + random.nextInt(10), number);
      case ADDED -> files.write(newPath(source), 1 + random.nextInt(LONGEST_FILE), number);
      case SWAPPED -> swap(path, any(source));
      case REPLACED_AT_THE_TARGET -> replaceWithTheOldTime(any(target));
      case DELETED -> files.delete(path);
      case RENAMED -> files.rename(path, newPath(source));
      case ADDED_AT_THE_TARGET -> files.write(newPath(target), 10, number);
    }
  }

  private void swap(String one, String other) {
    if (!one.equals(other)) {
      files.rename(one, source + "/aside");
      files.rename(other, one);
      files.rename(source + "/aside", other);
    }
  }

  private void replaceWithTheOldTime(String path) {
    FileEntry old = files.status(path).orElseThrow();
    files.delete(path);
    files.write(path, old.length(), number);
    files.setTimes(path, old.modificationTime(), old.modificationTime());
  }

  private String newPath(String root) {
    return root + "/dir-000" + random.nextInt(6) + "/new-" + number;
  }

  private String any(String root) {
    List<String> paths = files.filePaths(root).stream().filter(path -> !isTemporary(path)).toList();
    return paths.get(random.nextInt(paths.size()));
  }

  private long length(String path) {
    return files.status(path).orElseThrow().length();
  }

  /** Whether it is a file of a copy that is not over. */
  static boolean isTemporary(String path) {
    return path.contains(".howdah-");
  }
}
