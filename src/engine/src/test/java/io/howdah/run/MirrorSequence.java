package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.AtomicUnit;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.DeleteLimit;
import io.howdah.Deletion.Excluded;
import io.howdah.Deletion.Extra;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Mode;
import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import io.howdah.SnapshotOptions.Basis;
import io.howdah.UndoResult;
import io.howdah.UpdatePolicy;
import io.howdah.fs.memory.Operation;
import io.howdah.run.Crash.Moment;
import io.howdah.run.ModelClusters.Side;
import io.howdah.run.TreeModel.Rename;
import io.howdah.run.TreeModel.Rules;
import io.howdah.temporary.TemporaryName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Random changes, options, faults and undos, of which each run depends on those before. After each
 * run the target is what {@link TreeModel} says. The seed is in the message of a failure.
 */
final class MirrorSequence {
  private static final int RUNS = 4;

  private final long seed;
  private final Random random;
  private final ModelClusters clusters;
  private final Path directory;
  private Map<String, String> source = new TreeMap<>();
  private Map<String, String> target = new TreeMap<>();

  /**
   * Creates a sequence that is always the same for a seed.
   *
   * @param directory of this machine, for reports and plans
   */
  MirrorSequence(long seed, ModelClusters clusters, Path directory) {
    this.seed = seed;
    this.clusters = clusters;
    this.directory = directory;
    this.random = new Random(seed);
  }

  void run() throws Exception {
    boolean isSteady = clusters.hasSnapshots() && random.nextBoolean();
    Rules steady = Rules.random(random).mirroring();
    for (int run = 1; run <= (isSteady ? 2 * RUNS : RUNS); run++) {
      source = rename(Side.SOURCE, change(Side.SOURCE, source));
      target = rename(Side.TARGET, change(Side.TARGET, target));
      Rules rules = isSteady ? steady : Rules.random(random);
      String what = "seed " + seed + ", run " + run + ", " + rules;
      Path report = directory.resolve(seed + "-" + run);
      CopyOptions options = options(rules, report).atomicUnit(atomicUnit(rules)).build();
      if (clusters.canCrash() && random.nextInt(3) == 0) {
        fail(options, report, what);
      } else {
        succeed(rules, options, report, what);
      }
      Files.deleteIfExists(report);
    }
  }

  private Map<String, String> change(Side side, Map<String, String> before) throws Exception {
    Map<String, String> after = TreeModel.changed(before, random);
    for (String path : new TreeMap<>(before).descendingKeySet()) {
      if (!after.containsKey(path)) {
        clusters.delete(side, path);
      }
    }
    for (Map.Entry<String, String> entry : after.entrySet()) {
      if (entry.getValue().equals(TreeModel.DIRECTORY)) {
        clusters.makeDirectory(side, entry.getKey());
      } else if (!entry.getValue().equals(before.get(entry.getKey()))) {
        clusters.write(side, entry.getKey(), entry.getValue());
      }
    }
    return after;
  }

  private Map<String, String> rename(Side side, Map<String, String> before) throws Exception {
    Map<String, String> after = before;
    for (int renames = random.nextInt(4); renames > 0; renames--) {
      Rename rename = TreeModel.rename(after, random);
      if (rename != null) {
        clusters.rename(side, rename.from(), rename.to());
        after = rename.applyTo(after);
      }
    }
    return after;
  }

  /** The whole target, unless something in it must stay, or has snapshots. */
  private AtomicUnit atomicUnit(Rules rules) {
    boolean mayGo =
        rules.deletes()
            && rules.excludedFiles().isEmpty()
            && rules.excludedDirectories().isEmpty()
            && !rules.usesSnapshots()
            && TreeModel.hasFiles(source, rules);
    return mayGo && random.nextBoolean() ? AtomicUnit.TREE : AtomicUnit.FILE;
  }

