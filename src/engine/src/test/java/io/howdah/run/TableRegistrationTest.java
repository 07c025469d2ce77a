package io.howdah.run;

import static io.howdah.run.MemoryCopy.remove;
import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyStatus;
import io.howdah.Deletion.Extra;
import io.howdah.ErrorCode;
import io.howdah.Mode;
import io.howdah.PartitionResult;
import io.howdah.Registration;
import io.howdah.RegistrationStatus;
import io.howdah.TableRegistry;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a copy makes partitions known, and which. */
class TableRegistrationTest extends MirrorCase {
  private final Tables tables = new Tables();

  /** A metastore that only remembers what it was told. */
  private static final class Tables implements TableRegistry {
    private final List<String> opened = new ArrayList<>();
    private final List<Map<String, String>> registered = new ArrayList<>();
    private final List<String> directories = new ArrayList<>();
    private @Nullable CopyException failure;
    private @Nullable CopyException registrationFailure;
    private @Nullable String refused;
    private int closed;

    @Override
    public Table open(String cluster, String name, String target, Cancellation cancellation)
        throws CopyException {
      opened.add(cluster + " " + name + " " + target);
      if (failure != null) {
        throw failure;
      }
      return new OpenTable();
    }

    private final class OpenTable implements Table {
      @Override
      public List<String> directories() {
        return directories;
      }

      @Override
      public Registration register(List<PartitionResult> partitions) throws CopyException {
        if (registrationFailure != null) {
          throw registrationFailure;
        }
        Map<String, String> told = new TreeMap<>();
        partitions.forEach(each -> told.put(each.name(), each.change().toString()));
        registered.add(told);
        Registration done = Registration.of(RegistrationStatus.of(1, 2, 3));
        List<PartitionResult> no =
            partitions.stream().filter(each -> each.name().equals(refused)).toList();
        return no.isEmpty()
            ? done
            : done.except(no, new CopyException(ErrorCode.DESTINATION_CONFLICT, "Elsewhere."));
      }

      @Override
      public void close() {
        closed++;
      }
    }

    Map<String, String> last() {
      return registered.get(registered.size() - 1);
    }
  }

