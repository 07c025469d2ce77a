package io.howdah.run;

import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ExistingFiles;
import io.howdah.LedgerOptions.Use;
import io.howdah.RunJournal;
import io.howdah.event.EventHandlers;
import io.howdah.event.PlanCompleted;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A table of two partitions that stands on both clusters, with a done flag in each partition and
 * one above both, and what the next copy does to the flags.
 */
final class FlaggedTable {
  static final CopyOptions FORCE = options().build();

  private final MemoryCopy copies =
      new MemoryCopy(
          MemoryFileSystem.builder().pageSize(7).build(),
          MemoryFileSystem.builder().pageSize(7).build());
  private final List<String> deletions = Collections.synchronizedList(new ArrayList<>());
  private final List<String> lies = Collections.synchronizedList(new ArrayList<>());

  private FlaggedTable() {}

  static FlaggedTable copiedOnce() {
    FlaggedTable table = new FlaggedTable();
    MemoryFileSystem staging = table.copies.staging;
    for (String day : new String[] {"ds=1", "ds=2"}) {
      for (int i = 0; i < 20; i++) {
        write(staging, "/table/" + day + "/country=fr/bucket_" + i, "rows");
        write(staging, "/table/" + day + "/ZZ_" + i, "rows");
      }
      write(staging, "/table/" + day + "/_SUCCESS", "done");
    }
    write(staging, "/table/_SUCCESS", "");
    assertThat(table.copy(FORCE).copied().files()).isEqualTo(83);
    return table;
  }

  static CopyOptions.Builder options() {
    return CopyOptions.builder()
        .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
        .remember(of -> of.use(Use.OFF))
        .threads(4);
  }

  /** The clusters that it stands on. */
  MemoryCopy copies() {
    return copies;
  }

  CopyStatus copy(CopyOptions options) {
    return copies.copy(request(options).build(), CopyListener.NONE, new Cancellation());
  }

  /** Copies, and does something when all of the source is listed. */
  CopyStatus copyAndWhenListed(Runnable action) {
    CopyListener listener =
        EventHandlers.builder().on(PlanCompleted.class, event -> action.run()).build();
    return copies.copy(request(FORCE).build(), listener, new Cancellation());
  }

  /** Copies as one process of a run. */
  CopyStatus process(int incarnation, RunJournal journal, CopyOptions options) {
    return copies.copy(
        request(options).runId("run").incarnation(incarnation).build(),
        CopyListener.NONE,
        new Cancellation(),
        journal);
  }

  static CopyRequest.Builder request(CopyOptions options) {
    return MemoryCopy.request("/table", "/table", options).target(Target.EXACT);
  }

  /** From now on notes what is deleted, and looks for these flags beside what is published. */
  void watch(String... flags) {
    watch(FaultInjector.NONE, flags);
  }

  /** The same, where something else happens, too. */
  void watch(FaultInjector more, String... flags) {
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            more.before(operation, path);
            if (operation == Operation.DELETE) {
              deletions.add(path.toString());
            }
            if (operation == Operation.RENAME && !path.toString().contains("table/._SUCCESS")) {
              lookFor(path, flags);
            }
          }

          @Override
          public void after(Operation operation, FilePath path) throws CopyException {
            more.after(operation, path);
          }
        });
  }

  private void lookFor(FilePath published, String... flags) throws CopyException {
    for (String flag : flags) {
      if (copies.prod.status(FilePath.of(flag)).isPresent()) {
        lies.add(flag + " beside " + published);
      }
    }
  }

  /** What was deleted since it is watched. */
  List<String> deletions() {
    return deletions;
  }

  /** The flags that stood there while an ordinary file got its name. */
  List<String> lies() {
    return lies;
  }

  List<String> flagsAtProd() {
    return tree(copies.prod, "/table").keySet().stream()
        .filter(path -> path.endsWith("/_SUCCESS"))
        .toList();
  }

  void assertEqualOnBoth() {
    assertThat(tree(copies.prod, "/table")).isEqualTo(tree(copies.staging, "/table"));
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted.", e);
    }
  }
}
