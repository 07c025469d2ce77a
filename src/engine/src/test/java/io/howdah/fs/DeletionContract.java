package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.CopyException;
import org.junit.jupiter.api.Test;

/** How files and directories are deleted. */
interface DeletionContract extends ContractFixture {
  @Test
  default void deletesAFile() throws CopyException {
    FilePath file = write("file", TestBytes.of("x"));
    FilePath other = write("other", TestBytes.of("x"));

    assertThat(fileSystem().delete(file)).isTrue();

    assertMissing(file);
    assertThat(statusOf(other).isFile()).isTrue();
  }

  @Test
  default void deletesADirectoryWithAllThatIsInIt() throws CopyException {
    write("inner/deep/file", TestBytes.of("x"));
    makeDirectory("inner/empty");

    assertThat(fileSystem().delete(path("inner"))).isTrue();

    assertMissing(path("inner"));
    assertThat(listAll(directory())).isEmpty();
  }

  @Test
  default void saysWhenNothingWasThere() throws CopyException {
    assertThat(fileSystem().delete(path("missing"))).isFalse();
    assertThat(fileSystem().delete(path("missing/too"))).isFalse();
  }

  @Test
  default void keepsTheRoot() throws CopyException {
    assumeTrue(mayLoseRoot());
    FilePath file = write("file", TestBytes.of("x"));
    try {
      assertThat(fileSystem().delete(FilePath.ROOT)).isFalse();
    } catch (CopyException e) {
      assertThat(e.code().isRetryable()).isFalse();
    }

    assertThat(statusOf(file).isFile()).isTrue();
  }
}
