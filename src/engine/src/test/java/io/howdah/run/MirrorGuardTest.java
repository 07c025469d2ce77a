package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.DeleteLimit;
import io.howdah.ErrorCode;
import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a copy deletes nothing. */
class MirrorGuardTest extends MirrorCase {
  @Test
  void namesARuleWithAMistake() {
    exclude("kepe/");
    exclude("z");

    CopyStatus status = copy();

    assertThat(status.unmatchedRules()).map(String::valueOf).containsExactly("- kepe/");
    assertThat(prod()).containsKey("/in/z");
  }

  @Test
  void keepsWhatNoIncludeTakesAlsoAtTheTop() {
    write(copies.staging, "/out/b.orc", "b");
    write(copies.prod, "/in/old.orc", "old");
    write(copies.prod, "/in/keep.csv", "keep");
    write(copies.prod, "/in/day/keep.csv", "keep");
    options.select(
        only ->
            only.rule(SelectionRule.of(Effect.INCLUDE, "*.orc", "a test"))
                .rule(SelectionRule.of(Effect.EXCLUDE, "**", "a test")));

    assertThat(copy().isSuccessful()).isTrue();

    assertThat(prod())
        .containsKeys("/in/b.orc", "/in/keep.csv", "/in/day/keep.csv", "/in/z", "/in/gone/c")
        .doesNotContainKey("/in/old.orc");
  }

  @Test
  void refusesABackupInsideTheTarget() {
    options.delete(what -> what.backupDirectory("/in/backup"));

    assertThat(stoppedBy(copy())).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(prod()).containsKey("/in/z");
  }

