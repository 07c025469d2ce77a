package io.howdah.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.Count;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.RegistrationStatus;
import io.howdah.cluster.MetastoreAddress;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HiveServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A table with very many partitions. */
@Sweep
class ManyPartitionsIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("prod"));

  private static final int PARTITIONS = 50_000;
  private static final Duration MOST = Duration.ofMinutes(1);

  @Test
  void registersAllOfThemWithinAMinute() throws Exception {
    try (HiveServer hive = HiveServer.builder("hive").on(LAB.cluster("prod")).start();
        Metastore metastore =
            Metastore.open(
                MetastoreAddress.parse(hive.metastoreUri().toString()),
                MetastoreLogin.user(LAB.cluster("prod").user()),
                MetastoreSettings.defaults(),
                new Cancellation())) {
      hive.execute(
          "create external table many (id int) partitioned by (ds string, hour int) stored as orc");
      HiveTable table = metastore.table(HiveTableName.parse("default.many"));
      String directory = table.location().orElseThrow().path();
      List<PartitionResult> added =
          IntStream.range(0, PARTITIONS).mapToObj(i -> result(Change.ADDED, directory, i)).toList();
      RegisteredTable registered = new RegisteredTable(metastore, table);

      Duration first = time(() -> assertRegistered(registered, added, PARTITIONS));

      List<PartitionResult> unchanged =
          IntStream.range(0, PARTITIONS)
              .mapToObj(i -> result(Change.UNCHANGED, directory, i))
              .toList();
      Duration again = time(() -> assertRegistered(registered, unchanged, 0));
      Files.writeString(
          Path.of("target", "many-partitions.md"),
          String.format(
              Locale.ROOT,
              "%d partitions: %.1f s to register, %.1f s when all are known%n",
              PARTITIONS,
              first.toMillis() / 1e3,
              again.toMillis() / 1e3));
      assertThat(metastore.partitionNames(table.name())).hasSize(PARTITIONS);
      assertThat(first).isLessThan(MOST);
      assertThat(again).isLessThan(Duration.ofSeconds(10));
    }
  }

  private static void assertRegistered(
      RegisteredTable table, List<PartitionResult> results, long added) throws Exception {
    assertThat(table.register(results)).isEqualTo(RegistrationStatus.of(added, 0, 0));
  }

  private static PartitionResult result(Change change, String table, int number) {
    String name = "ds=2026-" + (10_000 + number / 24) + "/hour=" + number % 24;
    return PartitionResult.of(change, table, name, Count.of(1, 1));
  }

  private interface Step {
    void run() throws Exception;
  }

  private static Duration time(Step step) throws Exception {
    long begun = System.nanoTime();
    step.run();
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
