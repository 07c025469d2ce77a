package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.CopyException;
import org.junit.jupiter.api.Test;

/** The status of a path. */
interface StatusContract extends ContractFixture {
  @Test
  default void saysNothingOfWhatDoesNotExist() throws CopyException {
    assertMissing(path("missing"));
    assertMissing(path("missing/too"));
  }

  @Test
  default void saysNothingOfANameBelowAFile() throws CopyException {
    FilePath file = write("file", TestBytes.of("x"));

    assertMissing(file.child("below"));
  }

  @Test
  default void describesAFile() throws CopyException {
    FilePath path = write("file", TestBytes.random(1234, 1));

    FileStatus status = statusOf(path);

    assertThat(status.path()).isEqualTo(path);
    assertThat(status.name()).isEqualTo("file");
    assertThat(status.type()).isEqualTo(FileStatus.Type.FILE);
    assertThat(status.length()).isEqualTo(1234);
    assertThat(status.blockSize()).isEqualTo(fileSystem().traits().blockSize());
    assertThat(status.modificationTime()).isPositive();
    assertThat(status.storage()).isEqualTo(FileStatus.Storage.REPLICATED);
  }

  @Test
  default void describesADirectory() throws CopyException {
    FilePath path = makeDirectory("inner");

    FileStatus status = statusOf(path);

    assertThat(status.path()).isEqualTo(path);
    assertThat(status.type()).isEqualTo(FileStatus.Type.DIRECTORY);
    assertThat(status.length()).isZero();
    assertThat(status.blockSize()).isZero();
    assertThat(status.replication()).isZero();
    assertThat(status.modificationTime()).isPositive();
  }

  @Test
  default void describesTheRoot() throws CopyException {
    FileStatus status = statusOf(FilePath.ROOT);

    assertThat(status.path()).isEqualTo(FilePath.ROOT);
    assertThat(status.isDirectory()).isTrue();
  }

  @Test
  default void keepsTheFileIdThroughARename() throws CopyException {
    FilePath path = write("file", TestBytes.of("x"));
    FilePath other = write("other", TestBytes.of("x"));
    long id = statusOf(path).fileId();
    assumeTrue(id != 0, "file ids are told");

    fileSystem().rename(path, path("renamed"), RenameMode.KEEP_EXISTING);

    assertThat(statusOf(path("renamed")).fileId()).isEqualTo(id);
    assertThat(statusOf(other).fileId()).isNotEqualTo(id);
  }

  @Test
  default void namesAHomeDirectory() throws CopyException {
    assertThat(fileSystem().homeDirectory()).isEqualTo(fileSystem().homeDirectory());
  }
}
