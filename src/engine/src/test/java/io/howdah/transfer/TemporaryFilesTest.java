package io.howdah.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A DataNode that is slow to create what was broken off cannot be had on request. */
class TemporaryFilesTest {
  private final RemoteFileSystem destination = mock(RemoteFileSystem.class);
  private final TemporaryFiles files = new TemporaryFiles(destination, Duration.ofMillis(1));

  @Test
  void deletesOnceMoreWhatWasNeverThere() throws Exception {
    FilePath file = FilePath.of("/late");
    when(destination.delete(file)).thenReturn(false, false, true);
    files.register(file);
    files.discard(file);

    assertThat(files.sweep()).isEmpty();
    verify(destination, times(3)).delete(file);
  }

  @Test
  void waitsForNothingWhereAllWasSeenToGo() throws Exception {
    FilePath file = FilePath.of("/gone");
    when(destination.delete(file)).thenReturn(true, false);
    files.register(file);
    files.discard(file);

    assertThat(files.sweep()).isEmpty();
    verify(destination, times(2)).delete(file);
  }

  @Test
  void namesWhatItCouldNotDeleteInTheEnd() throws Exception {
    FilePath file = FilePath.of("/late");
    when(destination.delete(file))
        .thenReturn(false, false)
        .thenThrow(new CopyException(ErrorCode.PERMISSION_DENIED, "No."));
    files.register(file);
    files.discard(file);

    assertThat(files.sweep()).containsExactly(file);
  }

  @Test
  void asksAClusterThatIsAwayOnlyOnce() throws Exception {
    CopyException away = new CopyException(ErrorCode.CLUSTER_UNREACHABLE, "Away.");
    when(destination.delete(any())).thenThrow(away);
    files.register(FilePath.of("/one"));
    files.register(FilePath.of("/other"));

    assertThat(files.sweep()).containsExactlyInAnyOrder(FilePath.of("/one"), FilePath.of("/other"));
    verify(destination, times(1)).delete(any());
  }
}
