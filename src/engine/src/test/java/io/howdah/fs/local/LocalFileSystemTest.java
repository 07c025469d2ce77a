package io.howdah.fs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RenameMode;
import io.howdah.fs.TestBytes;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileSystemTest {
  private final LocalFileSystem fileSystem = LocalFileSystem.create();
  private final Path temporary;
  private final FilePath directory;

  LocalFileSystemTest(@TempDir Path temporary) throws CopyException {
    this.temporary = temporary;
    this.directory = FilePath.of(temporary.toString());
  }

  @Test
  void takesASymbolicLinkToAFileForThatFile() throws IOException {
    Path target = Files.writeString(temporary.resolve("target"), "text");
    Files.createSymbolicLink(temporary.resolve("link"), target);

    FilePath link = directory.child("link");

    assertThat(fileSystem.status(link)).map(FileStatus::length).hasValue(4L);
    assertThat(TestBytes.read(fileSystem, link)).asString().isEqualTo("text");
  }

  @Test
  void reportsOtherSymbolicLinksWithoutFollowingThem() throws IOException {
    Path target = Files.createDirectory(temporary.resolve("target"));
    Files.createSymbolicLink(temporary.resolve("link"), target);
    Files.createSymbolicLink(temporary.resolve("nowhere"), temporary.resolve("missing"));

    assertThat(fileSystem.list(directory, null).entries())
        .extracting(FileStatus::name, FileStatus::type)
        .containsExactly(
            tuple("link", FileStatus.Type.SYMLINK),
            tuple("nowhere", FileStatus.Type.SYMLINK),
            tuple("target", FileStatus.Type.DIRECTORY));
    assertFails(
        ErrorCode.UNSUPPORTED_OPERATION,
        () -> fileSystem.open(directory.child("nowhere"), 0, Long.MAX_VALUE));
    assertFails(
        ErrorCode.UNSUPPORTED_OPERATION,
        () -> fileSystem.setPermission(directory.child("link"), 0700));
  }

  @Test
  void followsSymbolicLinksOnTheWay() throws IOException {
    Path real = Files.createDirectory(temporary.resolve("real"));
    Files.createSymbolicLink(temporary.resolve("link"), real);
    FilePath file = directory.resolve("link/inner/file");

    TestBytes.of("text").writeTo(fileSystem, file);
    fileSystem.rename(file, directory.resolve("link/renamed"), RenameMode.KEEP_EXISTING);

    assertThat(real.resolve("renamed")).hasContent("text");
  }

  @Test
  void replacesASymbolicLinkAndLeavesItsTarget() throws IOException {
    Path target = Files.writeString(temporary.resolve("target"), "old");
    Path link = Files.createSymbolicLink(temporary.resolve("link"), target);

    TestBytes.of("new").writeTo(fileSystem, directory.child("link"));

    assertThat(target).hasContent("old");
    assertThat(link).isRegularFile().hasContent("new");
  }

  @Test
  void deletesASymbolicLinkAndLeavesItsTarget() throws IOException {
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    Files.writeString(outside.resolve("file"), "text");
    Path link = Files.createSymbolicLink(temporary.resolve("link"), outside);

    assertThat(fileSystem.delete(directory.child("link"))).isTrue();

    assertThat(outside.resolve("file")).exists();
    assertThat(link).doesNotExist();
  }

  @Test
  void listsSocketsAndLeavesThemAlone() throws IOException {
    Path socket = temporary.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      FilePath path = directory.child("socket");
      FilePath file = TestBytes.of("text").writeTo(fileSystem, directory.child("file"));

      assertThat(fileSystem.list(directory, null).entries())
          .extracting(FileStatus::name, FileStatus::type)
          .containsExactly(
              tuple("file", FileStatus.Type.FILE), tuple("socket", FileStatus.Type.OTHER));
      assertThat(fileSystem.status(path)).isEmpty();
      assertFails(ErrorCode.FILE_NOT_FOUND, () -> fileSystem.open(path, 0, 1));
      assertFails(
          ErrorCode.DESTINATION_CONFLICT, () -> TestBytes.of("x").writeTo(fileSystem, path));
      assertFails(
          ErrorCode.DESTINATION_CONFLICT,
          () -> fileSystem.rename(file, path, RenameMode.REPLACE_EXISTING));
      assertThat(Files.exists(socket, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }
  }

  @Test
  void neverDeletesTheRoot() throws IOException {
    // An archive has a root that can be lost.
    Path archive = temporary.resolve("archive.zip");
    try (FileSystem files = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      LocalFileSystem inArchive = LocalFileSystem.of(files, "/", 10);
      FilePath file = TestBytes.of("text").writeTo(inArchive, FilePath.of("/file"));

      assertFails(ErrorCode.PERMISSION_DENIED, () -> inArchive.delete(FilePath.ROOT));

      assertThat(inArchive.status(file)).isPresent();
    }
  }

  @Test
  void keepsNoOwnersWhereThePlatformHasNone() throws IOException {
    Path archive = temporary.resolve("archive.zip");
    try (FileSystem files = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      LocalFileSystem inArchive = LocalFileSystem.of(files, "/", 10);
      FilePath file = FilePath.of("/file");
      inArchive.create(
          file, CreateOptions.builder().permission(0600).build(), TestBytes.of("text"));

      assertThat(inArchive.status(file)).map(FileStatus::owner).hasValue("");
      assertFails(
          ErrorCode.UNSUPPORTED_OPERATION, () -> inArchive.setOwner(file, "somebody", null));
      assertFails(ErrorCode.UNSUPPORTED_OPERATION, () -> inArchive.setPermission(file, 0600));
    }
  }

  @Test
  void namesAnOwnerThatThisMachineDoesNotHave() throws CopyException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("unix"));
    FilePath file = TestBytes.of("text").writeTo(fileSystem, directory.child("file"));

    assertThatThrownBy(() -> fileSystem.setOwner(file, "no-such-user", null))
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("no-such-user");
  }

  @Test
  void leavesReadersOfTheOldFileTheirBytes() throws IOException {
    FilePath file = TestBytes.of("the old text").writeTo(fileSystem, directory.child("file"));
    try (var content = fileSystem.open(file, 0, Long.MAX_VALUE)) {
      TestBytes.of("new").writeTo(fileSystem, file);

      assertThat(content.stream().readAllBytes()).asString().isEqualTo("the old text");
    }
  }

  @Test
  void namesTheHomeDirectory() throws CopyException {
    assertThat(LocalFileSystem.of(FileSystems.getDefault(), "/home/one/", 1).homeDirectory())
        .isEqualTo(FilePath.of("/home/one"));
  }

  private static void assertFails(ErrorCode code, ThrowingCallable operation) {
    assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }
}
