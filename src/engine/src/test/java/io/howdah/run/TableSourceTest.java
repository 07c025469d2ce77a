package io.howdah.run;

import static io.howdah.run.MemoryCopy.remove;
import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.AtomicUnit;
import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.Deletion.Extra;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.MissingTable;
import io.howdah.Mode;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.Registration;
import io.howdah.RegistrationStatus;
import io.howdah.TablePartitions;
import io.howdah.TableRegistry;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.Operation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Copies of a table whose partitions are where the metastore of the source has them. */
class TableSourceTest extends MirrorCase {
  private static final Map<String, String> COPIED =
      Map.of(
          "/w/t/_SUCCESS", "",
          "/w/t/ds=1", "(directory)",
          "/w/t/ds=1/a", "usual",
          "/w/t/ds=2", "(directory)",
          "/w/t/ds=2/a", "old name",
          "/w/t/ds=3", "(directory)",
          "/w/t/ds=3/a", "outside");

  private final Tables tables = new Tables();

  /** A metastore of the source, and one that remembers what it was told. */
  private static final class Tables implements TableRegistry {
    private final Map<String, String> places = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<Map<String, String>> registered = new ArrayList<>();
    private @Nullable CopyException failure;

    @Override
    public SourceTable read(String cluster, String name, Cancellation cancellation)
        throws CopyException {
      calls.add("read " + cluster + " " + name);
      if (failure != null) {
        throw failure;
      }
      TablePartitions.Builder partitions = TablePartitions.builder("/t", 1);
      places.forEach(partitions::add);
      return new SourceTable() {
        @Override
        public TablePartitions partitions() {
          return partitions.build();
        }

        @Override
        public Table openCopy(String cluster, String name, String target, MissingTable missing) {
          calls.add("open " + cluster + " " + name + " " + target + " " + missing);
          return new Told();
        }
      };
    }

    @Override
    public Table open(String cluster, String name, String target, Cancellation cancellation) {
      throw new AssertionError("The table is a copy of one of the source.");
    }

    private final class Told implements Table {
      @Override
      public List<String> directories() {
        return List.of();
      }

      @Override
      public Registration register(List<PartitionResult> partitions) {
        Map<String, String> told = new TreeMap<>();
        partitions.forEach(each -> told.put(each.path(), each.change().toString()));
        registered.add(told);
        return Registration.of(RegistrationStatus.of(told.size(), 0, 0));
      }

      @Override
      public void close() {
        calls.add("close");
      }
    }
  }

  @BeforeEach
  void fillTable() throws Exception {
    copies.prod.makeDirectories(copies.prod.homeDirectory(), null);
    copies.registeringAt(tables);
    options.sourceTable("sales.orders").hiveTable("mirror.orders");
    write(copies.staging, "/t/ds=1/a", "usual");
    write(copies.staging, "/t/old/a", "old name");
    write(copies.staging, "/archive/3/a", "outside");
    write(copies.staging, "/t/ds=9/a", "orphan");
    write(copies.staging, "/t/_SUCCESS", "");
    tables.places.putAll(Map.of("ds=1", "/t/ds=1", "ds=2", "/t/old", "ds=3", "/archive/3"));
  }

  private CopyStatus copyTable() {
    return copy("/t", "/w/t", CopyListener.NONE);
  }

  private Map<String, String> target() {
    return tree(copies.prod, "/");
  }

  private Map<String, String> targetTable() {
    Map<String, String> table = new TreeMap<>(target());
    table.keySet().removeIf(path -> !path.startsWith("/w/t/"));
    return table;
  }

