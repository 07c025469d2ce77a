package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How directories are made. */
interface DirectoryContract extends ContractFixture {
  @Test
  default void makesADirectoryAndItsParents() throws CopyException {
    makeDirectory("some/new/directory");

    assertThat(statusOf(path("some")).isDirectory()).isTrue();
    assertThat(statusOf(path("some/new/directory")).isDirectory()).isTrue();
  }

  @Test
  default void changesNothingWhereTheDirectoryExists() throws CopyException {
    makeDirectory("inner");
    write("inner/file", TestBytes.of("x"));
    FileStatus before = statusOf(path("inner"));

    fileSystem().makeDirectories(path("inner"), 0700);

    assertThat(statusOf(path("inner"))).isEqualTo(before);
    assertThat(listAll(path("inner"))).hasSize(1);
  }

  @Test
  default void givesADirectoryItsPermission() throws CopyException {
    assumeTrue(keepsPermissions());

    fileSystem().makeDirectories(path("inner"), 0707);

    assertThat(statusOf(path("inner")).permission()).isEqualTo(0707);
  }

  @Test
  default void hasTheRootAlready() throws CopyException {
    fileSystem().makeDirectories(FilePath.ROOT, null);

    assertThat(statusOf(FilePath.ROOT).isDirectory()).isTrue();
  }

  @Test
  default void doesNotMakeADirectoryOfAFile() throws IOException {
    FilePath file = write("file", TestBytes.of("x"));

    assertFails(ErrorCode.DESTINATION_CONFLICT, () -> fileSystem().makeDirectories(file, null));

    assertContent(file, TestBytes.of("x"));
  }

  @Test
  default void doesNotMakeADirectoryBelowAFile() throws IOException {
    FilePath file = write("file", TestBytes.of("x"));

    assertFails(ErrorCode.DESTINATION_CONFLICT, () -> makeDirectory("file/some/directory"));

    assertContent(file, TestBytes.of("x"));
  }
}
