package io.howdah.check;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.Lag;
import io.howdah.LedgerOptions.Use;
import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import io.howdah.SnapshotOptions.Basis;
import io.howdah.TreeComparison;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.memory.MemoryFileSystem;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * After random changes of both sides, and copies in between, the lag by differences is the lag by
 * listings. Nothing is renamed: that is told by no listing. The seed is in the message of a
 * failure.
 */
class SnapshotLagModelTest {
  private static final int SEQUENCES = 150;
  private static final int ROUNDS = 5;
  private static final String[] DIRECTORIES = {"d0", "d1", "d2"};
  private static final String[] FILES = {"f0", "f1", "f2", "skipped"};

  @Test
  void isThatOfTheListings() throws Exception {
    long lacking = 0;
    for (long seed = 1; seed <= SEQUENCES; seed++) {
      lacking += new Sequence(seed).run();
    }
    assertThat(lacking).as("there was something to find").isGreaterThan(SEQUENCES);
  }

  /** Trees of its own for each seed. */
  private static final class Sequence extends SnapshotLagCase {
    private final long seed;
    private final Random random;

    Sequence(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
    }

    /** Returns how many files were lacking in all rounds. */
    long run() throws Exception {
      permitSnapshots();
      options.remember(to -> to.use(random.nextBoolean() ? Use.ON : Use.OFF));
      if (random.nextBoolean()) {
        options.select(only -> only.rule(SelectionRule.of(Effect.EXCLUDE, "skipped", "a test")));
      }
      change("/out", trees.staging);
      copy(Basis.DIFFERENCE);
      long lacking = 0;
      for (int round = 1; round <= ROUNDS; round++) {
        change("/out", trees.staging);
        change("/in", trees.prod);
        lacking += compare("seed " + seed + ", round " + round);
        copySometimes();
      }
      return lacking;
    }

    private long compare(String what) {
      TreeComparison byDifference = measure(Basis.DIFFERENCE);
      TreeComparison byListings = measure(Basis.LISTINGS);

      assertThat(byDifference.lagBasis())
          .as("%s, %s", what, byDifference.snapshots())
          .isEqualTo(Lag.Basis.SNAPSHOTS);
      assertThat(byDifference.lag()).as(what).isNotNull().isEqualTo(byListings.lag());
      assertThat(byDifference.differences())
          .as(what)
          .containsExactlyInAnyOrderElementsOf(byListings.differences());
      assertThat(byDifference.found().files())
          .as(what)
          .isLessThanOrEqualTo(byListings.found().files());
      Lag lag = byDifference.lag();
      return lag == null ? 0 : lag.files();
    }

    /** Copies that keep a pair, and copies that keep none, so that an older one counts. */
    private void copySometimes() {
      int kind = random.nextInt(3);
      if (kind > 0) {
        CopyOptions how = by(kind == 1 ? Basis.DIFFERENCE : Basis.LISTINGS);
        CopyStatus status = trees.copy(how);
        assertThat(status.error()).as("seed %s", seed).isNull();
      }
    }

    private void change(String root, MemoryFileSystem cluster) throws Exception {
      for (int changes = random.nextInt(6); changes > 0; changes--) {
        FilePath directory = FilePath.of(root + directory());
        FilePath file = directory.child(FILES[random.nextInt(FILES.length)]);
        switch (random.nextInt(5)) {
          case 0 -> delete(cluster, directory.equals(FilePath.of(root)) ? file : directory);
          case 1 -> delete(cluster, file);
          case 2 -> cluster.makeDirectories(directory, null);
          default ->
              write(cluster, file.toString(), "x".repeat(random.nextInt(2)) + random.nextInt());
        }
      }
    }

    private String directory() {
      return random
          .ints(random.nextInt(3), 0, DIRECTORIES.length)
          .mapToObj(each -> "/" + DIRECTORIES[each])
          .collect(Collectors.joining());
    }

    private static void delete(MemoryFileSystem cluster, FilePath path) throws Exception {
      FileStatus status = cluster.status(path).orElse(null);
      if (status == null) {
        return;
      }
      if (status.isDirectory()) {
        for (FileStatus each : cluster.list(path, null).entries()) {
          delete(cluster, each.path());
        }
      }
      cluster.delete(path);
    }
  }
}