  @ParameterizedTest
  @EnumSource
  void copiesEachPartitionFromItsPlaceAndNoOther(AtomicUnit unit) {
    options.atomicUnit(unit);
    if (unit == AtomicUnit.TREE) {
      options.hiveTable(null);
    }

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).as(status.failures() + " " + status.error()).isTrue();
    assertThat(targetTable()).isEqualTo(COPIED);
    assertThat(status.copied().files()).isEqualTo(4);
    assertThat(status.partitions().count(Change.ADDED)).isEqualTo(3);
  }

  @Test
  void makesThemKnownAtTheirUsualPlaces() {
    options.missingTable(MissingTable.CREATE);

    copyTable();

    assertThat(tables.calls)
        .containsExactly(
            "read staging sales.orders", "open prod mirror.orders /w/t CREATE", "close");
    assertThat(tables.registered)
        .containsExactly(Map.of("/w/t/ds=1", "ADDED", "/w/t/ds=2", "ADDED", "/w/t/ds=3", "ADDED"));
  }

  /** The first copy does not remember files that have just been written, none an empty flag. */
  @Test
  void remembersFilesForTheNextNights() throws Exception {
    copies.prod.makeDirectories(copies.prod.homeDirectory(), null);
    copyTable();
    copies.clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
    assertThat(copyTable().copied().files()).isZero();

    CopyStatus status = copyTable();

    assertThat(status.copied().files()).isZero();
    assertThat(status.skipped().files()).isEqualTo(4);
    assertThat(status.partitions().count(Change.UNCHANGED)).isEqualTo(3);
    assertThat(status.ledger().remembered()).isEqualTo(3);
    assertThat(copies.stagingAsSeen().requests(Operation.CHECKSUM)).isZero();
  }

  @Test
  void followsAPartitionToItsNewPlace() {
    copyTable();
    write(copies.staging, "/archive/3-new/b", "moved");
    tables.places.put("ds=3", "/archive/3-new");

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(target()).containsEntry("/w/t/ds=3/b", "moved").doesNotContainKey("/w/t/ds=3/a");
    assertThat(tables.registered.get(1)).containsEntry("/w/t/ds=3", "CHANGED");
  }

  @Test
  void deletesPartitionsThatTheMetastoreDoesNotHaveAnyMore() {
    options.sourceTable(null).hiveTable(null);
    copyTable();
    assertThat(target()).containsKeys("/w/t/ds=9/a", "/w/t/old/a");
    options.sourceTable("sales.orders").hiveTable("mirror.orders");

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(targetTable()).isEqualTo(COPIED);
    assertThat(tables.registered.get(0))
        .isEqualTo(
            Map.of(
                "/w/t/ds=1", "UNCHANGED",
                "/w/t/ds=2", "ADDED",
                "/w/t/ds=3", "ADDED",
                "/w/t/ds=9", "REMOVED"));
  }

  @Test
  void deletesNothingIfTheMetastoreHasNoPartition() {
    copyTable();
    Map<String, String> before = target();
    remove(copies.staging, "/t/_SUCCESS");
    remove(copies.staging, "/t/old");
    tables.places.clear();

    assertThat(stoppedBy(copyTable())).isEqualTo(ErrorCode.DELETE_REFUSED);
    assertThat(target()).isEqualTo(before);
  }

  @Test
  void choosesPartitionsByTheirNames() {
    options.select(only -> only.partitions("ds in ('2', '9')"));

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(targetTable().keySet()).containsExactly("/w/t/ds=2", "/w/t/ds=2/a");
  }

  @ParameterizedTest
  @CsvSource({"/t/ds=3, /w/t/ds=3", "/t/ds=[3-9], /w/t"})
  void copiesOnePartition(String source, String target) {
    options.delete(what -> what.extra(Extra.KEEP));
    CopyRequest request =
        MemoryCopy.request(source, target, options.build()).target(Target.EXACT).build();

    CopyStatus status = copies.copy(request, CopyListener.NONE, new Cancellation());

    assertThat(status.isSuccessful()).as(status.failures() + " " + status.error()).isTrue();
    assertThat(target()).containsEntry("/w/t/ds=3/a", "outside").doesNotContainKey("/w/t/ds=9");
  }

  @Test
  void followsAPlan(@TempDir Path directory) {
    String plan = directory.resolve("plan").toString();
    options.mode(Mode.DRY_RUN).files(to -> to.plan(plan));
    assertThat(copyTable().isSuccessful()).isTrue();
    assertThat(tables.registered).isEmpty();
    options.mode(Mode.COPY).files(to -> to.plan(null).approvedPlan(plan));

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).as(status.failures() + " " + status.error()).isTrue();
    assertThat(targetTable()).isEqualTo(COPIED);
  }

  @Test
  void takesOverTheAttributesOfThePlace() throws Exception {
    copies.staging.setPermission(FilePath.of("/archive/3"), 0711);
    options.preserve(EnumSet.of(FileAttribute.PERMISSION, FileAttribute.XATTR));
    copies.staging.setExtendedAttribute(FilePath.of("/archive/3"), "user.origin", "a1");

    assertThat(copyTable().isSuccessful()).isTrue();

    FilePath copied = FilePath.of("/w/t/ds=3");
    assertThat(copies.prod.status(copied).orElseThrow().permission()).isEqualTo(0711);
    assertThat(copies.prod.extendedAttributes(copied)).containsEntry("user.origin", "a1");
  }

  @Test
  void failsForAPlaceThatMayNotBeRead() {
    copies.stagingFaults(FaultAt.denied(Operation.LIST, "3"));

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).isFalse();
    assertThat(target()).containsKey("/w/t/ds=2/a").doesNotContainKey("/w/t/ds=3/a");
  }

  @Test
  void copiesNothingIfTheTableCannotBeRead() {
    tables.failure = new CopyException(ErrorCode.TABLE_NOT_FOUND, "There is no such table.");

    assertThat(stoppedBy(copyTable())).isEqualTo(ErrorCode.TABLE_NOT_FOUND);
    assertThat(target()).doesNotContainKey("/w/t");

    copies.registeringAt(null);
    assertThat(stoppedBy(copyTable())).isEqualTo(ErrorCode.UNSUPPORTED_OPERATION);
  }

  @ParameterizedTest
  @CsvSource({"/archive", "/archive/3", "/t/ds=1/a", "/t/_SUCCESS"})
  void refusesASourceThatIsNotTheTable(String source) {
    CopyStatus status = copy(source, "/w/t", CopyListener.NONE);

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(status.error())
        .hasMessage(
            "The table sales.orders has the location '/t', and the copy reads '" + source + "'.");
    assertThat(target()).doesNotContainKey("/w/t");
  }

  @ParameterizedTest
  @CsvSource({"/archive, /archive/3", "/archive/3/sub, /archive/3"})
  void refusesToWriteWhereAPartitionOfTheSourceIs(String target, String place) {
    CopyRequest request =
        CopyRequest.builder(
                ClusterPath.of("staging", "/t"), ClusterPath.of("staging-by-another-name", target))
            .options(options.build())
            .target(Target.EXACT)
            .build();

    CopyStatus status = copies.copy(request, CopyListener.NONE, new Cancellation());

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(status.error())
        .hasMessage(
            "Cannot copy '" + place + "' to '" + target + "': one of them is in the other.");
    assertThat(tree(copies.staging, "/archive"))
        .isEqualTo(Map.of("/archive/3", "(directory)", "/archive/3/a", "outside"));
  }

  @Test
  void writesToTheSamePathOfAnotherCluster() {
    assertThat(copy("/t", "/archive", CopyListener.NONE).isSuccessful()).isTrue();
    assertThat(tree(copies.prod, "/archive")).containsEntry("/archive/ds=3/a", "outside");
  }
}
