package io.howdah.fs.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RenameMode;
import io.howdah.fs.TestBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryFileSystemTest {
  private static final TestBytes BYTES = TestBytes.random(100_000, 7);

  private final CopyException fault =
      new CopyException(ErrorCode.DATANODE_FAILED, "The DataNode is gone.");
  private final MemoryFileSystem files = MemoryFileSystem.create();
  private FilePath file;

  @BeforeEach
  void nameFile() throws CopyException {
    file = FilePath.of("/directory/file");
  }

  @Test
  void refusesBeforeAnythingHappens() throws CopyException {
    MemoryFileSystem refusing =
        with(
            new FaultInjector() {
              @Override
              public void before(Operation operation, FilePath path) throws CopyException {
                throw fault;
              }
            });

    assertThatThrownBy(() -> BYTES.writeTo(refusing, file)).isSameAs(fault);
    assertThat(files.status(file)).isEmpty();
  }

  @Test
  void losesTheResponseAfterTheEffect() throws CopyException {
    MemoryFileSystem losing =
        with(
            new FaultInjector() {
              @Override
              public void after(Operation operation, FilePath path) throws CopyException {
                throw fault;
              }
            });
    BYTES.writeTo(files, file);
    FilePath renamed = FilePath.of("/directory/renamed");

    assertThatThrownBy(() -> losing.rename(file, renamed, RenameMode.KEEP_EXISTING))
        .isSameAs(fault);
    assertThat(files.status(file)).isEmpty();
    assertThat(files.status(renamed)).isPresent();
  }

  @Test
  void leavesATruncatedFileWhenWritingBreaks() throws CopyException {
    assertThatThrownBy(
            () -> BYTES.writeTo(with(new BreakAt(Operation.CREATE, 65_536, fault)), file))
        .isSameAs(fault);

    assertThat(files.status(file)).map(FileStatus::length).hasValue(65_536L);
    assertThat(files.checksum(file, 1)).isPresent();
  }

  @Test
  void breaksReadingWhereItIsTold() throws IOException {
    BYTES.writeTo(files, file);
    MemoryFileSystem breaking = with(new BreakAt(Operation.OPEN, 65_536, fault));

    try (FileContent content = breaking.open(file, 0, Long.MAX_VALUE)) {
      assertThat(content.stream().readNBytes(65_536)).isEqualTo(BYTES.slice(0, 65_536).toArray());
      assertThatThrownBy(() -> content.stream().read()).isSameAs(fault);
      assertThat(breaking.openStreams()).isEqualTo(1);
    }
    assertThat(breaking.openStreams()).isZero();
  }

  @Test
  void endsAStreamEarlyAsIfItWereComplete() throws IOException {
    BYTES.writeTo(files, file);
    MemoryFileSystem lying =
        files.toBuilder()
            .lengths(MemoryFileSystem.Lengths.UNKNOWN)
            .faults(new CutAt(Operation.OPEN, 70_000))
            .build();

    assertThat(TestBytes.read(lying, file)).isEqualTo(BYTES.slice(0, 70_000).toArray());
    try (FileContent content = lying.open(file, 0, 10)) {
      assertThat(content.length()).isEqualTo(FileContent.UNKNOWN_LENGTH);
    }
  }

  @Test
  void acceptsHalfAFileAsIfItWereComplete() throws IOException {
    BYTES.writeTo(with(new CutAt(Operation.CREATE, 40_000)), file);

    assertThat(TestBytes.read(files, file)).isEqualTo(BYTES.slice(0, 40_000).toArray());
  }

  @Test
  void corruptsWhatIsWrittenAndLeavesTheSourceAlone() throws IOException {
    byte[] original = BYTES.toArray();
    MemoryFileSystem corrupting =
        with(
            new FaultInjector() {
              @Override
              public void transferring(
                  Operation operation, FilePath path, long position, ByteBuffer bytes) {
                bytes.put(bytes.position(), (byte) (bytes.get(bytes.position()) ^ 1));
              }
            });

    BYTES.writeTo(corrupting, file);

    assertThat(TestBytes.read(files, file)).isNotEqualTo(original).hasSameSizeAs(original);
    assertThat(BYTES.toArray()).isEqualTo(original);
  }

  @Test
  void countsEveryRequestRefusedOnesToo() throws CopyException {
    BYTES.writeTo(files, file);
    files.status(file);
    files.status(file);
    assertThatThrownBy(() -> files.checksum(FilePath.of("/missing"), 1))
        .isInstanceOf(CopyException.class);

    assertThat(files.requests())
        .containsOnly(
            entry(Operation.CREATE, 1L),
            entry(Operation.STATUS, 2L),
            entry(Operation.CHECKSUM, 1L));
    assertThat(files.totalRequests()).isEqualTo(4);
  }

  @Test
  void showsOneSetOfFilesToSeveralUsers() throws CopyException {
    MemoryFileSystem alice = files.toBuilder().user("alice").build();
    BYTES.writeTo(alice, file);
    alice.abortTransfers();

    assertThat(files.status(file)).map(FileStatus::owner).hasValue("alice");
    assertThat(files.requests(Operation.CREATE)).isZero();
    BYTES.writeTo(files, file);
    assertThatThrownBy(() -> BYTES.writeTo(alice, file)).isInstanceOf(CopyException.class);
  }

  @Test
  void failsAWriterWhoseFileIsReplaced() throws IOException {
    MemoryFileSystem slow =
        with(
            new FaultInjector() {
              @Override
              public void transferring(
                  Operation operation, FilePath path, long position, ByteBuffer bytes)
                  throws CopyException {
                TestBytes.of("second").writeTo(files, path);
              }
            });

    assertThatThrownBy(() -> BYTES.writeTo(slow, file))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_NOT_FOUND));
    assertThat(TestBytes.read(files, file)).asString().isEqualTo("second");
  }

  @Test
  void hasNoChecksumWhileTheFileIsOpen() throws CopyException {
    MemoryFileSystem writing =
        with(
            new FaultInjector() {
              @Override
              public void transferring(
                  Operation operation, FilePath path, long position, ByteBuffer bytes)
                  throws CopyException {
                files.checksum(path, 1);
              }
            });

    assertThatThrownBy(() -> BYTES.writeTo(writing, file))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CHANGED));
  }

  @Test
  void keepsAFileOfManyPieces() throws IOException {
    TestBytes large = TestBytes.random(3_500_000, 3);
    large.writeTo(files, file);

    assertThat(TestBytes.read(files, file)).isEqualTo(large.toArray());
    assertThat(TestBytes.read(files, file, 1_048_570, 2_000_000))
        .isEqualTo(large.slice(1_048_570, 3_048_570).toArray());
  }

  @Test
  void reportsSymbolicLinksWithoutFollowingThem() throws CopyException {
    FilePath link = FilePath.of("/directory/link");
    files.makeSymlink(link);

    assertThat(files.status(link)).map(FileStatus::type).hasValue(FileStatus.Type.SYMLINK);
    assertThat(files.list(FilePath.of("/directory"), null).entries())
        .extracting(FileStatus::type)
        .containsExactly(FileStatus.Type.SYMLINK);
    assertThatThrownBy(() -> files.open(link, 0, 1)).isInstanceOf(CopyException.class);
  }

  @Test
  void refusesConcatInAnEncryptionZone() throws CopyException {
    FilePath zone = FilePath.of("/zone");
    files.makeDirectories(zone, null);
    files.setStorage(zone, FileStatus.Storage.ENCRYPTED);
    CreateOptions blocks = CreateOptions.builder().blockSize(512).build();
    files.create(zone.child("a"), blocks, TestBytes.random(512, 1));
    files.create(zone.child("b"), blocks, TestBytes.random(512, 2));

    assertThatThrownBy(() -> files.concat(zone.child("a"), List.of(zone.child("b"))))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_OPERATION));
  }

  private MemoryFileSystem with(FaultInjector faults) {
    return files.toBuilder().faults(faults).build();
  }

  /** Fails when the byte at a position is next. */
  private record BreakAt(Operation broken, long limit, CopyException fault)
      implements FaultInjector {
    @Override
    public void transferring(Operation operation, FilePath path, long position, ByteBuffer bytes)
        throws CopyException {
      if (operation == broken && position >= limit) {
        throw fault;
      }
    }
  }

  /** Loses all bytes from a position on. */
  private record CutAt(Operation cut, long limit) implements FaultInjector {
    @Override
    public void transferring(Operation operation, FilePath path, long position, ByteBuffer bytes) {
      if (operation == cut && position + bytes.remaining() > limit) {
        bytes.limit(bytes.position() + (int) (limit - position));
      }
    }
  }
}
