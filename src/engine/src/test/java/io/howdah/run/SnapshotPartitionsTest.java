package io.howdah.run;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies of some partitions that request what has changed since the last snapshots. */
class SnapshotPartitionsTest extends SnapshotCase {
  @BeforeEach
  void copyOnce() {
    byDifference();
    options.select(only -> only.partitions("n = 1"));
    write(copies.staging, "/out/n=1/a", "a");
    write(copies.staging, "/out/n=2/b", "b");
    write(copies.staging, "/out/aside/c", "c");
    assertThat(copy().isSuccessful()).isTrue();
    assertThat(prod()).containsKey("/in/n=1/a").doesNotContainKeys("/in/n=2/b", "/in/aside/c");
  }

  /** The directory of this name in the target is empty, since its files were left out. */
  @Test
  void copiesWhatARenamedDirectoryHadLeftOut() throws Exception {
    move(copies.staging, "/out/aside", "/out/n=01");

    CopyStatus status = copy();

    assertThat(status.snapshots().since()).isPresent();
    assertThat(prod()).containsEntry("/in/n=01/c", "c");
  }

  @Test
  void deletesWhatWasRenamedToAPartitionThatIsLeftOut() throws Exception {
    move(copies.staging, "/out/n=1", "/out/n=3");
    write(copies.staging, "/out/n=01/d", "d");

    CopyStatus status = copy();

    assertThat(status.snapshots().since()).isPresent();
    assertThat(prod())
        .containsEntry("/in/n=01/d", "d")
        .doesNotContainKeys("/in/n=1/a", "/in/n=3/a");
  }
}
