package io.howdah.fs.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.Acl;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.fs.TestBytes;
import io.howdah.fs.UserRights;
import io.howdah.fs.memory.MemoryFileSystem;
import java.time.Duration;
import java.util.ArrayList;
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
  void setsAttributesAtTheNameserviceOfThePath() throws CopyException {
    RemoteFileSystem mounted = new MountedFileSystem(Map.of(path("/"), main, path("/logs"), logs));
    mounted.makeDirectories(path("/logs/day"), null);

    mounted.setAcl(path("/logs/day"), Acl.of(0770, List.of("user:bob:rwx", "group::r-x")));
    mounted.setExtendedAttribute(path("/logs/day"), "user.a", "01");
    mounted.setStoragePolicy(path("/logs/day"), "COLD");
    mounted.setErasureCodingPolicy(path("/logs/day"), "XOR-2-1-1024k");

    FileStatus status = mounted.status(path("/logs/day")).orElseThrow();
    assertThat(status.erasureCodingPolicy()).isEqualTo("XOR-2-1-1024k");
    assertThat(mounted.acl(path("/logs/day")).permissionWithoutAcl()).isEqualTo(0750);
    assertThat(mounted.permissionWithoutAcl(status)).isEqualTo(0750);
    assertThat(mounted.extendedAttributes(path("/logs/day"))).containsOnlyKeys("user.a");
    assertThat(mounted.storagePolicy(status)).hasValue("COLD");
  }

  @Test
  void tellsOnlyRightsThatAllNameservicesGive() throws CopyException {
    RemoteFileSystem superuser = MemoryFileSystem.builder().superuser().build();
    RemoteFileSystem ordinary = MemoryFileSystem.builder().ordinaryUser().build();

    assertThat(new MountedFileSystem(Map.of(path("/"), ordinary)).rights())
        .isEqualTo(UserRights.ORDINARY);
    assertThat(
            new MountedFileSystem(Map.of(path("/"), superuser, path("/logs"), ordinary)).rights())
        .isEqualTo(UserRights.UNKNOWN);
  }

  @Test
  void refusesPathsBelowNoMount() throws CopyException {
    RemoteFileSystem mounted = new MountedFileSystem(Map.of(path("/data"), main));

    main.makeDirectories(path("/data"), null);

    assertFails(ErrorCode.INVALID_PATH, () -> mounted.status(path("/other")));
    assertFails(ErrorCode.INVALID_PATH, () -> mounted.status(path("/database")));
    assertThat(mounted.status(path("/data/missing"))).isEmpty();
  }

  @Test
  void appendsWhereTheFileIs() throws Exception {
    RemoteFileSystem mounted =
        new MountedFileSystem(Map.of(path("/"), main, path("/data/logs"), logs));
    TestBytes.of("old").writeTo(logs, path("/data/logs/f"));

    mounted.append(path("/data/logs/f"), TestBytes.of("new"));

    assertThat(TestBytes.read(logs, path("/data/logs/f"))).asString().isEqualTo("oldnew");
    assertFails(
        ErrorCode.FILE_NOT_FOUND, () -> mounted.append(path("/data/f"), TestBytes.of("new")));
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
  void showsMountsInTheListingAboveThem() throws CopyException {
    RemoteFileSystem mounted =
        new MountedFileSystem(
            Map.of(path("/"), main, path("/data/logs"), logs, path("/data/zoo"), logs));
    main.makeDirectories(path("/data/alpha"), null);
    main.makeDirectories(path("/data/logs/hidden"), null);
    main.makeDirectories(path("/data/middle"), null);
    logs.makeDirectories(path("/data/logs/day"), null);
    logs.makeDirectories(path("/data/zoo"), null);

    assertThat(names(mounted, "/data")).containsExactly("alpha", "logs", "middle", "zoo");
    assertThat(names(mounted, "/data/logs")).containsExactly("day");
  }

  @Test
  void showsMountsOnWhicheverPageTheyBelong() throws CopyException {
    RemoteFileSystem pages = MemoryFileSystem.builder().pageSize(2).build();
    RemoteFileSystem mounted =
        new MountedFileSystem(
            Map.of(path("/"), pages, path("/a"), logs, path("/d"), logs, path("/h"), logs));
    for (String name : List.of("b", "c", "d", "e", "f", "g")) {
      pages.makeDirectories(path("/" + name), null);
    }
    logs.makeDirectories(path("/a"), null);
    logs.makeDirectories(path("/h"), null);

    // Nothing is mounted under /d yet, which hides what the nameservice above has there.
    assertThat(names(mounted, "/")).containsExactly("a", "b", "c", "e", "f", "g", "h");
    logs.makeDirectories(path("/d"), null);
    assertThat(names(mounted, "/")).containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
  }

  @Test
  void showsAMountOnceWhoseNamesakeEndsAPage() throws CopyException {
    RemoteFileSystem pages = MemoryFileSystem.builder().pageSize(2).build();
    RemoteFileSystem mounted = new MountedFileSystem(Map.of(path("/"), pages, path("/b"), logs));
    for (String name : List.of("a", "b", "c")) {
      pages.makeDirectories(path("/" + name), null);
    }
    logs.makeDirectories(path("/b"), null);

    assertThat(names(mounted, "/")).containsExactly("a", "b", "c");
  }

  @Test
  void goesOnWhereMountsThatAreNotThereHideAllOfAPage() throws CopyException {
    RemoteFileSystem pages = MemoryFileSystem.builder().pageSize(1).build();
    RemoteFileSystem mounted = new MountedFileSystem(Map.of(path("/"), pages, path("/b"), logs));
    for (String name : List.of("a", "b", "c")) {
      pages.makeDirectories(path("/" + name), null);
    }

    assertThat(names(mounted, "/")).containsExactly("a", "c");
  }

  @Test
  void showsDirectoriesThatOnlyLeadToAMount() throws CopyException {
    RemoteFileSystem mounted =
        new MountedFileSystem(Map.of(path("/data"), main, path("/far/away/logs"), logs));
    main.makeDirectories(path("/data"), null);
    logs.makeDirectories(path("/far/away/logs"), null);
    logs.setPermission(path("/far/away/logs"), 0750);

    assertThat(names(mounted, "/")).containsExactly("data", "far");
    assertThat(names(mounted, "/far")).containsExactly("away");
    assertThat(mounted.status(path("/far/away")).orElseThrow().isDirectory()).isTrue();
    assertThat(mounted.status(path("/far/away")).orElseThrow().permission()).isEqualTo(0750);
  }

  @Test
  void deletesAndMovesNoMount() throws CopyException {
    RemoteFileSystem mounted =
        new MountedFileSystem(Map.of(path("/"), main, path("/data/logs"), logs));
    main.makeDirectories(path("/data"), null);
    logs.makeDirectories(path("/data/logs/day"), null);

    assertFails(ErrorCode.UNSUPPORTED_OPERATION, () -> mounted.delete(path("/data/logs")));
    assertFails(ErrorCode.UNSUPPORTED_OPERATION, () -> mounted.delete(path("/data")));
    assertFails(
        ErrorCode.UNSUPPORTED_OPERATION,
        () -> mounted.rename(path("/data"), path("/other"), RenameMode.KEEP_EXISTING));
    assertThat(mounted.delete(path("/data/logs/day"))).isTrue();
  }

  @Test
  void movesNothingToWhereOnlyAMountLeads() throws CopyException {
    RemoteFileSystem mounted =
        new MountedFileSystem(Map.of(path("/"), main, path("/data/logs"), logs));
    main.makeDirectories(path("/spare"), null);

    assertFails(
        ErrorCode.UNSUPPORTED_OPERATION,
        () -> mounted.rename(path("/spare"), path("/data"), RenameMode.KEEP_EXISTING));
    assertThat(main.status(path("/spare"))).isPresent();
  }

  @Test
  void abortsTransfersEverywhere() throws CopyException {
    RemoteFileSystem mounted = new MountedFileSystem(Map.of(path("/a"), main, path("/b"), logs));

    mounted.abortTransfers();

    assertFails(ErrorCode.CANCELLED, () -> main.open(path("/a/x"), 0, 1));
    assertFails(ErrorCode.CANCELLED, () -> logs.open(path("/b/x"), 0, 1));
  }

  @Test
  void isAsFarAsTheFarthestNameservice() throws CopyException {
    RemoteFileSystem near = mock(RemoteFileSystem.class);
    RemoteFileSystem far = mock(RemoteFileSystem.class);
    when(near.roundTrip()).thenReturn(Duration.ofMillis(1));
    when(far.roundTrip()).thenReturn(Duration.ofMillis(50));

    assertThat(new MountedFileSystem(Map.of(path("/"), near, path("/far"), far)).roundTrip())
        .isEqualTo(Duration.ofMillis(50));
  }

  private static List<String> names(RemoteFileSystem fileSystem, String directory)
      throws CopyException {
    List<String> names = new ArrayList<>();
    Listing page;
    do {
      String last = names.isEmpty() ? null : names.get(names.size() - 1);
      page = fileSystem.list(path(directory), last);
      page.entries().forEach(entry -> names.add(entry.name()));
    } while (page.hasMore());
    return names;
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
