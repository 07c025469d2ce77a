package io.howdah.bench;

import io.howdah.lab.HdfsFiles;
import io.howdah.lab.TreeSpec;

/**
 * Writes the files of a partitioned Hive table: each partition has a few small deltas and a done
 * flag, every tenth a compacted base of some MiB, and three a large one.
 */
final class HiveWarehouse {
  private static final int DAYS = 30;
  private static final int COUNTRIES = 10;
  private static final int DELTAS = 9;
  private static final int LARGE_BASES = 3;
  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;

  private final HdfsFiles files;
  private final String root;

  HiveWarehouse(HdfsFiles files, String root) {
    this.files = files;
    this.root = root;
  }

  void write(double scale) {
    int days = DataSet.many(DAYS, scale);
    long seed = 500_001;
    for (int day = 0; day < days; day++) {
      for (int country = 0; country < COUNTRIES; country++) {
        String partition = partition(day, country);
        TreeSpec deltas = new TreeSpec(DELTAS, 0, KIB, 64 * KIB, seed);
        files.writeTree(partition + "/delta_0000002_0000010", deltas);
        files.write(partition + "/_SUCCESS", 0, seed);
        seed += DELTAS;
      }
      files.writeTree(base(day, 0), new TreeSpec(1, 0, MIB, 48 * MIB, seed++));
    }
    long large = DataSet.large(256 * MIB, Math.min(1, scale));
    for (int i = 0; i < LARGE_BASES; i++) {
      files.writeTree(base(i % days, i + 1), TreeSpec.of(1, large, seed++));
    }
  }

  private String partition(int day, int country) {
    return String.format("%s/ds=2026-01-%02d/country=c%d", root, day + 1, country);
  }

  private String base(int day, int country) {
    return partition(day, country) + "/base_0000001";
  }
}
