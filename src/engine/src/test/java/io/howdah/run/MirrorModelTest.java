package io.howdah.run;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.DeleteLimit;
import io.howdah.Deletion.Excluded;
import io.howdah.Deletion.Extra;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Mode;
import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import io.howdah.UndoRequest;
import io.howdah.UndoResult;
import io.howdah.UpdatePolicy;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import io.howdah.lab.Sweep;
import io.howdah.run.Crash.Moment;
import io.howdah.run.TreeModel.Rules;
import io.howdah.temporary.TemporaryName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sequences of random changes, options, faults and undos. After each run the destination is what
 * {@link TreeModel} says. The seed of a failed sequence is in the message.
 */
class MirrorModelTest {
  private static final int RUNS = 4;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void keepsTreesEqualIn500Sequences() throws Exception {
    for (long seed = 1; seed <= 500; seed++) {
      new Sequence(seed).run();
    }
  }

  @Sweep
  @Test
  void keepsTreesEqualIn10000Sequences() throws Exception {
    for (long seed = 1_000; seed < 11_000; seed++) {
      new Sequence(seed).run();
    }
  }

  private final class Sequence {
    private final long seed;
    private final Random random;
    private final MemoryCopy copies =
        new MemoryCopy(
            MemoryFileSystem.builder().pageSize(2).build(),
            MemoryFileSystem.builder().pageSize(2).traits(MirrorCase.WITH_TRASH).build());
    private Map<String, String> source = new TreeMap<>();
    private Map<String, String> target = new TreeMap<>();

    Sequence(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
    }

    void run() throws Exception {
      copies.staging.makeDirectories(FilePath.of("/out"), null);
      copies.prod.makeDirectories(FilePath.of("/in"), null);
      for (int run = 1; run <= RUNS; run++) {
        source = change(copies.staging, "/out", source);
        target = change(copies.prod, "/in", target);
        Rules rules = Rules.random(random);
        String what = "seed " + seed + ", run " + run + ", " + rules;
        Path report = directory.resolve(seed + "-" + run);
        CopyOptions options = options(rules, report).build();
        if (random.nextInt(3) == 0) {
          fail(options, report, what);
        } else {
          succeed(rules, options, report, what);
        }
        Files.deleteIfExists(report);
      }
    }

    private Map<String, String> change(
        MemoryFileSystem files, String root, Map<String, String> before) throws Exception {
      Map<String, String> after = TreeModel.changed(before, random);
      for (String path : new TreeMap<>(before).descendingKeySet()) {
        if (!after.containsKey(path)) {
          files.delete(FilePath.of(root + "/" + path));
        }
      }
      for (Map.Entry<String, String> entry : after.entrySet()) {
        String path = root + "/" + entry.getKey();
        if (entry.getValue().equals(TreeModel.DIRECTORY)) {
          files.makeDirectories(FilePath.of(path), null);
        } else if (!entry.getValue().equals(before.get(entry.getKey()))) {
          write(files, path, entry.getValue());
        }
      }
      return after;
    }

    private CopyOptions.Builder options(Rules rules, @Nullable Path report) {
      return CopyOptions.builder()
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .updatePolicy(rules.comparesSizesOnly() ? UpdatePolicy.SIZE : UpdatePolicy.PROOF)
          .threads(1 + random.nextInt(3))
          .attempts(1)
          .files(to -> to.report(report == null ? null : report.toString()))
          .select(
              only -> {
                rules.excludedFiles().forEach(name -> only.rule(exclude(name)));
                rules.excludedDirectories().forEach(name -> only.rule(exclude(name + "/")));
              })
          .delete(
              what ->
                  what.extra(rules.deletes() ? Extra.DELETE : Extra.KEEP)
                      .excluded(rules.deletesExcluded() ? Excluded.DELETE : Excluded.KEEP)
                      .limit(DeleteLimit.ofEntries(1_000))
                      .backupDirectory("/backup"));
    }

    private static SelectionRule exclude(String pattern) {
      return SelectionRule.of(Effect.EXCLUDE, pattern, "a test");
    }

