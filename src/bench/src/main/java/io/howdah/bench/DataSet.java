package io.howdah.bench;

import io.howdah.lab.HdfsFiles;
import io.howdah.lab.TreeSpec;
import java.util.Arrays;
import java.util.Locale;

/** What is copied: trees that differ in what makes a copy slow. The bytes cannot be compressed. */
enum DataSet {
  A("2,000 files of 64 KiB in 50 directories") {
    @Override
    void write(HdfsFiles files, String root, double scale) {
      files.writeTree(root, new TreeSpec(many(2_000, scale), 50, 64 * KIB, 64 * KIB, 1));
    }
  },
  B("200 files of 4 MiB") {
    @Override
    void write(HdfsFiles files, String root, double scale) {
      files.writeTree(root, TreeSpec.of(many(200, scale), 4 * MIB, 100_001));
    }
  },
  C("4 files of 512 MiB") {
    @Override
    void write(HdfsFiles files, String root, double scale) {
      files.writeTree(root, TreeSpec.of(4, large(512 * MIB, scale), 200_001));
    }
  },
  D("1 file of 2 GiB") {
    @Override
    void write(HdfsFiles files, String root, double scale) {
      files.writeTree(root, TreeSpec.of(1, large(2_048 * MIB, scale), 300_001));
    }
  },
  E("20,000 files of 0 to 1 KiB in 400 directories") {
    @Override
    void write(HdfsFiles files, String root, double scale) {
      files.writeTree(root, new TreeSpec(many(20_000, scale), 400, 0, KIB, 400_001));
    }
  },
  F("a Hive warehouse: 3,000 files of 0 bytes to 256 MiB in partitions, 1.5 GiB") {
    @Override
    void write(HdfsFiles files, String root, double scale) {
      new HiveWarehouse(files, root).write(scale);
    }
  },
  G("300 files of 0.1 to 30 MiB, most of them small, 2 GiB") {
    @Override
    void write(HdfsFiles files, String root, double scale) {
      long seed = 600_001;
      files.writeTree(root + "/small", new TreeSpec(many(150, scale), 0, MIB / 10, 2 * MIB, seed));
      seed += 150;
      files.writeTree(root + "/middle", new TreeSpec(many(90, scale), 0, 2 * MIB, 16 * MIB, seed));
      seed += 90;
      files.writeTree(root + "/large", new TreeSpec(many(60, scale), 0, 8 * MIB, 30 * MIB, seed));
    }
  };

  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;

  private final String description;

  DataSet(String description) {
    this.description = description;
  }

  /**
   * Writes it below {@code root}.
   *
   * @param scale how much of it: fewer files where there are many, smaller ones where they are
   *     large
   */
  abstract void write(HdfsFiles files, String root, double scale);

  /** What it is at full scale. */
  String description() {
    return description;
  }

  /** The letter that stands for it on the command line and in the results. */
  String letter() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DataSet of(String letter) {
    return Arrays.stream(values())
        .filter(set -> set.letter().equals(letter))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("There is no data set '" + letter + "', only a-g."));
  }

  static int many(int files, double scale) {
    return Math.max(1, (int) Math.round(files * scale));
  }

  static long large(long bytes, double scale) {
    return Math.max(1, Math.round(bytes * scale));
  }
}
