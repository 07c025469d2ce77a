package io.howdah.run;

import io.howdah.lab.Sweep;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sequences of random changes, options, faults and undos, in memory. */
class MirrorModelTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void keepsTreesEqualIn500Sequences() throws Exception {
    run(1, 500);
  }

  @Sweep
  @Test
  void keepsTreesEqualIn10000Sequences() throws Exception {
    run(1_000, 10_999);
  }

  private void run(long first, long last) throws Exception {
    for (long seed = first; seed <= last; seed++) {
      new MirrorSequence(seed, new MemoryModelClusters(), directory).run();
    }
  }
}
