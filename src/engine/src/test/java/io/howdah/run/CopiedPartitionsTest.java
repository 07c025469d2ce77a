package io.howdah.run;

import static io.howdah.run.MemoryCopy.remove;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.Count;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ErrorCode;
import io.howdah.Layout;
import io.howdah.Mode;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.PartitionStatus;
import io.howdah.event.PartitionFinished;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a copy says of the partitions of a table. */
class CopiedPartitionsTest extends MirrorCase {
  private final List<PartitionResult> told = Collections.synchronizedList(new ArrayList<>());

  private CopyStatus copyTable() {
    told.clear();
    return copy(
        "/table",
        "/w/sales.db/orders",
        event -> {
          if (event instanceof PartitionFinished finished) {
            told.add(finished.result());
          }
        });
  }

  private static PartitionResult result(Change change, String name, int files, int bytes) {
    return PartitionResult.of(change, "/w/sales.db/orders", name, Count.of(files, bytes));
  }

  private void fillTable() {
    write(copies.staging, "/table/ds=1/n=1/000000_0", "one");
    write(copies.staging, "/table/ds=1/n=1/HIVE_UNION_SUBDIR_1/000000_0", "two");
    write(copies.staging, "/table/ds=1/n=2/000000_0", "three");
    write(copies.staging, "/table/ds=2/n=1/000000_0", "four");
    write(copies.staging, "/table/other/000000_0", "no partition");
  }

  @Test
  void tellsWhichPartitionsWereAddedChangedRemovedAndLeft() {
    fillTable();
    assertThat(copyTable().isSuccessful()).isTrue();
    assertThat(told)
        .containsExactlyInAnyOrder(
            result(Change.ADDED, "ds=1/n=1", 2, 6),
            result(Change.ADDED, "ds=1/n=2", 1, 5),
            result(Change.ADDED, "ds=2/n=1", 1, 4));

    write(copies.staging, "/table/ds=1/n=1/HIVE_UNION_SUBDIR_1/000000_0", "twice");
    write(copies.staging, "/table/ds=3/n=1/000000_0", "five");
    remove(copies.staging, "/table/ds=2");
    CopyStatus status = copyTable();

    assertThat(told)
        .containsExactlyInAnyOrder(
            result(Change.CHANGED, "ds=1/n=1", 1, 5),
            result(Change.UNCHANGED, "ds=1/n=2", 0, 0),
            result(Change.ADDED, "ds=3/n=1", 1, 4),
            result(Change.REMOVED, "ds=2/n=1", 1, 4));
    PartitionStatus partitions = status.partitions();
    assertThat(partitions.count(Change.ADDED)).isEqualTo(1);
    assertThat(partitions.count(Change.CHANGED)).isEqualTo(1);
    assertThat(partitions.count(Change.UNCHANGED)).isEqualTo(1);
    assertThat(partitions.count(Change.REMOVED)).isEqualTo(1);
    assertThat(partitions.named()).hasSize(3).allMatch(each -> each.change() != Change.UNCHANGED);
    assertThat(partitions.omitted()).isZero();
  }

  @Test
  void countsEachPartitionOfADirectoryThatIsDeletedEntryByEntry() {
    fillTable();
    copyTable();
    remove(copies.staging, "/table/ds=1");
    options.delete(what -> what.removal(Removal.PERMANENT));

    copyTable();

    assertThat(told)
        .containsExactlyInAnyOrder(
            result(Change.REMOVED, "ds=1/n=1", 2, 6),
            result(Change.REMOVED, "ds=1/n=2", 1, 5),
            result(Change.UNCHANGED, "ds=2/n=1", 0, 0));
  }

  @Test
  void tellsOfAPartitionFromWhichAFileWasDeleted() {
    fillTable();
    copyTable();
    remove(copies.staging, "/table/ds=1/n=1/000000_0");

    copyTable();

    assertThat(told).contains(result(Change.CHANGED, "ds=1/n=1", 0, 0));
  }

  @Test
  void neverTellsThatAPartitionIsThereOfWhichAFileFailed() {
    fillTable();
    copies.stagingFaults(
        FaultAt.before(
            Operation.OPEN,
            path -> {
              if (path.toString().startsWith("/table/ds=1/n=2/")) {
                throw new CopyException(ErrorCode.PERMISSION_DENIED, "not yours");
              }
            }));

    CopyStatus status = copyTable();

    assertThat(told)
        .contains(result(Change.INCOMPLETE, "ds=1/n=2", 0, 0))
        .contains(result(Change.ADDED, "ds=1/n=1", 2, 6));
    assertThat(status.partitions().count(Change.INCOMPLETE)).isEqualTo(1);
  }

  @Test
  void takesNoDirectoryForAPartitionWhosePartitionsAreAllLeftOut() {
    fillTable();
    options.select(only -> only.partitions("n = 2"));

    copyTable();

    assertThat(told).containsExactly(result(Change.ADDED, "ds=1/n=2", 1, 5));
  }

  /** Its done flag is in no partition. */
  @Test
  void takesNoDirectoryForAPartitionThatHasPartitionsWhichAreLeftOut() {
    fillTable();
    write(copies.staging, "/table/ds=2/_SUCCESS", "");
    options.select(only -> only.partitions("n = 2"));
    copyTable();
    remove(copies.staging, "/table/ds=2/_SUCCESS");
    write(copies.staging, "/table/ds=2/_SUCCESS", "other");

    copyTable();

    assertThat(told).containsExactly(result(Change.UNCHANGED, "ds=1/n=2", 0, 0));
  }

