package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How files are put together. */
interface ConcatContract extends ContractFixture {
  @Test
  default void appendsWholeFiles() throws IOException {
    assumeConcat(FileSystemTraits.Concat.OFFERED);
    int block = Math.toIntExact(blockSize());
    TestBytes whole = TestBytes.random(4 * block + 100, 41);
    FilePath target = write("target", whole.slice(0, block), block);
    FilePath one = write("one", whole.slice(block, 3 * block), block);
    FilePath two = write("two", whole.slice(3 * block, 4 * block), block);
    FilePath three = write("three", whole.slice(4 * block, 4 * block + 100), block);

    fileSystem().concat(target, List.of(one, two, three));

    assertContent(target, whole);
    assertThat(listAll(directory())).extracting(FileStatus::name).containsExactly("target");
  }

  @Test
  default void cannotBeToldFromAFileWrittenAtOnce() throws CopyException {
    assumeConcat(FileSystemTraits.Concat.OFFERED);
    int block = Math.toIntExact(blockSize());
    TestBytes whole = TestBytes.random(2 * block + 1, 42);
    FilePath target = write("target", whole.slice(0, block), block);
    FilePath part = write("part", whole.slice(block, 2 * block + 1), block);
    FilePath once = write("once", whole, block);

    fileSystem().concat(target, List.of(part));

    assertThat(fileSystem().checksum(target, whole.length()))
        .isEqualTo(fileSystem().checksum(once, whole.length()));
  }

  @Test
  default void doesNotPutTogetherWhatDoesNotExist() throws IOException {
    assumeConcat(FileSystemTraits.Concat.OFFERED);
    TestBytes block = TestBytes.random(Math.toIntExact(blockSize()), 43);
    FilePath existing = write("existing", block, blockSize());
    List<FilePath> missing = List.of(path("missing"));

    assertFails(ErrorCode.FILE_NOT_FOUND, () -> fileSystem().concat(existing, missing));
    assertFails(
        ErrorCode.FILE_NOT_FOUND, () -> fileSystem().concat(path("missing"), List.of(existing)));

    assertContent(existing, block);
  }

  @Test
  default void saysWhereFilesCannotBePutTogether() throws IOException {
    assumeConcat(FileSystemTraits.Concat.NONE);
    FilePath target = write("target", TestBytes.of("one"));
    FilePath part = write("part", TestBytes.of("two"));

    assertFails(ErrorCode.UNSUPPORTED_OPERATION, () -> fileSystem().concat(target, List.of(part)));

    assertContent(target, TestBytes.of("one"));
    assertContent(part, TestBytes.of("two"));
  }

  private void assumeConcat(FileSystemTraits.Concat concat) throws CopyException {
    assumeTrue(fileSystem().traits().concat() == concat);
  }
}