  @BeforeEach
  void fillTable() throws Exception {
    copies.prod.makeDirectories(copies.prod.homeDirectory(), null);
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
    assertThat(tables.last()).isEqualTo(Map.of("ds=1", "INCOMPLETE", "ds=2", "UNCHANGED"));
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
  void tellsTheNextCopyWhatTheMetastoreDidNotLearn() throws Exception {
    write(copies.staging, "/t/ds=3/a", "a3");
    copyTable();
    write(copies.staging, "/t/ds=2/a", "new");
    remove(copies.staging, "/t/ds=1");
    tables.registrationFailure = new CopyException(ErrorCode.METASTORE_UNREACHABLE, "Gone.");

    assertThat(stoppedBy(copyTable())).isEqualTo(ErrorCode.METASTORE_UNREACHABLE);
    assertThat(stoppedBy(copyTable())).isEqualTo(ErrorCode.METASTORE_UNREACHABLE);
    tables.registrationFailure = null;
    assertThat(copyTable().isSuccessful()).isTrue();

    assertThat(tables.last())
        .isEqualTo(Map.of("ds=1", "REMOVED", "ds=2", "CHANGED", "ds=3", "UNCHANGED"));
    copyTable();
    assertThat(tables.last()).isEqualTo(Map.of("ds=2", "UNCHANGED", "ds=3", "UNCHANGED"));
    assertThat(marks()).isEmpty();
  }

  @Test
  void sparesTheNextCopyWhatIsThereAgain() throws Exception {
    copyTable();
    remove(copies.staging, "/t/ds=1");
    tables.registrationFailure = new CopyException(ErrorCode.METASTORE_UNREACHABLE, "Gone.");
    copyTable();
    tables.registrationFailure = null;
    write(copies.staging, "/t/ds=1/a", "again");

    copyTable();

    assertThat(tables.last()).isEqualTo(Map.of("ds=1", "ADDED", "ds=2", "UNCHANGED"));
  }

  /** Which partitions such a copy has changed or removed is not known. */
  @Test
  void looksAtAllPartitionsAfterACopyThatEndedEarly() {
    copyTable();
    write(copies.prod, "/w/t/ds=8/a", "of another program");
    exclude("ds=[68]/");
    tables.directories.addAll(
        List.of("/w/t/ds=1", "/w/t/ds=2", "/w/t/ds=6", "/w/t/ds=8", "/w/t/ds=9", "/other/ds=7"));
    endEarly();

    copyTable();

    assertThat(tables.last())
        .isEqualTo(
            Map.of("ds=1", "CHANGED", "ds=2", "CHANGED", "ds=8", "INCOMPLETE", "ds=9", "REMOVED"));
    copyTable();
    assertThat(tables.last()).isEqualTo(Map.of("ds=1", "UNCHANGED", "ds=2", "UNCHANGED"));
  }

  @Test
  void forgetsNoPartitionAfterACopyThatEndedEarlyWhereNothingIsDeleted() {
    copyTable();
    tables.directories.add("/w/t/ds=9");
    endEarly();
    options.delete(what -> what.extra(Extra.KEEP));

    copyTable();

    assertThat(tables.last()).isEqualTo(Map.of("ds=1", "CHANGED", "ds=2", "CHANGED"));
  }

  private void endEarly() {
    copies.stagingFaults(
        FaultAt.before(
            Operation.LIST,
            path -> {
              throw new CopyException(ErrorCode.NO_ACTIVE_NAMENODE, "Gone.");
            }));
    assertThat(stoppedBy(copyTable())).isEqualTo(ErrorCode.NO_ACTIVE_NAMENODE);
    copies.stagingFaults(new FaultInjector() {});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "{\"version\":2,\"run\":\"r\",\"partitions\":0}\n",
        "{\"version\":1,\"run\":\"r\",\"partitions\":2}\n{\"change\":\"added\"",
        "{\"version\":1,\"run\":\"r\",\"partitions\":1}\n{\"change\":\"eaten\"}\n"
      })
  void looksAtAllPartitionsIfTheMarkIsDamaged(String content) {
    copyTable();
    tables.registrationFailure = new CopyException(ErrorCode.METASTORE_UNREACHABLE, "Gone.");
    copyTable();
    tables.registrationFailure = null;
    write(copies.prod, marks().get(0), content);

    assertThat(copyTable().isSuccessful()).isTrue();

    assertThat(tables.last()).isEqualTo(Map.of("ds=1", "CHANGED", "ds=2", "CHANGED"));
    assertThat(marks()).isEmpty();
  }

  @Test
  void keepsTheMarkOfAnotherCopy() {
    tables.registrationFailure = new CopyException(ErrorCode.METASTORE_UNREACHABLE, "Gone.");
    copyTable();
    tables.registrationFailure = null;
    String other = "{\"version\":1,\"run\":\"other\",\"partitions\":0,\"unknown\":true}\n";
    String mark = marks().get(0);
    copies.prodFaults(
        FaultAt.before(
            Operation.CREATE,
            path -> {
              if (path.toString().startsWith("/w/")) {
                write(copies.prod, mark, other);
              }
            }));
    write(copies.staging, "/t/ds=2/a", "new");

    copyTable();

    assertThat(MemoryCopy.read(copies.prod, mark)).asString(UTF_8).isEqualTo(other);
  }

  @Test
  void failsForAPartitionThatIsRefusedUntilItIsNot() {
    tables.refused = "ds=1";

    CopyStatus status = copyTable();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DESTINATION_CONFLICT);
    assertThat(status.registration()).isEqualTo(RegistrationStatus.of(1, 2, 3));
    assertThat(stoppedBy(copyTable())).isEqualTo(ErrorCode.DESTINATION_CONFLICT);
    assertThat(tables.last()).isEqualTo(Map.of("ds=1", "CHANGED", "ds=2", "UNCHANGED"));
    tables.refused = null;
    assertThat(copyTable().isSuccessful()).isTrue();
    assertThat(marks()).isEmpty();
  }

  @Test
  void copiesNothingIfItCannotLeaveAMark() throws Exception {
    copies.prod.delete(copies.prod.homeDirectory());

    CopyStatus status = copyTable();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.FILE_NOT_FOUND);
    assertThat(tree(copies.prod, "/")).doesNotContainKey("/w/t");
    assertThat(tables.registered).isEmpty();
  }

  /** The marks of copies whose partitions are not all known. */
  private List<String> marks() {
    return tree(copies.prod, home() + "/.howdah").keySet().stream()
        .filter(each -> each.endsWith(".registration"))
        .toList();
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
