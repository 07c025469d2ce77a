package io.howdah.fs.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.fs.memory.MemoryFileSystem;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MountedFileSystemTest {
  private final RemoteFileSystem main = MemoryFileSystem.builder().build();
  private final RemoteFileSystem logs = MemoryFileSystem.builder().build();

  @Test
  void goesByTheLongestMount() throws CopyException {
    RemoteFileSystem mounted =
        new MountedFileSystem(Map.of(path("/"), main, path("/data/logs"), logs));

    mounted.makeDirectories(path("/data/logs/day"), null);
    mounted.makeDirectories(path("/data/logsearch"), null);

    assertThat(logs.status(path("/data/logs/day"))).isPresent();
    assertThat(main.status(path("/data/logs"))).isEmpty();
    assertThat(main.status(path("/data/logsearch"))).isPresent();
    assertThat(mounted.list(path("/data/logs"), null).entries()).hasSize(1);
  }

  @Test
  void refusesPathsBelowNoMount() throws CopyException {
    RemoteFileSystem mounted = new MountedFileSystem(Map.of(path("/data"), main));

    assertFails(ErrorCode.INVALID_PATH, () -> mounted.status(path("/other")));
    assertFails(ErrorCode.INVALID_PATH, () -> mounted.status(path("/database")));
    assertThat(mounted.status(path("/data/missing"))).isEmpty();
  }

  @Test
  void renamesWithinANameserviceOnly() throws CopyException {
    RemoteFileSystem mounted =
        new MountedFileSystem(Map.of(path("/a"), main, path("/b"), main, path("/logs"), logs));
    main.makeDirectories(path("/a/from"), null);
    main.makeDirectories(path("/b"), null);

    mounted.rename(path("/a/from"), path("/b/to"), RenameMode.KEEP_EXISTING);

    assertThat(main.status(path("/b/to"))).isPresent();
    assertFails(
        ErrorCode.UNSUPPORTED_OPERATION,
        () -> mounted.rename(path("/b/to"), path("/logs/to"), RenameMode.KEEP_EXISTING));
    assertFails(
        ErrorCode.UNSUPPORTED_OPERATION,
        () -> mounted.concat(path("/a/x"), List.of(path("/logs/y"))));
  }

  @Test
  void abortsTransfersEverywhere() throws CopyException {
    RemoteFileSystem mounted = new MountedFileSystem(Map.of(path("/a"), main, path("/b"), logs));

    mounted.abortTransfers();

    assertFails(ErrorCode.CANCELLED, () -> main.open(path("/a/x"), 0, 1));
    assertFails(ErrorCode.CANCELLED, () -> logs.open(path("/b/x"), 0, 1));
  }

  private static FilePath path(String text) throws CopyException {
    return FilePath.of(text);
  }

  private static void assertFails(ErrorCode code, ThrowingCallable operation) {
    assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }
}
