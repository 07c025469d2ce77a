package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyOptions.Mode;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.Count;
import io.howdah.DeleteLimit;
import io.howdah.Deletion.Excluded;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Selection.UsualExclusions;
import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import io.howdah.event.EntryDeleted;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.FileSystemTraits.Checksums;
import io.howdah.fs.FileSystemTraits.Concat;
import io.howdah.fs.FileSystemTraits.Trash;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies that delete what the source does not have. */
class MirrorTest {
  private static final FileSystemTraits WITH_TRASH =
      FileSystemTraits.builder()
          .checksums(Checksums.OFFERED)
          .concat(Concat.OFFERED)
          .blockSize(1 << 20)
          .trash(Trash.KEPT)
          .build();

  private final MemoryCopy copies =
      new MemoryCopy(
          MemoryFileSystem.create(), MemoryFileSystem.builder().traits(WITH_TRASH).build());

  private final CopyOptions.Builder options =
      CopyOptions.builder()
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .delete(what -> what.extra(Extra.DELETE));

  @BeforeEach
  void fillBoth() throws Exception {
    write(copies.staging, "/out/a", "a");
    write(copies.staging, "/out/day/b", "b");
    write(copies.prod, "/in/a", "a");
    write(copies.prod, "/in/day/b", "b");
    write(copies.prod, "/in/day/old", "old");
    write(copies.prod, "/in/gone/c", "c");
    write(copies.prod, "/in/gone/deep/d", "dd");
    write(copies.prod, "/in/z", "z");
  }

  @Test
  void movesWhatTheSourceDoesNotHaveToTheTrash() {
    CopyStatus status = copy();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(prod()).containsOnlyKeys("/in/a", "/in/day", "/in/day/b");
    assertThat(trash())
        .containsEntry("/in/day/old", "old")
        .containsEntry("/in/gone/c", "c")
        .containsEntry("/in/gone/deep/d", "dd")
        .containsEntry("/in/z", "z");
    assertThat(status.deleted()).hasToString(Count.of(4, 7).toString());
    assertThat(status.deletedDirectories()).isEqualTo(2);
  }

