package io.howdah.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import io.howdah.fs.memory.SyntheticTree;
import org.junit.jupiter.api.Test;

class PathPatternTest {
  private final Cancellation cancellation = new Cancellation();

  @Test
  void listsNoFurtherPageAfterTheCopyWasCancelled() throws CopyException {
    MemoryFileSystem files = cancellingAt(Operation.LIST);

    assertExpansionFails("/*", files, ErrorCode.CANCELLED);

    assertThat(files.requests(Operation.LIST)).isEqualTo(1);
  }

  @Test
  void looksForNoFurtherPathAfterTheCopyWasCancelled() throws CopyException {
    MemoryFileSystem files = cancellingAt(Operation.STATUS);

    assertExpansionFails("/*/file", files, ErrorCode.CANCELLED);

    assertThat(files.requests(Operation.STATUS)).isEqualTo(1);
  }

  @Test
  void refusesMoreMatchesThanAreHeldInMemory() throws CopyException {
    String pattern = "/" + SyntheticTree.ROOT + "/*";

    assertThat(expand(pattern, new SyntheticTree(100_000, 0, 0, 10_000))).isEqualTo(100_000);
    assertExpansionFails(
        pattern, new SyntheticTree(100_001, 0, 0, 10_000), ErrorCode.INVALID_ARGUMENT);
  }

  @Test
  void countsTheMatchesOfAllAlternativesTogether() throws CopyException {
    String pattern = "/{%1$s/d0000000/*,%1$s/d0000001/*}".formatted(SyntheticTree.ROOT);

    assertThat(expand(pattern, new SyntheticTree(2, 50_000, 0, 10_000))).isEqualTo(100_000);
    assertExpansionFails(
        pattern, new SyntheticTree(2, 50_001, 0, 10_000), ErrorCode.INVALID_ARGUMENT);
  }

  /** Several directories, on pages of two, and a copy that is cancelled in its first request. */
  private MemoryFileSystem cancellingAt(Operation operation) throws CopyException {
    MemoryFileSystem files = MemoryFileSystem.builder().pageSize(2).build();
    for (String name : new String[] {"a", "b", "c", "d", "e"}) {
      files.makeDirectories(FilePath.of("/" + name), null);
    }
    return files.toBuilder()
        .faults(FaultAt.before(operation, path -> cancellation.cancel()))
        .build();
  }

  private int expand(String pattern, RemoteFileSystem files) throws CopyException {
    return PathPattern.of(pattern).expand(files, cancellation).size();
  }

  private void assertExpansionFails(String pattern, RemoteFileSystem files, ErrorCode code) {
    assertThatThrownBy(() -> expand(pattern, files))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }
}
