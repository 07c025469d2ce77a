package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * The properties of the file system under test, for the parts of {@link RemoteFileSystemContract}.
 * A subclass overrides what is different there; the defaults are those of a plain HDFS and an
 * ordinary user.
 */
public interface ContractFixture {
  /** The file system under test: a new one for each test. */
  RemoteFileSystem fileSystem();

  /** An empty directory: a new one for each test. */
  FilePath directory();

  /** A valid block size in bytes; twice as many must be valid too. */
  default long blockSize() {
    return 1 << 20;
  }

  /** The number of entries in a page of a listing, if it is fixed. */
  default OptionalInt pageSize() {
    return OptionalInt.empty();
  }

  /** The number of requests of this test's file system so far; empty if they are not counted. */
  default OptionalLong requests() {
    return OptionalLong.empty();
  }

  /** Whether permission bits are kept. */
  default boolean keepsPermissions() {
    return true;
  }

  /** Whether there are ACLs, extended attributes and policies. */
  default boolean keepsHdfsAttributes() {
    return true;
  }

  /** Whether a file can be older than 1970. */
  default boolean keepsTimesBefore1970() {
    return false;
  }

  /** Whether the user may give files to other users and groups, such as {@code somebody}. */
  default boolean mayChangeOwner() {
    return false;
  }

  /** Whether a file is replaced without a moment in which it is missing. */
  default boolean replacesAtomically() {
    return true;
  }

  /** Whether nothing is lost when the file system deletes its root. */
  default boolean mayLoseRoot() {
    return false;
  }

  /** Whether a file can have this name. */
  default boolean canHold(String name) {
    return true;
  }

  /** The path of a name in {@link #directory}. */
  default FilePath path(String relative) throws CopyException {
    return directory().resolve(relative);
  }

  /** Creates a file in {@link #directory}. */
  default FilePath write(String relative, TestBytes bytes) throws CopyException {
    return bytes.writeTo(fileSystem(), path(relative));
  }

  /** Creates a file with blocks of a stated size. */
  default FilePath write(String relative, TestBytes bytes, long blockSize) throws CopyException {
    FilePath path = path(relative);
    fileSystem().create(path, CreateOptions.builder().blockSize(blockSize).build(), bytes);
    return path;
  }

  /** Makes a directory in {@link #directory}. */
  default FilePath makeDirectory(String relative) throws CopyException {
    FilePath path = path(relative);
    fileSystem().makeDirectories(path, null);
    return path;
  }

  default FileStatus statusOf(FilePath path) throws CopyException {
    Optional<FileStatus> status = fileSystem().status(path);
    assertThat(status).as("status of %s", path).isPresent();
    return status.get();
  }

  /** Every entry of a directory, page after page. */
  default List<FileStatus> listAll(FilePath directory) throws CopyException {
    List<FileStatus> all = new ArrayList<>();
    Listing page = fileSystem().list(directory, null);
    all.addAll(page.entries());
    while (page.hasMore()) {
      page = fileSystem().list(directory, all.get(all.size() - 1).name());
      all.addAll(page.entries());
    }
    return all;
  }

  default void assertContent(FilePath path, TestBytes expected) throws IOException {
    assertThat(statusOf(path).length()).isEqualTo(expected.length());
    assertThat(TestBytes.read(fileSystem(), path)).isEqualTo(expected.toArray());
  }

  default void assertMissing(FilePath path) throws CopyException {
    assertThat(fileSystem().status(path)).as("status of %s", path).isEmpty();
  }

  default void assertFails(ErrorCode code, ThrowingCallable operation) {
    assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }

  /** The operation must fail for a reason that no repetition removes. */
  default void assertRefuses(ThrowingCallable operation) {
    assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code().isRetryable()).as(e.code() + " " + e.getMessage()).isFalse());
  }
}
