package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
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
  default void deletesAnEmptyDirectory() throws CopyException {
    FilePath empty = makeDirectory("inner/empty");
    FilePath other = write("inner/other", TestBytes.of("x"));

    assertThat(fileSystem().delete(empty)).isTrue();

    assertMissing(empty);
    assertThat(statusOf(other).isFile()).isTrue();
  }

  @Test
  default void refusesADirectoryThatHasEntries() throws CopyException {
    FilePath file = write("inner/deep/file", TestBytes.of("x"));
    FilePath empty = makeDirectory("outer/empty");

    assertFails(ErrorCode.DESTINATION_CONFLICT, () -> fileSystem().delete(path("inner")));
    assertFails(ErrorCode.DESTINATION_CONFLICT, () -> fileSystem().delete(path("inner/deep")));
    assertFails(ErrorCode.DESTINATION_CONFLICT, () -> fileSystem().delete(path("outer")));

    assertThat(statusOf(file).isFile()).isTrue();
    assertThat(statusOf(empty).isDirectory()).isTrue();
  }

  @Test
  default void findsNothingBelowAFileToDelete() throws CopyException {
    FilePath file = write("file", TestBytes.of("x"));

    assertThat(fileSystem().delete(file.child("below"))).isFalse();

    assertThat(statusOf(file).isFile()).isTrue();
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
