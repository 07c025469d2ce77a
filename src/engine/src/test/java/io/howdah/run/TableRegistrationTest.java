package io.howdah.run;

import static io.howdah.run.MemoryCopy.remove;
import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.Mode;
import io.howdah.PartitionResult;
import io.howdah.RegistrationStatus;
import io.howdah.TableRegistry;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a copy makes partitions known, and which. */
class TableRegistrationTest extends MirrorCase {
  private final Tables tables = new Tables();

  /** A metastore that only remembers what it was told. */
  private static final class Tables implements TableRegistry {
    private final List<String> opened = new ArrayList<>();
    private final List<Map<String, String>> registered = new ArrayList<>();
    private @Nullable CopyException failure;
    private int closed;

    @Override
    public Table open(String cluster, String name, String target, Cancellation cancellation)
        throws CopyException {
      opened.add(cluster + " " + name + " " + target);
      if (failure != null) {
        throw failure;
      }
      return new Table() {
        @Override
        public RegistrationStatus register(List<PartitionResult> partitions) {
          Map<String, String> told = new TreeMap<>();
          partitions.forEach(each -> told.put(each.name(), each.change().toString()));
          registered.add(told);
          return RegistrationStatus.of(1, 2, 3);
        }

        @Override
        public void close() {
          closed++;
        }
      };
    }
  }

  @BeforeEach
  void fillTable() {
    copies.registeringAt(tables);
    options.hiveTable("sales.orders");
    write(copies.staging, "/t/ds=1/a", "a1");
    write(copies.staging, "/t/ds=2/a", "a2");
  }

  private CopyStatus copyTable() {
    return copy("/t", "/w/t", CopyListener.NONE);
  }

  @Test
  void makesThePartitionsKnownWhenAllFilesAreThere() {
    CopyStatus status = copyTable();

    assertThat(tables.opened).containsExactly("prod sales.orders /w/t");
    assertThat(tables.registered).containsExactly(Map.of("ds=1", "ADDED", "ds=2", "ADDED"));
    assertThat(tables.closed).isEqualTo(1);
    assertThat(status.registration()).isEqualTo(RegistrationStatus.of(1, 2, 3));

    write(copies.staging, "/t/ds=2/a", "new");
    remove(copies.staging, "/t/ds=1");
    copyTable();

    assertThat(tables.registered.get(1)).isEqualTo(Map.of("ds=1", "REMOVED", "ds=2", "CHANGED"));
  }

  @Test
  void forgetsNoPartitionThatAnotherProgramHasMadeAnew() {
    copyTable();
    remove(copies.staging, "/t/ds=1");
    copies.prodFaults(
        FaultAt.after(
            Operation.RENAME,
            path -> {
              if (path.toString().equals("/w/t/ds=1")) {
                write(copies.prod, "/w/t/ds=1/anew", "anew");
              }
            }));

    CopyStatus status = copyTable();

    assertThat(status.partitions().count(PartitionResult.Change.REMOVED)).isEqualTo(1);
    assertThat(tables.registered.get(1)).isEqualTo(Map.of("ds=2", "UNCHANGED"));
  }

  @Test
  void copiesNothingIfTheTableIsWrong() {
    tables.failure = new CopyException(ErrorCode.TABLE_NOT_FOUND, "There is no such table.");

    CopyStatus status = copyTable();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.TABLE_NOT_FOUND);
    assertThat(tree(copies.prod, "/")).doesNotContainKey("/w/t");
    assertThat(status.registration()).isNull();
  }

  @Test
  void makesOtherPartitionsKnownIfAFileFails() {
    write(copies.staging, "/t/ds=2/b", "b2");
    copies.stagingFaults(FaultAt.denied(Operation.OPEN, "b"));

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).isFalse();
    assertThat(tables.registered).containsExactly(Map.of("ds=1", "ADDED", "ds=2", "INCOMPLETE"));
  }

  @Test
  void makesNothingKnownInADryRunAndWithoutATable() {
    options.mode(Mode.DRY_RUN);
    assertThat(copyTable().registration()).isNull();
    assertThat(tables.opened).hasSize(1);
    assertThat(tables.registered).isEmpty();

    options.mode(Mode.COPY).hiveTable(null);
    assertThat(copyTable().registration()).isNull();
    assertThat(tables.opened).hasSize(1);
  }

  @Test
  void refusesATableWhereThereIsNoClientOfAMetastore() {
    copies.registeringAt(null);

    CopyStatus status = copyTable();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.UNSUPPORTED_OPERATION);
    assertThat(tree(copies.prod, "/")).doesNotContainKey("/w/t");
  }
}
