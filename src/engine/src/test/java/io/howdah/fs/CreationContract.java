package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How files come into being, and what is left where that fails. */
interface CreationContract extends ContractFixture {
  TestBytes WRITTEN = TestBytes.random(200_000, 21);

  @Test
  default void createsAFileOfExactlyTheseBytes() throws IOException {
    assertContent(write("file", WRITTEN), WRITTEN);
  }

  @Test
  default void createsAnEmptyFile() throws IOException {
    assertContent(write("empty", TestBytes.empty()), TestBytes.empty());
  }

  @Test
  default void createsAFileOfManyBuffers() throws IOException {
    TestBytes large = TestBytes.random(5_000_001, 22);

    assertContent(write("large", large), large);
  }

  @Test
  default void createsMissingParents() throws IOException {
    assertContent(write("some/new/file", WRITTEN), WRITTEN);

    assertThat(statusOf(path("some/new")).isDirectory()).isTrue();
  }

  @Test
  default void replacesALongerFile() throws IOException {
    write("file", WRITTEN);

    assertContent(write("file", TestBytes.of("short")), TestBytes.of("short"));
  }

  @Test
  default void takesBlockSizeAndReplicationFromItsOptions() throws CopyException {
    assumeTrue(fileSystem().traits().blockSize() > 0, "blocks are used");
    CreateOptions options = CreateOptions.builder().blockSize(blockSize()).replication(2).build();

    fileSystem().create(path("file"), options, WRITTEN);

    assertThat(statusOf(path("file")).blockSize()).isEqualTo(blockSize());
    assertThat(statusOf(path("file")).replication()).isEqualTo(2);
  }

  @Test
  default void takesThePermissionFromItsOptions() throws CopyException {
    assumeTrue(keepsPermissions());

    fileSystem().create(path("file"), CreateOptions.builder().permission(0606).build(), WRITTEN);

    assertThat(statusOf(path("file")).permission()).isEqualTo(0606);
  }

  @Test
  default void doesNotReplaceADirectory() throws CopyException {
    FilePath inner = makeDirectory("inner");
    FilePath file = write("inner/file", WRITTEN);

    assertFails(ErrorCode.DESTINATION_CONFLICT, () -> WRITTEN.writeTo(fileSystem(), inner));

    assertThat(statusOf(file).length()).isEqualTo(WRITTEN.length());
  }

  @Test
  default void doesNotCreateBelowAFile() throws IOException {
    FilePath file = write("file", WRITTEN);

    assertFails(ErrorCode.DESTINATION_CONFLICT, () -> write("file/below", WRITTEN));

    assertContent(file, WRITTEN);
  }

  @Test
  default void passesOnTheFailureOfTheSource() throws CopyException {
    CopyException failure = new CopyException(ErrorCode.SOURCE_CHANGED, "The source is gone.");
    for (int given : new int[] {0, 1, 100_000, 199_999}) {
      FilePath file = path("file-" + given);

      assertThatThrownBy(() -> create(file, new FailingSource(given, failure))).isSameAs(failure);

      assertIncomplete(file);
    }
  }

  @Test
  default void passesOnAFailureAfterTheLastByte() throws CopyException {
    CopyException failure = new CopyException(ErrorCode.SOURCE_CHANGED, "The source has changed.");
    FilePath file = path("file");

    assertThatThrownBy(() -> create(file, new FailingSource(200_000, failure))).isSameAs(failure);
  }

  @Test
  default void doesNotTakeAShortSourceForComplete() throws CopyException {
    FilePath file = path("file");

    assertThatThrownBy(() -> create(file, new AnnouncedSource(200_001, WRITTEN)))
        .isInstanceOf(CopyException.class);

    Optional<FileStatus> left = fileSystem().status(file);
    assertThat(left.map(FileStatus::length).orElse(0L)).isLessThan(200_001);
  }

  @Test
  default void doesNotTakeMoreThanWasAnnounced() {
    assertThatThrownBy(() -> create(path("file"), new AnnouncedSource(100_000, WRITTEN)))
        .isInstanceOf(CopyException.class);
  }

  @Test
  default void canBeRepeatedAfterAFailure() throws IOException {
    CopyException failure = new CopyException(ErrorCode.SOURCE_CHANGED, "The source is gone.");
    FilePath file = path("file");
    assertThatThrownBy(() -> create(file, new FailingSource(50_000, failure))).isSameAs(failure);

    assertContent(write("file", WRITTEN), WRITTEN);
  }

  @Test
  default void servesManyWritersAtOnce() throws IOException {
    IntStream.range(0, 8)
        .mapToObj(i -> CompletableFuture.runAsync(() -> writeQuietly("new/file-" + i)))
        .toList()
        .forEach(CompletableFuture::join);

    assertThat(listAll(path("new"))).hasSize(8);
    assertContent(path("new/file-7"), WRITTEN);
  }

  private void create(FilePath file, ContentSource source) throws CopyException {
    fileSystem().create(file, CreateOptions.defaults(), source);
  }

  private void assertIncomplete(FilePath file) throws CopyException {
    Optional<FileStatus> left = fileSystem().status(file);
    assertThat(left.map(FileStatus::length).orElse(0L)).isLessThan(WRITTEN.length());
  }

  private void writeQuietly(String relative) {
    try {
      write(relative, WRITTEN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives some bytes and then fails. */
  record FailingSource(int given, CopyException failure) implements ContentSource {
    @Override
    public long length() {
      return WRITTEN.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      WRITTEN.slice(0, given).writeTo(out);
      throw failure;
    }
  }

  /** Gives other bytes than it announces. */
  record AnnouncedSource(long length, TestBytes bytes) implements ContentSource {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      bytes.writeTo(out);
    }
  }
}
