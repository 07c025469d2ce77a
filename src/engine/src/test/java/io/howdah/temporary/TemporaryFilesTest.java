package io.howdah.temporary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.MovedAside;
import io.howdah.fs.MovedAside.State;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A DataNode that is slow to create what was broken off cannot be had on request. */
class TemporaryFilesTest {
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final FilePath TARGET = path("/in/file");
  private static final FilePath ASIDE = path("/in/.file.howdah-run-1.replaced");

  private final RemoteFileSystem destination = mock(RemoteFileSystem.class);
  private final List<Duration> waits = new ArrayList<>();
  private final TemporaryFiles files = new TemporaryFiles(destination, GRACE, waits::add);

  @Test
  void deletesOnceMoreWhatWasNeverThere() throws Exception {
    FilePath file = FilePath.of("/late");
    when(destination.delete(file)).thenReturn(false, false, true);
    files.register(file);
    files.discard(file);

    assertThat(files.sweep()).isEmpty();
    verify(destination, times(3)).delete(file);
    assertThat(waits).containsExactly(GRACE);
  }

  @Test
  void waitsForNothingWhereAllWasSeenToGo() throws Exception {
    FilePath file = FilePath.of("/gone");
    when(destination.delete(file)).thenReturn(true, false);
    files.register(file);
    files.discard(file);

    assertThat(files.sweep()).isEmpty();
    verify(destination, times(2)).delete(file);
    assertThat(waits).isEmpty();
  }

  @Test
  void namesWhatItCouldNotDeleteInTheEnd() throws Exception {
    FilePath file = FilePath.of("/late");
    when(destination.delete(file))
        .thenReturn(false, false)
        .thenThrow(new CopyException(ErrorCode.PERMISSION_DENIED, "No."));
    stands(file);
    files.register(file);
    files.discard(file);

    assertThat(files.sweep()).containsExactly(file);
  }

  @Test
  void sendsOnlyOneRequestToAClusterThatIsAway() throws Exception {
    when(destination.delete(any())).thenThrow(away());
    files.register(FilePath.of("/one"));
    files.register(FilePath.of("/other"));

    assertThat(files.sweep()).containsExactlyInAnyOrder(FilePath.of("/one"), FilePath.of("/other"));
    verify(destination, times(1)).delete(any());
  }

  @Test
  void namesNothingThatItHasDeletedBefore() throws Exception {
    FilePath file = FilePath.of("/gone");
    when(destination.delete(file)).thenReturn(true).thenThrow(away());
    files.register(file);
    files.discard(file);

    assertThat(files.sweep()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"INVALID_PATH", "PATH_TOO_LONG"})
  void namesNothingThatCannotExist(ErrorCode refusal) throws Exception {
    FilePath file = FilePath.of("/in:valid");
    CopyException refused = new CopyException(refusal, "No such name.");
    when(destination.delete(file)).thenThrow(refused);
    when(destination.status(file)).thenThrow(refused);
    files.register(file);
    files.discard(file);

    assertThat(files.sweep()).isEmpty();
  }

  @Test
  void namesNothingThatIsNotThereThoughItMayNotDeleteIt() throws Exception {
    FilePath file = FilePath.of("/missing");
    when(destination.delete(file)).thenThrow(new CopyException(ErrorCode.PERMISSION_DENIED, "No."));
    when(destination.status(file)).thenReturn(Optional.empty());
    files.register(file);

    assertThat(files.sweep()).isEmpty();
  }

  @Test
  void deletesWhatWasReplaced() throws Exception {
    files.settle(MovedAside.of(ASIDE, TARGET, State.REPLACED));
    when(destination.delete(ASIDE)).thenReturn(true);

    assertThat(files.sweep()).isEmpty();
    verify(destination, never()).rename(any(), any(), any());
  }

  @Test
  void namesWhatWasReplacedAndCannotBeDeleted() throws Exception {
    files.settle(MovedAside.of(ASIDE, TARGET, State.REPLACED));
    when(destination.delete(ASIDE)).thenThrow(away());

    assertThat(files.sweep()).containsExactly(ASIDE);
  }

  @Test
  void putsBackWhatWasMovedAsideForNothing() throws Exception {
    files.settle(MovedAside.of(ASIDE, TARGET, State.NOT_REPLACED));

    assertThat(files.sweep()).isEmpty();
    verify(destination).rename(ASIDE, TARGET, RenameMode.KEEP_EXISTING);
    verify(destination, never()).delete(any());
  }

  @ParameterizedTest
  @EnumSource(names = {"DESTINATION_EXISTS", "PERMISSION_DENIED", "CLUSTER_UNREACHABLE"})
  void namesAndNeverDeletesWhatCannotBePutBack(ErrorCode why) throws Exception {
    files.settle(MovedAside.of(ASIDE, TARGET, State.NOT_REPLACED));
    doThrow(new CopyException(why, "No.")).when(destination).rename(any(), any(), any());

    assertThat(files.sweep()).containsExactly(ASIDE);
    verify(destination, never()).delete(any());
  }

  @Test
  void namesNothingThatWasNeverMovedAside() throws Exception {
    files.settle(MovedAside.of(ASIDE, TARGET, State.NOT_REPLACED));
    doThrow(new CopyException(ErrorCode.FILE_NOT_FOUND, "Nothing there."))
        .when(destination)
        .rename(any(), any(), any());

    assertThat(files.sweep()).isEmpty();
  }

  /** A DataNode may get round to creating it only later. */
  @Test
  void namesWhatItHasNotSeenWhereTheClusterGoesAwayMeanwhile() throws Exception {
    FilePath late = FilePath.of("/late");
    FilePath other = FilePath.of("/other");
    AtomicInteger deletions = new AtomicInteger();
    when(destination.delete(any()))
        .thenAnswer(
            call -> {
              if (deletions.incrementAndGet() == 2) {
                throw away();
              }
              return false;
            });
    files.register(late);
    files.register(other);

    assertThat(files.sweep()).containsExactlyInAnyOrder(late, other);
  }

  private void stands(FilePath file) throws CopyException {
    when(destination.status(file))
        .thenReturn(Optional.of(FileStatus.builder(file, FileStatus.Type.FILE).build()));
  }

  private static CopyException away() {
    return new CopyException(ErrorCode.CLUSTER_UNREACHABLE, "Away.");
  }

  private static FilePath path(String text) {
    try {
      return FilePath.of(text);
    } catch (CopyException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
