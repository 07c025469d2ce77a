package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.webhdfs.response.RenameOutcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LostRenameTest {
  private final CopyException missing =
      new CopyException(ErrorCode.FILE_NOT_FOUND, "It does not exist.");
  private final FilePath from = path("/d/.new");
  private final FilePath to = path("/d/file");
  private final Map<FilePath, FileStatus> files = new HashMap<>();
  private final NameNodeCalls nameNode = mock(NameNodeCalls.class);

  @BeforeEach
  void respond() throws CopyException {
    when(nameNode.status(any()))
        .thenAnswer(call -> Optional.ofNullable(files.get(call.<FilePath>getArgument(0))));
  }

  @Test
  void findsAFileByTheLengthItWasCreatedWith() throws CopyException {
    put(to, 1, 5);

    assertThat(lost(OptionalLong.of(5), null).look()).contains(RenameOutcome.FOUND_DONE);
  }

  @Test
  void takesNoFileOfAnotherLengthForTheRenamedOne() throws CopyException {
    put(to, 1, 6);
    LostRename lost = lost(OptionalLong.of(5), null);

    assertThat(lost.look()).isEmpty();
    assertThat(lost.explains(missing)).isFalse();
  }

  @Test
  void takesNoOtherFileForOneWhoseStatusIsKnown() throws CopyException {
    put(to, 2, 5);

    assertThat(lost(OptionalLong.of(5), status(from, 1, 5)).look()).isEmpty();
  }

  @Test
  void findsAFileWithoutAnEarlierStatus() throws CopyException {
    put(to, 1, 6);

    assertThat(lost(OptionalLong.empty(), null).look()).contains(RenameOutcome.FOUND_DONE);
  }

  @Test
  void expectsNothingMoreOfARequestThatHasDoneItsWork() throws CopyException {
    LostRename lost = lost(OptionalLong.of(5), null);
    put(to, 1, 5);

    lost.look();

    assertThat(lost.mayTakeEffectLater()).isFalse();
  }

  @Test
  void expectsARequestThatHadNotDoneItsWorkWhenItLooked() throws CopyException {
    LostRename lost = lost(OptionalLong.of(5), null);
    put(from, 1, 5);

    assertThat(lost.look()).isEmpty();

    assertThat(lost.mayTakeEffectLater()).isTrue();
  }

  @Test
  void expectsItNoMoreOnceItExplainsWhyTheNextOneFailed() throws CopyException {
    LostRename lost = lost(OptionalLong.of(5), null);
    put(from, 1, 5);
    lost.look();
    files.clear();
    put(to, 1, 5);

    assertThat(lost.explains(missing)).isTrue();
    assertThat(lost.mayTakeEffectLater()).isFalse();
  }

  @Test
  void expectsNothingOfARequestThatHasAResponse() throws CopyException {
    LostRename lost = lost(OptionalLong.of(5), null);
    put(from, 1, 5);
    lost.responded();

    assertThat(lost.look()).isEmpty();

    assertThat(lost.mayTakeEffectLater()).isFalse();
  }

  private LostRename lost(OptionalLong length, @Nullable FileStatus moved) {
    return new LostRename(nameNode, from, to, length, moved);
  }

  private void put(FilePath path, long fileId, long length) {
    files.put(path, status(path, fileId, length));
  }

  private static FileStatus status(FilePath path, long fileId, long length) {
    return FileStatus.builder(path, FileStatus.Type.FILE).fileId(fileId).length(length).build();
  }

  private static FilePath path(String text) {
    try {
      return FilePath.of(text);
    } catch (CopyException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