  @Test
  void doesNothingInASecondRun() {
    copy();
    CopyStatus status = copy();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.deleted().files()).isZero();
    assertThat(status.copied().files()).isZero();
    assertThat(copies.prodAsSeen().requests(Operation.RENAME)).isZero();
  }

  @Test
  void makesTheTrashAgainWhereACheckpointTakesItAway() {
    List<FilePath> checkpoints = new ArrayList<>();
    copies.prodFaults(
        FaultAt.before(
            Operation.RENAME,
            path -> {
              if (path.name().equals("z") && checkpoints.isEmpty()) {
                FilePath trash = copies.prod.homeDirectory().child(".Trash");
                checkpoints.add(trash.child("2611301400"));
                copies.prod.rename(
                    trash.child("Current"), checkpoints.get(0), RenameMode.KEEP_EXISTING);
              }
            }));

    assertThat(copy().isSuccessful()).isTrue();
    assertThat(checkpoints).hasSize(1);
    assertThat(prod()).containsOnlyKeys("/in/a", "/in/day", "/in/day/b");
    assertThat(trash()).containsEntry("/in/z", "z");
  }

  @Test
  void keepsWhatWasInTheTrashUnderTheSameName() {
    copy();
    write(copies.prod, "/in/z", "another");
    copy();

    assertThat(trash()).containsEntry("/in/z", "z").containsValue("another");
  }

  @Test
  void deletesForGood() {
    options.delete(what -> what.removal(Removal.PERMANENT));

    assertThat(copy().deleted().files()).isEqualTo(4);
    assertThat(prod()).containsOnlyKeys("/in/a", "/in/day", "/in/day/b");
    assertThat(tree(copies.prod, "/")).doesNotContainKey("/user");
  }

  @Test
  void keepsDeletedAndReplacedFilesInTheBackup() {
    write(copies.staging, "/out/a", "new");
    options.delete(what -> what.backupDirectory("/backup"));

    CopyStatus status = copy();

    String backup = "/backup/" + status.request().runId();
    assertThat(prod())
        .containsOnlyKeys("/in/a", "/in/day", "/in/day/b")
        .containsEntry("/in/a", "new");
    assertThat(tree(copies.prod, backup))
        .containsEntry(backup + "/in/a", "a")
        .containsEntry(backup + "/in/day/old", "old")
        .containsEntry(backup + "/in/gone/deep/d", "dd");
  }

  @Test
  void putsTheOldFileBackWhereTheNewOneCannotGetItsName() {
    write(copies.staging, "/out/a", "new");
    options.delete(what -> what.extra(Extra.KEEP).backupDirectory("/backup"));
    copies.prodFaults(
        FaultAt.before(
            Operation.RENAME,
            path -> {
              if (path.name().startsWith(".a.howdah")) {
                throw new CopyException(ErrorCode.PERMISSION_DENIED, "not yours");
              }
            }));

    assertThat(copy().failed().files()).isEqualTo(1);
    assertThat(prod()).containsEntry("/in/a", "a");
  }

  @Test
  void refusesABackupInsideTheTarget() {
    options.delete(what -> what.backupDirectory("/in/backup"));

    assertThat(stoppedBy(copy())).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(prod()).containsKey("/in/z");
  }

  @Test
  void plansTheSameInADryRun() {
    Map<String, String> before = prod();
    List<String> planned = new ArrayList<>();
    options.mode(Mode.DRY_RUN);

    CopyStatus status = copy(event -> note(event, planned));

    assertThat(status.isSuccessful()).isTrue();
    assertThat(planned).containsExactlyInAnyOrder("/in/day/old", "/in/gone", "/in/z");
    assertThat(status.deleted().files()).isZero();
    assertThat(prod()).isEqualTo(before);
  }

  private static void note(CopyEvent event, List<String> planned) {
    if (event instanceof EntryDeleted deleted && deleted.isPlanned()) {
      planned.add(deleted.path());
    }
  }

  @Test
  void leavesAloneWhatTheSelectionLeavesOut() {
    write(copies.prod, "/in/gone/x.tmp", "x");
    write(copies.prod, "/in/_temporary/0/y", "y");
    exclude("*.tmp");

    assertThat(copy().isSuccessful()).isTrue();

    assertThat(prod())
        .containsOnlyKeys(
            "/in/_temporary",
            "/in/_temporary/0",
            "/in/_temporary/0/y",
            "/in/a",
            "/in/day",
            "/in/day/b",
            "/in/gone",
            "/in/gone/x.tmp");
  }

  @Test
  void deletesWhatTheSelectionLeavesOutOnRequest() {
    write(copies.staging, "/out/x.tmp", "x");
    write(copies.prod, "/in/x.tmp", "x");
    write(copies.prod, "/in/gone/x.tmp", "x");
    exclude("*.tmp");
    options.delete(what -> what.excluded(Excluded.DELETE));

    assertThat(copy().isSuccessful()).isTrue();

    assertThat(prod()).containsOnlyKeys("/in/a", "/in/day", "/in/day/b");
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
    unsorted.prodThrough(MirrorTest::backwards);

    CopyStatus status =
        unsorted.copy(
            MemoryCopy.request("/out", "/in", options.build()).target(Target.EXACT).build(),
            CopyListener.NONE,
            new Cancellation());

    assertThat(status.isSuccessful()).isFalse();
    assertThat(status.failures().get(0).failure()).hasMessageContaining("not sorted");
    assertThat(tree(unsorted.prod, "/in")).containsKeys("/in/a", "/in/z");
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

  @Test
  void deletesTheFlagOfADirectoryBeforeAnythingBelowIt() {
    write(copies.prod, "/in/_SUCCESS", "");
    List<String> deleted = new ArrayList<>();

    copy(
        event -> {
          if (event instanceof EntryDeleted entry) {
            deleted.add(entry.path());
          }
        });

    assertThat(deleted).startsWith("/in/_SUCCESS").contains("/in/day/old", "/in/z");
  }

  @Test
  void neverDeletesAnyTrash() {
    write(copies.prod, "/in/bob/.Trash/Current/x", "x");
    write(copies.prod, "/in/bob/old", "old");
    options
        .delete(what -> what.excluded(Excluded.DELETE).removal(Removal.PERMANENT))
        .select(only -> only.usualExclusions(UsualExclusions.IGNORED));

    assertThat(copy().isSuccessful()).isTrue();

    assertThat(prod()).containsKey("/in/bob/.Trash/Current/x").doesNotContainKey("/in/bob/old");
  }

  @Test
  void deletesNothingWhereAListedFileIsMissing() {
    options.select(only -> only.files(List.of("day/b", "gone")));

    CopyStatus status = copy();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DELETE_REFUSED);
    assertThat(prod()).containsKeys("/in/gone/c", "/in/z", "/in/day/old");
  }

  @Test
  void neverDeletesTheTemporaryFilesOfOtherCopies() {
    write(copies.prod, "/in/gone/.e.howdah-other-1-tzzzzz", "half");

    copy();

    assertThat(prod()).containsKey("/in/gone/.e.howdah-other-1-tzzzzz");
  }

  @Test
  void neverDeletesTheTrashItself() {
    write(copies.prod, "/user/hdfs/.Trash/Current/x", "x");
    write(copies.staging, "/home/a", "a");
    String home = home();
    write(copies.prod, home + "/.Trash/Current/x", "x");
    write(copies.prod, home + "/old", "old");
    options.delete(what -> what.excluded(Excluded.DELETE));

    CopyStatus status = copy("/home", home, event -> {});

    assertThat(status.isSuccessful()).isTrue();
    assertThat(tree(copies.prod, home))
        .containsKey(home + "/.Trash/Current/x")
        .doesNotContainKey(home + "/old");
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

  private String home() {
    try {
      return copies.prod.homeDirectory().toString();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void exclude(String pattern) {
    options.select(only -> only.rule(SelectionRule.of(Effect.EXCLUDE, pattern, "a test")));
  }

  private CopyStatus copy() {
    return copy(CopyListener.NONE);
  }

  private CopyStatus copy(CopyListener listener) {
    return copy("/out", listener);
  }

  private CopyStatus copy(String source, CopyListener listener) {
    return copy(source, "/in", listener);
  }

  private CopyStatus copy(String source, String target, CopyListener listener) {
    return copies.copy(
        MemoryCopy.request(source, target, options.build()).target(Target.EXACT).build(),
        listener,
        new Cancellation());
  }

  private Map<String, String> prod() {
    return tree(copies.prod, "/in");
  }

  /** The files in the trash, by their old paths. */
  private Map<String, String> trash() {
    String current = home() + "/.Trash/Current";
    Map<String, String> files = new TreeMap<>();
    tree(copies.prod, current)
        .forEach((path, text) -> files.put(path.substring(current.length()), text));
    return Collections.unmodifiableMap(files);
  }
}
