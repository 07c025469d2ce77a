package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How files and directories get new names. */
interface RenameContract extends ContractFixture {
  TestBytes OLD = TestBytes.of("the old bytes");
  TestBytes NEW = TestBytes.of("the new bytes, which are more");

  @Test
  default void givesAFileANewName() throws IOException {
    for (RenameMode mode : RenameMode.values()) {
      FilePath from = write("from", NEW);
      FilePath to = path("to-" + mode);

      fileSystem().rename(from, to, mode);

      assertMissing(from);
      assertContent(to, NEW);
    }
  }

  @Test
  default void movesAFileToAnotherDirectory() throws IOException {
    makeDirectory("other");
    FilePath from = write("inner/from", NEW);

    fileSystem().rename(from, path("other/to"), RenameMode.KEEP_EXISTING);

    assertMissing(from);
    assertContent(path("other/to"), NEW);
  }

  @Test
  default void movesADirectoryWithAllThatIsInIt() throws IOException {
    write("from/deep/file", NEW);

    fileSystem().rename(path("from"), path("to"), RenameMode.KEEP_EXISTING);

    assertMissing(path("from"));
    assertContent(path("to/deep/file"), NEW);
  }

  @Test
  default void keepsAnExistingFile() throws IOException {
    FilePath from = write("from", NEW);
    FilePath to = write("to", OLD);

    assertFails(ErrorCode.DESTINATION_EXISTS, () -> rename(from, to, RenameMode.KEEP_EXISTING));

    assertContent(from, NEW);
    assertContent(to, OLD);
  }

  @Test
  default void replacesAnExistingFile() throws IOException {
    FilePath from = write("from", NEW);
    FilePath to = write("to", OLD);

    rename(from, to, RenameMode.REPLACE_EXISTING);

    assertMissing(from);
    assertContent(to, NEW);
    assertThat(listAll(directory())).hasSize(1);
  }

  @Test
  default void replacesWithoutAMomentInBetween() throws IOException {
    assumeTrue(replacesAtomically());
    FilePath to = write("to", OLD);
    CompletableFuture<Void> replacing =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 20; i++) {
                replaceQuietly("from-" + i, to);
              }
            });

    int looks = 0;
    while (!replacing.isDone() || looks == 0) {
      assertThat(fileSystem().status(to)).isPresent();
      looks++;
    }

    replacing.join();
    assertContent(to, NEW);
  }

  @Test
  default void doesNotPutAFileInPlaceOfADirectory() throws IOException {
    FilePath from = write("from", NEW);
    FilePath to = makeDirectory("to");
    for (RenameMode mode : RenameMode.values()) {
      assertFails(ErrorCode.DESTINATION_CONFLICT, () -> rename(from, to, mode));
    }

    assertContent(from, NEW);
    assertThat(listAll(to)).isEmpty();
  }

  @Test
  default void doesNotPutADirectoryInPlaceOfAFile() throws IOException {
    FilePath from = makeDirectory("from");
    FilePath to = write("to", OLD);
    for (RenameMode mode : RenameMode.values()) {
      assertFails(ErrorCode.DESTINATION_CONFLICT, () -> rename(from, to, mode));
    }

    assertThat(statusOf(from).isDirectory()).isTrue();
    assertContent(to, OLD);
  }

  @Test
  default void doesNotReplaceADirectoryThatHoldsSomething() throws IOException {
    FilePath from = makeDirectory("from");
    FilePath inside = write("to/inside", OLD);
    for (RenameMode mode : RenameMode.values()) {
      assertRefuses(() -> rename(from, path("to"), mode));
    }

    assertThat(statusOf(from).isDirectory()).isTrue();
    assertContent(inside, OLD);
  }

  @Test
  default void doesNotMoveADirectoryIntoItself() throws IOException {
    FilePath inside = write("from/inside", OLD);

    assertRefuses(() -> rename(path("from"), path("from/to"), RenameMode.KEEP_EXISTING));

    assertContent(inside, OLD);
  }

  @Test
  default void doesNotRenameWhatDoesNotExist() throws IOException {
    FilePath existing = write("existing", OLD);
    for (RenameMode mode : RenameMode.values()) {
      assertFails(
          ErrorCode.FILE_NOT_FOUND, () -> rename(path("missing"), path("to-" + mode), mode));
    }
    assertFails(
        ErrorCode.FILE_NOT_FOUND,
        () -> rename(path("missing"), existing, RenameMode.REPLACE_EXISTING));

    assertContent(existing, OLD);
  }

  @Test
  default void doesNotMakeTheNewParent() throws IOException {
    FilePath from = write("from", NEW);
    for (RenameMode mode : RenameMode.values()) {
      assertFails(ErrorCode.FILE_NOT_FOUND, () -> rename(from, path("missing/to"), mode));
    }

    assertContent(from, NEW);
    assertMissing(path("missing"));
  }

  private void rename(FilePath from, FilePath to, RenameMode mode) throws CopyException {
    fileSystem().rename(from, to, mode);
  }

  private void replaceQuietly(String relative, FilePath to) {
    try {
      rename(write(relative, NEW), to, RenameMode.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
