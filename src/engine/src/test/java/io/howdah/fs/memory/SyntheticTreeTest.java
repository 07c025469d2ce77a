package io.howdah.fs.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.TestBytes;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyntheticTreeTest {
  private final SyntheticTree tree = new SyntheticTree(3, 25, 1_000, 10);
  private FilePath root;

  @BeforeEach
  void nameRoot() throws CopyException {
    root = FilePath.ROOT.child(SyntheticTree.ROOT);
  }

  @Test
  void listsPageByPage() throws CopyException {
    FilePath directory = root.child("d0000001");

    Listing first = tree.list(directory, null);
    Listing last = tree.list(directory, "f0000019");

    assertThat(first.entries()).hasSize(10).allMatch(FileStatus::isFile);
    assertThat(first.hasMore()).isTrue();
    assertThat(last.entries()).extracting(FileStatus::name).startsWith("f0000020").hasSize(5);
    assertThat(last.hasMore()).isFalse();
  }

  @Test
  void hasTheComputedEntries() throws CopyException {
    assertThat(tree.status(root.child("d0000002"))).hasValueSatisfying(this::isDirectory);
    for (String missing : List.of("d0000003", "x", "d0000000/f0000025", "d0000000/f0000001/y")) {
      assertThat(tree.status(root.resolve(missing))).isEmpty();
    }
  }

  @Test
  void readsAsManyBytesAsItSays() throws IOException {
    assertThat(TestBytes.read(tree, root.resolve("d0000000/f0000000"), 990, 100)).hasSize(10);
  }

  private void isDirectory(FileStatus status) {
    assertThat(status.isDirectory()).isTrue();
  }
}
