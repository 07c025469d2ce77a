package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How files are read. */
interface ReadingContract extends ContractFixture {
  TestBytes READ = TestBytes.random(300_000, 11);

  @Test
  default void readsAWholeFile() throws IOException {
    FilePath file = write("file", READ);

    assertThat(TestBytes.read(fileSystem(), file)).isEqualTo(READ.toArray());
  }

  @Test
  default void readsFromAnOffsetToTheEnd() throws IOException {
    FilePath file = write("file", READ);

    assertThat(TestBytes.read(fileSystem(), file, 299_000, Long.MAX_VALUE))
        .isEqualTo(READ.slice(299_000, 300_000).toArray());
  }

  @Test
  default void readsNoMoreThanRequested() throws IOException {
    FilePath file = write("file", READ);

    assertThat(TestBytes.read(fileSystem(), file, 1_001, 70_000))
        .isEqualTo(READ.slice(1_001, 71_001).toArray());
  }

  @Test
  default void readsOnlyWhatIsThere() throws IOException {
    FilePath file = write("file", READ);

    assertThat(TestBytes.read(fileSystem(), file, 299_990, 1_000))
        .isEqualTo(READ.slice(299_990, 300_000).toArray());
  }

  @Test
  default void readsNothingAtTheEnd() throws IOException {
    FilePath file = write("file", READ);

    assertThat(TestBytes.read(fileSystem(), file, 300_000, Long.MAX_VALUE)).isEmpty();
    assertThat(TestBytes.read(fileSystem(), file, 300_000, 5)).isEmpty();
  }

  @Test
  default void readsAnEmptyFile() throws IOException {
    FilePath file = write("empty", TestBytes.empty());

    assertThat(TestBytes.read(fileSystem(), file)).isEmpty();
    assertThat(TestBytes.read(fileSystem(), file, 0, 10)).isEmpty();
  }

  @Test
  default void promisesTheLengthThatFollowsOrNone() throws IOException {
    FilePath file = write("file", READ);

    assertThat(promise(file, 0, Long.MAX_VALUE)).isIn(300_000L, FileContent.UNKNOWN_LENGTH);
    assertThat(promise(file, 100_000, 10)).isIn(10L, FileContent.UNKNOWN_LENGTH);
    assertThat(promise(file, 299_999, 10)).isIn(1L, FileContent.UNKNOWN_LENGTH);
  }

  @Test
  default void canBeClosedBeforeTheEnd() throws IOException {
    FilePath file = write("file", READ);
    try (FileContent content = fileSystem().open(file, 0, Long.MAX_VALUE)) {
      assertThat(content.stream().readNBytes(10)).isEqualTo(READ.slice(0, 10).toArray());
    }

    assertThat(TestBytes.read(fileSystem(), file)).isEqualTo(READ.toArray());
  }

  @Test
  default void servesManyReadersAtOnce() throws IOException {
    FilePath file = write("file", READ);

    IntStream.range(0, 8)
        .mapToObj(i -> CompletableFuture.supplyAsync(() -> readQuietly(file)))
        .toList()
        .forEach(bytes -> assertThat(bytes.join()).isEqualTo(READ.toArray()));
  }

  @Test
  default void doesNotOpenWhatDoesNotExist() {
    assertFails(
        ErrorCode.FILE_NOT_FOUND, () -> fileSystem().open(path("missing"), 0, Long.MAX_VALUE));
  }

  @Test
  default void doesNotReadADirectory() throws CopyException {
    FilePath inner = makeDirectory("inner");

    assertRefuses(() -> TestBytes.read(fileSystem(), inner));
  }

  private long promise(FilePath file, long offset, long length) throws IOException {
    try (FileContent content = fileSystem().open(file, offset, length)) {
      return content.length();
    }
  }

  private byte[] readQuietly(FilePath file) {
    try {
      return TestBytes.read(fileSystem(), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
