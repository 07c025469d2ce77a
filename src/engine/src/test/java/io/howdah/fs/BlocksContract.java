package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a file is cut into blocks. */
interface BlocksContract extends ContractFixture {
  @Test
  default void cutsAFileIntoFullBlocksAndARest() throws CopyException {
    assumeBlocks();
    int block = Math.toIntExact(blockSize());
    FilePath file = write("file", TestBytes.random(2 * block + 77, 51), block);

    assertThat(fileSystem().blocks(file))
        .hasValue(FileBlocks.builder().add(block).add(block).add(77).build());
  }

  @Test
  default void keepsASmallFileInOneBlock() throws CopyException {
    assumeBlocks();

    assertThat(fileSystem().blocks(write("file", TestBytes.random(77, 52), blockSize())))
        .hasValue(FileBlocks.builder().add(77).build());
  }

  @Test
  default void hasNoBlocksOfAnEmptyFile() throws CopyException {
    assumeBlocks();

    assertThat(fileSystem().blocks(write("empty", TestBytes.empty())).map(FileBlocks::count))
        .hasValue(0);
  }

  @Test
  default void keepsTheBlocksOfFilesThatArePutTogether() throws CopyException {
    assumeBlocks();
    assumeTrue(fileSystem().traits().concat() == FileSystemTraits.Concat.OFFERED);
    int block = Math.toIntExact(blockSize());
    FilePath target = write("target", TestBytes.random(block, 53), block);
    FilePath part = write("part", TestBytes.random(block + 5, 54), block);

    fileSystem().concat(target, List.of(part));

    assertThat(fileSystem().blocks(target))
        .hasValue(FileBlocks.builder().add(block).add(block).add(5).build());
  }

  @Test
  default void tellsNoBlocksWhereThereAreNone() throws CopyException {
    assumeTrue(fileSystem().traits().blockSize() == 0);

    assertThat(fileSystem().blocks(write("file", TestBytes.of("x")))).isEqualTo(Optional.empty());
  }

  @Test
  default void hasNoBlocksOfWhatDoesNotExist() {
    assertFails(ErrorCode.FILE_NOT_FOUND, () -> fileSystem().blocks(path("missing")));
  }

  private void assumeBlocks() throws CopyException {
    assumeTrue(fileSystem().traits().blockSize() > 0);
  }
}