  private CopyOptions.Builder options(Rules rules, @Nullable Path report) {
    return CopyOptions.builder()
        .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
        .updatePolicy(rules.comparesSizesOnly() ? UpdatePolicy.SIZE : UpdatePolicy.PROOF)
        .threads(1 + random.nextInt(3))
        .attempts(1)
        .files(to -> to.report(report == null ? null : report.toString()))
        .snapshots(use -> use.basis(rules.usesSnapshots() ? Basis.DIFFERENCE : Basis.LISTINGS))
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
                    .backupDirectory(clusters.backup()));
  }

  private static SelectionRule exclude(String pattern) {
    return SelectionRule.of(Effect.EXCLUDE, pattern, "a test");
  }

  private void succeed(Rules rules, CopyOptions options, Path report, String what)
      throws Exception {
    Map<String, String> before = target;
    boolean deletes = rules.deletes() && TreeModel.hasFiles(source, rules);
    Rules effective =
        new Rules(
            rules.excludedFiles(),
            rules.excludedDirectories(),
            deletes,
            deletes && rules.deletesExcluded(),
            rules.comparesSizesOnly(),
            rules.usesSnapshots());
    Map<String, String> expected = TreeModel.mirrored(source, before, effective);

    CopyStatus status =
        rules.usesSnapshots() || random.nextInt(4) > 0
            ? clusters.copy(options)
            : copyByPlan(rules, report, what);

    assertThat(clusters.target())
        .as("%s, %s, %s", what, status.error(), status.snapshots())
        .isEqualTo(expected);
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
    CopyStatus second = clusters.copy(options);
    assertThat(clusters.target()).as(what).isEqualTo(expected);
    assertThat(second.copied().files() + second.deleted().files()).as(what).isZero();
  }

  /** Plans the copy, and then does what the plan has, which must be everything. */
  private CopyStatus copyByPlan(Rules rules, Path report, String what) throws Exception {
    Path plan = directory.resolve("plan");
    clusters.copy(
        options(rules, null).mode(Mode.DRY_RUN).files(to -> to.plan(plan.toString())).build());
    assertThat(clusters.target()).as(what).isEqualTo(target);
    return clusters.copy(
        options(rules, report).files(to -> to.approvedPlan(plan.toString())).build());
  }

  /** A run that dies at a random request, and is then undone, or left as it is. */
  private void fail(CopyOptions options, Path report, String what) throws Exception {
    Operation[] operations = {
      Operation.RENAME,
      Operation.STATUS,
      Operation.CREATE,
      Operation.LIST,
      Operation.MAKE_DIRECTORIES,
      Operation.CHECKSUM,
      Operation.CREATE_SNAPSHOT,
      Operation.DELETE_SNAPSHOT,
      Operation.DIFFERENCE
    };
    Moment moment = random.nextInt(2) == 0 ? Moment.BEFORE : Moment.AFTER;
    Operation last = operations[random.nextInt(operations.length)];
    int count = 1 + random.nextInt(8);
    String fault = what + ", dies " + moment + " " + last + " " + count;
    Map<String, String> before = target;

    clusters.crashDuring(new Crash(moment, last, count), options);

    if (Files.exists(report)) {
      undo(report, before, fault);
    }
    deleteTemporaryFiles();
    target = clusters.target();
    assertThat(target).as(fault).isEqualTo(before);
  }

  private void undo(Path report, Map<String, String> before, String what) throws Exception {
    UndoResult result = clusters.undo(report);

    assertThat(result.error()).as(what).isNull();
    assertThat(result.failures()).as(what).isEmpty();
    Map<String, String> now = clusters.target();
    now.keySet().removeIf(path -> TemporaryName.isTemporary(name(path)));
    assertThat(now).as(what).isEqualTo(before);
    target = before;
  }

  private void deleteTemporaryFiles() throws Exception {
    for (String path : clusters.target().keySet()) {
      if (TemporaryName.isTemporary(name(path))) {
        clusters.delete(Side.TARGET, path);
      }
    }
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
