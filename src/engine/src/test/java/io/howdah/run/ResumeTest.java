package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.FileResult;
import io.howdah.Layout;
import io.howdah.LedgerOptions.Use;
import io.howdah.Mode;
import io.howdah.event.EventHandlers;
import io.howdah.event.FileFinished;
import io.howdah.event.FilePlanned;
import io.howdah.event.FileStarted;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import io.howdah.run.Crash.Moment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that a second process goes on with, when the first one died in the middle. */
class ResumeTest {
  private static final int FILES = 60;

  private final MemoryCopy copies =
      new MemoryCopy(
          MemoryFileSystem.builder().pageSize(7).build(),
          MemoryFileSystem.builder().pageSize(7).build());
  private MemoryJournal journal = MemoryJournal.empty();
  private int incarnation = 1;

  @BeforeEach
  void fillStaging() {
    for (int i = 0; i < FILES; i++) {
      write(copies.staging, "/out/d" + i % 3 + "/f" + i, "content " + i);
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsAsCopiedWhatTheFirstProcessPublished(ExistingFiles mode) {
    crash(Moment.AFTER, Operation.RENAME, 20, options(mode));
    int published = published();

    CopyStatus status = resume(options(mode));

    assertThat(published).isGreaterThanOrEqualTo(20);
    assertThat(copies.prodAsSeen().requests(Operation.CREATE)).isEqualTo(FILES - published);
    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.copied()).hasToString(status.expected().toString());
    assertThat(status.verifiedFiles()).isEqualTo(FILES);
    assertThat(status.skipped().files()).isZero();
    assertThat(tree(copies.prod, "/in")).isEqualTo(everythingUnder("/in"));
  }

  @ParameterizedTest
  @EnumSource
  void copiesWhatTheFirstProcessNotedAndDidNotPublish(ExistingFiles mode) {
    crash(Moment.BEFORE, Operation.RENAME, 20, options(mode));
    int published = published();

    CopyStatus status = resume(options(mode));

    assertThat(published).isBetween(19, FILES - 1);
    assertThat(copies.prodAsSeen().requests(Operation.CREATE)).isEqualTo(FILES - published);
    assertThat(status.verifiedFiles()).isEqualTo(FILES);
    assertThat(tree(copies.prod, "/in")).isEqualTo(everythingUnder("/in"));
  }

  @ParameterizedTest
  @EnumSource
  void copiesAgainWhatDiffersUnlessNothingMayBeReplaced(ExistingFiles mode) {
    crash(Moment.AFTER, Operation.RENAME, 20, options(mode));
    String victim = tree(copies.prod, "/in").keySet().stream().filter(this::isFile).findAny().get();
    write(copies.staging, victim.replace("/in", "/out"), "something else");

    CopyStatus status = resume(options(mode));

    if (mode == ExistingFiles.FAIL) {
      assertThat(status.copied().files()).isEqualTo(FILES - 1);
      assertThat(status.failures()).hasSize(1);
      assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.DESTINATION_EXISTS);
      assertThat(status.failures().get(0).destination()).isEqualTo(victim);
    } else {
      assertThat(status.copied().files()).isEqualTo(FILES);
      assertThat(tree(copies.prod, "/in")).isEqualTo(everythingUnder("/in"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void treatsFilesOutsideTheJournalAsInAFirstRun(ExistingFiles mode) {
    crash(Moment.AFTER, Operation.RENAME, 20, options(mode));
    String foreign = "/out/d0/zzz";
    write(copies.staging, foreign, "foreign");
    write(copies.prod, "/in/d0/zzz", "foreign");

    CopyStatus status = resume(options(mode));

    switch (mode) {
      case FAIL -> {
        assertThat(status.failures()).extracting(FileResult::source).containsExactly(foreign);
        assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.DESTINATION_EXISTS);
      }
      case REPLACE_UNLESS_EQUAL -> {
        assertThat(status.skipped().files()).isEqualTo(1);
        assertThat(status.copied().files()).isEqualTo(FILES);
      }
      case REPLACE_ALWAYS -> assertThat(status.copied().files()).isEqualTo(FILES + 1);
    }
  }

  @Test
  void refusesADestinationThatStoodThereBeforeTheRun() throws Exception {
    crash(Moment.BEFORE, Operation.STATUS, 1, options(ExistingFiles.FAIL));
    copies.prod.makeDirectories(FilePath.of("/in"), null);

    CopyStatus status = resume(options(ExistingFiles.FAIL));

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DESTINATION_EXISTS);
  }

  @Test
  void goesOnInTheDirectoryThatTheFirstProcessMade() {
    CopyOptions options = options(ExistingFiles.REPLACE_UNLESS_EQUAL);
    copies.prodFaults(new Crash(Moment.AFTER, Operation.RENAME, 5));
    copy(options, Target.INSIDE_EXISTING_DIRECTORY, "/out", "/in", CopyListener.NONE);
    assertThat(tree(copies.prod, "/")).containsKey("/in/d0");
    nextProcess();

    CopyStatus status =
        copy(options, Target.INSIDE_EXISTING_DIRECTORY, "/out", "/in", CopyListener.NONE);

    assertThat(status.copied().files()).isEqualTo(FILES);
    assertThat(tree(copies.prod, "/in")).isEqualTo(everythingUnder("/in"));
  }

  @Test
  void deletesTheTemporaryFilesOfEarlierProcessesAndNoOthers() {
    CopyOptions options = options(ExistingFiles.FAIL);
    crash(Moment.AFTER, Operation.CREATE, 20, options);
    assertThat(temporaryFiles()).isNotEmpty();
    crash(Moment.AFTER, Operation.CREATE, 20, options);
    assertThat(temporaryFiles()).anyMatch(path -> path.contains(".howdah-run-2-"));
    String ofAnotherRun = "/in/d0/.zzz.howdah-other-1";
    String ofALaterProcess = "/in/d0/.zzz.howdah-run-9-1";
    String behindAllOthers = "/in/d0/.\uffff.howdah-run-1";
    write(copies.prod, ofAnotherRun, "");
    write(copies.prod, ofALaterProcess, "");
    write(copies.prod, behindAllOthers, "");

    CopyStatus status = resume(options);

    assertThat(status.verifiedFiles()).isEqualTo(FILES);
    assertThat(status.leftBehind()).containsExactly(ofAnotherRun);
    assertThat(temporaryFiles()).containsExactlyInAnyOrder(ofAnotherRun, ofALaterProcess);
  }

  @Test
  void putsBackWhatAnEarlierProcessMovedAsideAndDidNotReplace() {
    CopyOptions options = options(ExistingFiles.REPLACE_UNLESS_EQUAL);
    write(copies.prod, "/in/d0/.f0.howdah-run-1.replaced", "the only one");
    write(copies.prod, "/in/d0/.gone.howdah-run-1.replaced", "the only one");
    write(copies.prod, "/in/d1/.f1.howdah-run-1.replaced", "replaced");
    write(copies.prod, "/in/d1/f1", "content 1");
    incarnation = 2;

    CopyStatus status = resume(options);

    assertThat(status.failures()).isEmpty();
    assertThat(status.leftBehind()).isEmpty();
    assertThat(temporaryFiles()).isEmpty();
    Map<String, String> expected = everythingUnder("/in");
    expected.put("/in/d0/gone", "the only one");
    assertThat(tree(copies.prod, "/in")).isEqualTo(expected);
  }

  @Test
  void namesWhatOthersMovedAside() {
    String cut = "/in/d0/." + "n".repeat(200) + "~" + "0".repeat(24) + ".howdah-run-1.replaced";
    String ofAnotherRun = "/in/d1/.f1.howdah-other-1.replaced";
    String ofThisProcess = "/in/d1/.f4.howdah-run-2-1.replaced";
    for (String path : List.of(cut, ofAnotherRun, ofThisProcess)) {
      write(copies.prod, path, "old");
    }
    incarnation = 2;

    CopyStatus status = resume(options(ExistingFiles.REPLACE_UNLESS_EQUAL));

    assertThat(status.leftBehind()).containsExactlyInAnyOrder(cut, ofAnotherRun);
    assertThat(temporaryFiles()).containsExactlyInAnyOrder(cut, ofAnotherRun, ofThisProcess);
  }

  @Test
  void readsListingsToTheirEndToFindTemporaryFiles() {
    CopyOptions options = options(ExistingFiles.REPLACE_UNLESS_EQUAL);
    for (int i = 0; i < 20; i++) {
      write(copies.prod, "/in/d0/#" + i, "before everything else");
      write(copies.prod, "/in/d0/.x" + i, "beside the temporary files");
    }
    write(copies.prod, "/in/d0/.z.howdah-run-1", "left");
    incarnation = 2;
    write(copies.staging, "/few/d0/\"", "before everything else");

    copy(options, Target.EXACT, "/few", "/in", CopyListener.NONE);

    assertThat(temporaryFiles()).isEmpty();
  }

  @Test
  void deletesTheTemporaryFilesBesideASingleFile() {
    CopyOptions options = options(ExistingFiles.FAIL);
    copies.prodFaults(new Crash(Moment.AFTER, Operation.CREATE, 1));
    copy(options, Target.EXACT, "/out/d0/f0", "/in/file", CopyListener.NONE);
    assertThat(temporaryFiles()).hasSize(1);
    nextProcess();

    CopyStatus status = copy(options, Target.EXACT, "/out/d0/f0", "/in/file", CopyListener.NONE);

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/file");
  }

  @Test
  void resumesASingleFileWhoseDirectoryIsStillMissing() {
    incarnation = 2;

    CopyStatus status =
        copy(
            options(ExistingFiles.FAIL), Target.EXACT, "/out/d0/f0", "/in/file", CopyListener.NONE);

    assertThat(status.verifiedFiles()).isEqualTo(1);
  }

  @Test
  void deletesTheTemporaryFilesOfAFlatCopy() {
    CopyOptions options = CopyOptions.builder().layout(Layout.FLAT).threads(4).build();
    crash(Moment.AFTER, Operation.CREATE, 20, options);
    assertThat(temporaryFiles()).isNotEmpty();

    CopyStatus status = resume(options);

    assertThat(status.verifiedFiles()).isEqualTo(FILES);
    assertThat(tree(copies.prod, "/in")).hasSize(FILES);
    assertThat(temporaryFiles()).isEmpty();
  }

  @Test
  void listsNoDirectoryThatIsNew() {
    incarnation = 2;

    CopyStatus status = resume(options(ExistingFiles.FAIL));

    assertThat(status.isSuccessful()).isTrue();
    assertThat(copies.prodAsSeen().requests(Operation.LIST)).isZero();
  }

  @Test
  void onlySaysWhatItWouldDoInADryRun() {
    crash(Moment.AFTER, Operation.CREATE, 20, options(ExistingFiles.REPLACE_ALWAYS));
    List<String> before = temporaryFiles();

    resume(
        CopyOptions.builder()
            .existingFiles(ExistingFiles.REPLACE_ALWAYS)
            .mode(Mode.DRY_RUN)
            .build());

    assertThat(temporaryFiles()).isNotEmpty().isEqualTo(before);
  }

  @Test
  void tellsTheListenerOfEachFileAsOften() {
    CopyOptions options = options(ExistingFiles.REPLACE_UNLESS_EQUAL);
    crash(Moment.AFTER, Operation.RENAME, 20, options);
    int published = published();
    List<String> planned = Collections.synchronizedList(new ArrayList<>());
    List<String> started = Collections.synchronizedList(new ArrayList<>());
    List<String> finished = Collections.synchronizedList(new ArrayList<>());

    nextProcess();
    copy(
        options,
        Target.EXACT,
        "/out",
        "/in",
        EventHandlers.builder()
            .on(FilePlanned.class, file -> planned.add(file.source()))
            .on(FileStarted.class, file -> started.add(file.source()))
            .on(FileFinished.class, file -> finished.add(file.result().source()))
            .build());

    assertThat(planned).hasSize(FILES).doesNotHaveDuplicates();
    assertThat(started).hasSize(FILES - published).doesNotHaveDuplicates();
    assertThat(finished).containsExactlyInAnyOrderElementsOf(planned);
  }

  @Test
  void endsBothProcessesFilesWithTheirLengths() {
    CopyOptions options = options(ExistingFiles.FAIL);
    crash(Moment.AFTER, Operation.RENAME, 20, options);
    LongAdder planned = new LongAdder();
    LongAdder copied = new LongAdder();

    nextProcess();
    CopyStatus status =
        copy(
            options,
            Target.EXACT,
            "/out",
            "/in",
            EventHandlers.builder()
                .on(FilePlanned.class, file -> planned.add(file.length()))
                .on(
                    FileFinished.class,
                    file -> {
                      assertThat(file.result().outcome()).isEqualTo(FileResult.Outcome.COPIED);
                      copied.add(file.result().length());
                    })
                .build());

    assertThat(planned.sum()).isEqualTo(status.expected().bytes());
    assertThat(copied.sum()).isEqualTo(status.expected().bytes());
  }

  /** Runs a process that dies. */
  private void crash(Moment moment, Operation operation, int count, CopyOptions options) {
    Crash crash = new Crash(moment, operation, count);
    copies.prodFaults(crash);
    CopyStatus status = copy(options, Target.EXACT, "/out", "/in", CopyListener.NONE);
    assertThat(crash.happened()).isTrue();
    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.CLUSTER_UNREACHABLE);
    nextProcess();
  }

  private void nextProcess() {
    copies.prodFaults(FaultInjector.NONE);
    journal = journal.next();
    incarnation++;
  }

  private CopyStatus resume(CopyOptions options) {
    return copy(options, Target.EXACT, "/out", "/in", CopyListener.NONE);
  }

  private CopyStatus copy(
      CopyOptions options, Target target, String from, String to, CopyListener listener) {
    CopyRequest request =
        MemoryCopy.request(from, to, options)
            .target(target)
            .runId("run")
            .incarnation(incarnation)
            .build();
    return copies.copy(request, listener, new Cancellation(), journal);
  }

  private static CopyOptions options(ExistingFiles mode) {
    return CopyOptions.builder()
        .existingFiles(mode)
        .remember(of -> of.use(Use.OFF))
        .threads(4)
        .build();
  }

  private Map<String, String> everythingUnder(String root) {
    Map<String, String> tree = new TreeMap<>();
    tree(copies.staging, "/out")
        .forEach((path, text) -> tree.put(path.replace("/out", root), text));
    return tree;
  }

  private int published() {
    return (int) tree(copies.prod, "/in").keySet().stream().filter(this::isFile).count();
  }

  private boolean isFile(String path) {
    return path.matches("/in/d[0-9]/f[0-9]+");
  }

  private List<String> temporaryFiles() {
    return tree(copies.prod, "/").keySet().stream()
        .filter(path -> path.contains(".howdah-"))
        .toList();
  }
}