    private void succeed(Rules rules, CopyOptions options, Path report, String what) {
      Map<String, String> before = target;
      boolean deletes = rules.deletes() && TreeModel.hasFiles(source, rules);
      Rules effective =
          new Rules(
              rules.excludedFiles(),
              rules.excludedDirectories(),
              deletes,
              deletes && rules.deletesExcluded(),
              rules.comparesSizesOnly());
      Map<String, String> expected = TreeModel.mirrored(source, before, effective);

      CopyStatus status = random.nextInt(2) == 0 ? copy(options) : copyByPlan(rules, report, what);

      assertThat(tree()).as(what).isEqualTo(expected);
      if (status.error() == null) {
        assertThat(status.isSuccessful()).as(what).isTrue();
      } else {
        assertThat(status.error().code()).as(what).isEqualTo(ErrorCode.DELETE_REFUSED);
        assertThat(rules.deletes() && !deletes).as(what).isTrue();
      }
      assertThat(status.copied().files() + status.skipped().files())
          .as(what)
          .isEqualTo(status.expected().files());
      target = expected;
      if (random.nextInt(2) == 0) {
        undo(report, before, what);
        return;
      }
      CopyStatus second = copy(options);
      assertThat(tree()).as(what).isEqualTo(expected);
      assertThat(second.copied().files() + second.deleted().files()).as(what).isZero();
    }

    /** Plans the copy, and then does what the plan has, which must be everything. */
    private CopyStatus copyByPlan(Rules rules, Path report, String what) {
      Path plan = directory.resolve("plan");
      copy(options(rules, null).mode(Mode.DRY_RUN).files(to -> to.plan(plan.toString())).build());
      assertThat(tree()).as(what).isEqualTo(target);
      return copy(options(rules, report).files(to -> to.approvedPlan(plan.toString())).build());
    }

    /** A run that dies at a random request, and is then undone, or left as it is. */
    private void fail(CopyOptions options, Path report, String what) throws Exception {
      Operation[] operations = {
        Operation.RENAME,
        Operation.STATUS,
        Operation.CREATE,
        Operation.LIST,
        Operation.MAKE_DIRECTORIES,
        Operation.CHECKSUM
      };
      Moment moment = random.nextInt(2) == 0 ? Moment.BEFORE : Moment.AFTER;
      Operation last = operations[random.nextInt(operations.length)];
      int count = 1 + random.nextInt(8);
      String fault = what + ", dies " + moment + " " + last + " " + count;
      Map<String, String> before = target;
      copies.prodFaults(new Crash(moment, last, count));

      copy(options);

      copies.prodFaults(FaultInjector.NONE);
      if (Files.exists(report)) {
        undo(report, before, fault);
      }
      deleteTemporaryFiles("/in");
      target = tree();
      assertThat(target).as(fault).isEqualTo(before);
    }

    private void undo(Path report, Map<String, String> before, String what) {
      UndoResult result =
          copies.undo(UndoRequest.of("prod", report.toString(), Mode.COPY, 3), CopyListener.NONE);

      assertThat(result.error()).as(what).isNull();
      assertThat(result.failures()).as(what).isEmpty();
      Map<String, String> now = tree();
      now.keySet().removeIf(path -> TemporaryName.isTemporary(name(path)));
      assertThat(now).as(what).isEqualTo(before);
      target = before;
    }

    private CopyStatus copy(CopyOptions options) {
      return copies.copy(
          MemoryCopy.request("/out", "/in", options).target(Target.EXACT).build(),
          CopyListener.NONE,
          new Cancellation());
    }

    private Map<String, String> tree() {
      Map<String, String> relative = new TreeMap<>();
      MemoryCopy.tree(copies.prod, "/in")
          .forEach((path, text) -> relative.put(path.substring("/in/".length()), text));
      return relative;
    }

    private void deleteTemporaryFiles(String root) throws Exception {
      for (String path : MemoryCopy.tree(copies.prod, root).keySet()) {
        if (TemporaryName.isTemporary(name(path))) {
          copies.prod.delete(FilePath.of(path));
        }
      }
    }

    private static String name(String path) {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }
}