  @Test
  void deletesNothingBeyondTheLimit() {
    options.delete(what -> what.limit(DeleteLimit.ofEntries(5)));
    write(copies.staging, "/out/new", "new");

    CopyStatus status = copy();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DELETE_REFUSED);
    assertThat(status.error())
        .hasMessageContaining("would delete 4 files and 2 directories of the 9 ")
        .hasMessageContaining("may delete 5");
    assertThat(status.deleted().files()).isZero();
    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(prod()).containsKeys("/in/z", "/in/gone/deep/d", "/in/new");
  }

  @Test
  void withholdsTheFlagWhereExtraFilesHadToStay() {
    write(copies.staging, "/out/day/_SUCCESS", "");
    options.delete(what -> what.limit(DeleteLimit.ofPercent(10)));

    CopyStatus status = copy();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DELETE_REFUSED);
    assertThat(prod()).doesNotContainKey("/in/day/_SUCCESS").containsKey("/in/day/old");
  }

  @Test
  void deletesNothingForASourceWithoutFiles() throws Exception {
    copies.staging.makeDirectories(FilePath.of("/empty/dir"), null);

    CopyStatus status = copy("/empty", event -> {});

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DELETE_REFUSED);
    assertThat(prod()).containsKeys("/in/a", "/in/z", "/in/gone/c");
  }

  @Test
  void deletesNothingForAMissingSource() {
    assertThat(stoppedBy(copy("/missing", event -> {}))).isEqualTo(ErrorCode.SOURCE_NOT_FOUND);
    assertThat(prod()).containsKeys("/in/a", "/in/z", "/in/gone/c");
  }

  @Test
  void deletesNothingWhereTheSourceCannotBeListed() {
    copies.stagingFaults(FaultAt.denied(Operation.LIST, "day"));

    CopyStatus status = copy();

    assertThat(status.failed().files()).isEqualTo(1);
    assertThat(prod()).containsKeys("/in/day/b", "/in/day/old", "/in/z");
  }

  @Test
  void deletesNothingWhereTheTargetCannotBeListed() {
    copies.prodFaults(FaultAt.denied(Operation.LIST, "deep"));

    CopyStatus status = copy();

    assertThat(status.isSuccessful()).isFalse();
    assertThat(prod()).containsKeys("/in/gone/c", "/in/gone/deep/d", "/in/z", "/in/day/old");
  }

  @Test
  void deletesNothingBesideAFileThatFailed() {
    write(copies.staging, "/out/day/renamed", "old");
    copies.stagingFaults(FaultAt.denied(Operation.OPEN, "renamed"));

    assertThat(copy().failed().files()).isEqualTo(1);
    assertThat(prod()).containsKey("/in/day/old");
  }

  @Test
  void listsTheSourceOnceMoreBeforeItDeletes() {
    List<String> listed = new ArrayList<>();
    copies.stagingFaults(
        FaultAt.before(
            Operation.LIST,
            path -> {
              if (path.name().equals("day") && !listed.contains("day")) {
                listed.add("day");
              } else if (path.name().equals("day")) {
                write(copies.staging, "/out/day/old", "old");
              }
            }));

    assertThat(copy().isSuccessful()).isTrue();
    assertThat(prod()).containsKey("/in/day/old");
  }

  @Test
  void deletesOnlyWhatWasExtraWhenTheTreesWereListed() {
    List<String> listed = new ArrayList<>();
    copies.stagingFaults(
        FaultAt.before(
            Operation.LIST,
            path -> {
              if (path.name().equals("day")) {
                listed.add("day");
              }
              if (listed.size() == 2) { // unmounted after it was listed for the plan
                copies.staging.delete(FilePath.of("/out/day/b"));
              }
            }));

    assertThat(copy().isSuccessful()).isTrue();
    assertThat(prod()).containsKey("/in/day/b").doesNotContainKey("/in/day/old");
  }

  @Test
  void leavesADirectoryThatWasFilledSinceItWasListed() {
    List<String> listed = new ArrayList<>();
    copies.stagingFaults(
        FaultAt.before(
            Operation.LIST,
            path -> {
              if (path.equals(FilePath.of("/out")) && !listed.isEmpty()) {
                write(copies.prod, "/in/gone/late", "new");
              }
              listed.add(path.name());
            }));

    assertThat(copy().isSuccessful()).isTrue();
    assertThat(prod()).containsKeys("/in/gone/late", "/in/gone/c").doesNotContainKey("/in/z");
  }

  /** What was in the directory that failed may have been moved into the one below, or out of it. */
  @Test
  void deletesNothingBelowADirectoryThatCouldNotBeListed() throws Exception {
    write(copies.staging, "/out/day/hour/x", "x");
    write(copies.prod, "/in/day/hour/old", "old");
    copies.prodFaults(FaultAt.denied(Operation.LIST, "secret"));
    copies.prod.makeDirectories(FilePath.of("/in/day/secret"), null);

    assertThat(copy().isSuccessful()).isFalse();
    assertThat(prod()).containsKeys("/in/day/hour/old", "/in/day/old", "/in/z");
  }

  @Test
  void refusesToDeleteWhereAListingIsNotSorted() {
    MemoryCopy unsorted =
        new MemoryCopy(copies.staging, MemoryFileSystem.builder().traits(WITH_TRASH).build());
    write(unsorted.prod, "/in/a", "a");
    write(unsorted.prod, "/in/z", "z");
    unsorted.prodThrough(MirrorGuardTest::backwards);

    CopyStatus status =
        unsorted.copy(
            MemoryCopy.request("/out", "/in", options.build()).target(Target.EXACT).build(),
            CopyListener.NONE,
            new Cancellation());

    assertThat(status.isSuccessful()).isFalse();
    assertThat(status.failures().get(0).failure()).hasMessageContaining("not sorted");
    assertThat(tree(unsorted.prod, "/in")).containsKeys("/in/a", "/in/z");
  }

  @Test
  void deletesNothingWhereAListedFileIsMissing() {
    options.select(only -> only.files(List.of("day/b", "gone")));

    CopyStatus status = copy();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DELETE_REFUSED);
    assertThat(prod()).containsKeys("/in/gone/c", "/in/z", "/in/day/old");
  }

  @Test
  void refusesADestinationWithoutTrash() {
    MemoryCopy without = new MemoryCopy();
    write(without.staging, "/out/a", "a");
    write(without.prod, "/in/b", "b");

    CopyStatus status =
        without.copy(
            MemoryCopy.request("/out", "/in", options.build()).target(Target.EXACT).build(),
            CopyListener.NONE,
            new Cancellation());

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DELETE_REFUSED);
    assertThat(tree(without.prod, "/in")).containsOnlyKeys("/in/b");
  }

  @Test
  void deletesNothingWhenItIsCancelled() {
    Cancellation cancellation = new Cancellation();
    copies.stagingFaults(FaultAt.after(Operation.LIST, path -> cancellation.cancel()));

    copies.copy(
        MemoryCopy.request("/out", "/in", options.build()).target(Target.EXACT).build(),
        CopyListener.NONE,
        cancellation);

    assertThat(prod()).containsKeys("/in/z", "/in/gone/c", "/in/day/old");
  }

  /** A file system that lists as no NameNode does. */
  private static RemoteFileSystem backwards(RemoteFileSystem real) {
    return (RemoteFileSystem)
        Proxy.newProxyInstance(
            RemoteFileSystem.class.getClassLoader(),
            new Class<?>[] {RemoteFileSystem.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(real, arguments);
                if (!(result instanceof Listing listing)) {
                  return result;
                }
                List<FileStatus> entries = new ArrayList<>(listing.entries());
                Collections.reverse(entries);
                return Listing.last(entries);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