  @Test
  void tellsOfAPartitionThatCannotBeListed() {
    fillTable();
    copies.stagingFaults(FaultAt.denied(Operation.LIST, "n=2"));

    copyTable();

    assertThat(told)
        .containsExactlyInAnyOrder(
            result(Change.ADDED, "ds=1/n=1", 2, 6),
            result(Change.INCOMPLETE, "ds=1/n=2", 0, 0),
            result(Change.ADDED, "ds=2/n=1", 1, 4));
  }

  @Test
  void tellsOfAPartitionThatCannotBeBegun() {
    fillTable();
    write(copies.prod, "/w/sales.db/orders/ds=1/n=2", "a file");

    copyTable();

    assertThat(told)
        .containsExactlyInAnyOrder(
            result(Change.ADDED, "ds=1/n=1", 2, 6),
            result(Change.INCOMPLETE, "ds=1/n=2", 0, 0),
            result(Change.ADDED, "ds=2/n=1", 1, 4));
  }

  @Test
  void tellsOfEachPartitionThatALimitLeavesIncomplete() {
    for (int i = 0; i < 50; i++) {
      write(copies.staging, "/table/ds=" + i + "/a", "some bytes");
      write(copies.staging, "/table/ds=" + i + "/b", "some bytes");
    }
    options.limit(to -> to.bytes(35));

    assertThat(copyTable().postponed().files()).isPositive();

    Map<String, Set<Change>> changes = new TreeMap<>();
    told.forEach(
        each -> changes.computeIfAbsent(each.path(), path -> new TreeSet<>()).add(each.change()));
    Map<String, Integer> present = new TreeMap<>();
    tree(copies.prod, "/w/sales.db/orders")
        .forEach(
            (path, content) -> {
              if (path.endsWith("/a") || path.endsWith("/b")) {
                present.merge(path.substring(0, path.length() - 2), 1, Integer::sum);
              }
            });
    assertThat(present).isNotEmpty();
    present.forEach(
        (path, files) ->
            assertThat(changes.get(path))
                .as(path)
                .containsExactly(files == 2 ? Change.ADDED : Change.INCOMPLETE));
  }

  @Test
  void takesTheColumnsAboveTheCopiedDirectoryIntoAccount() {
    fillTable();

    copy(
        "/table/ds=1",
        "/w/sales.db/orders/ds=1",
        event -> {
          if (event instanceof PartitionFinished finished) {
            told.add(finished.result());
          }
        });

    assertThat(told)
        .containsExactlyInAnyOrder(
            result(Change.ADDED, "ds=1/n=1", 2, 6), result(Change.ADDED, "ds=1/n=2", 1, 5));
  }

  @Test
  void tellsOfADryRunWhatWouldBecomeOfPartitions() {
    fillTable();
    copyTable();
    write(copies.staging, "/table/ds=1/n=2/000000_0", "changed");
    write(copies.staging, "/table/ds=4/n=1/000000_0", "new");
    remove(copies.staging, "/table/ds=2");
    options.mode(Mode.DRY_RUN);

    copyTable();

    assertThat(told)
        .containsExactlyInAnyOrder(
            result(Change.UNCHANGED, "ds=1/n=1", 0, 0),
            result(Change.CHANGED, "ds=1/n=2", 1, 7),
            result(Change.ADDED, "ds=4/n=1", 1, 3),
            result(Change.REMOVED, "ds=2/n=1", 1, 4));
  }

  @Test
  void hasNoPartitionsInAFlatCopy() {
    fillTable();
    remove(copies.staging, "/table/ds=1");
    remove(copies.staging, "/table/other");
    options.layout(Layout.FLAT).delete(what -> what.extra(Extra.KEEP));

    assertThat(copyTable().partitions().isEmpty()).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void writesEachPartitionToTheReport(@TempDir Path directory) throws Exception {
    fillTable();
    Path report = directory.resolve("report");
    options.files(to -> to.report(report.toString()));

    copyTable();

    assertThat(Files.readAllLines(report))
        .contains(
            "{\"partition\":\"added\",\"path\":\"/w/sales.db/orders/ds=1/n=2\","
                + "\"table\":\"/w/sales.db/orders\",\"files\":1,\"bytes\":5}");
  }

  @Test
  void appendsStatementsToTheScript(@TempDir Path directory) throws Exception {
    fillTable();
    Path script = directory.resolve("partitions.sql");
    options.files(to -> to.partitionScript(script.toString()));
    copyTable();
    assertThat(statements(script))
        .containsExactlyInAnyOrder(
            "ALTER TABLE `sales`.`orders` ADD IF NOT EXISTS PARTITION (`ds`='1', `n`='1')"
                + " LOCATION '/w/sales.db/orders/ds=1/n=1';",
            "ALTER TABLE `sales`.`orders` ADD IF NOT EXISTS PARTITION (`ds`='1', `n`='2')"
                + " LOCATION '/w/sales.db/orders/ds=1/n=2';",
            "ALTER TABLE `sales`.`orders` ADD IF NOT EXISTS PARTITION (`ds`='2', `n`='1')"
                + " LOCATION '/w/sales.db/orders/ds=2/n=1';");

    remove(copies.staging, "/table/ds=2");
    copyTable();

    assertThat(statements(script))
        .hasSize(4)
        .contains("ALTER TABLE `sales`.`orders` DROP IF EXISTS PARTITION (`ds`='2', `n`='1');");
  }

  @Test
  void writesNoStatementsInADryRun(@TempDir Path directory) {
    fillTable();
    Path script = directory.resolve("partitions.sql");
    options.files(to -> to.partitionScript(script.toString())).mode(Mode.DRY_RUN);

    copyTable();

    assertThat(script).doesNotExist();
  }

  private static List<String> statements(Path script) throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(script));
    assertThat(lines.get(0)).startsWith("-- Howdah: partitions of the run ");
    lines.removeIf(line -> line.startsWith("--"));
    return lines;
  }
}
