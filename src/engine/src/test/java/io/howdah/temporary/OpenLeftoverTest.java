package io.howdah.temporary;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.howdah.ClusterPath;
import io.howdah.CopyRequest;
import io.howdah.backoff.Sleeper;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.FileSystemTraits.Checksums;
import io.howdah.fs.RemoteFileSystem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file of a dead run of which the destination gives no checksum. */
class OpenLeftoverTest {
  private final Instant longAgo = Instant.now().minus(Duration.ofDays(8));
  private final RemoteFileSystem destination = mock(RemoteFileSystem.class);
  private final ForeignFiles files;
  private FileStatus file;

  OpenLeftoverTest() {
    ClusterPath place = ClusterPath.of("prod", "/in");
    TemporaryNames names =
        new TemporaryNames(CopyRequest.builder(place, place).build(), Clock.systemUTC());
    files =
        new ForeignFiles(
            destination, new TemporaryFiles(destination, Duration.ZERO, Sleeper.threads()), names);
  }

  @BeforeEach
  void stands() throws Exception {
    String name = ".f.howdah-dead-1-t" + Long.toString(longAgo.getEpochSecond(), 36);
    file = status("/in/" + name, longAgo);
    when(destination.status(any()))
        .thenAnswer(
            call ->
                call.getArgument(0).equals(file.path())
                    ? Optional.of(file)
                    : Optional.of(status("/in/clock", Instant.now())));
    when(destination.checksum(any(), anyLong())).thenReturn(Optional.empty());
  }

  @Test
  void isKeptWhereTheDestinationGivesChecksumsOfOthers() throws Exception {
    deleteAbandoned(Checksums.OFFERED);

    verify(destination, never()).delete(file.path());
  }

  @Test
  void isDeletedWhereTheDestinationHasNone() throws Exception {
    deleteAbandoned(Checksums.NONE);

    verify(destination).delete(file.path());
  }

  private void deleteAbandoned(Checksums checksums) throws Exception {
    when(destination.traits()).thenReturn(FileSystemTraits.builder().checksums(checksums).build());
    files.notice(file);
    files.deleteAbandoned();
  }

  private static FileStatus status(String path, Instant time) throws Exception {
    return FileStatus.builder(FilePath.of(path), FileStatus.Type.FILE)
        .length(4)
        .modificationTime(time.toEpochMilli())
        .build();
  }
}
