package io.howdah.hive;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters of tables and partitions that describe their rows and files. */
final class StatisticsParameters {
  /** Those of Hive. The last one makes the metastore set the time of the change anew. */
  private static final Set<String> KEYS =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "COLUMN_STATS_ACCURATE",
                  "numFiles",
                  "numFilesErasureCoded",
                  "numRows",
                  "rawDataSize",
                  "totalSize",
                  "STATS_GENERATED",
                  "STATS_GENERATED_VIA_STATS_TASK",
                  "transient_lastDdlTime")));

  /** Those of Spark and Impala. */
  private static final List<String> PREFIXES =
      Collections.unmodifiableList(
          Arrays.asList("spark.sql.statistics.", "impala_intermediate_stats_"));

  private StatisticsParameters() {}

  static void removeFrom(Map<String, String> parameters) {
    parameters
        .keySet()
        .removeIf(key -> KEYS.contains(key) || PREFIXES.stream().anyMatch(key::startsWith));
  }
}
