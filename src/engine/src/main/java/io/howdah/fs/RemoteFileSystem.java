package io.howdah.fs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One cluster's files as one user sees them. Safe for use by many threads.
 *
 * <p>Every method may throw a {@link CopyException} with {@link ErrorCode#PERMISSION_DENIED}, those
 * of {@link ErrorCode#isOfLogin}, {@link ErrorCode#INVALID_PATH}, {@link ErrorCode#PATH_TOO_LONG}
 * or one of the retryable codes, and no other {@link java.io.IOException}; so do the streams of
 * {@link #open}. A private exception of one implementation never leaves it, because the failure of
 * a source passes through the {@link #create} of another file system.
 *
 * <p>An operation that fails has already failed over and been repeated as long as the
 * implementation's retry policy allows, except for {@link #create}, {@link #append} and reading the
 * {@link FileContent} of {@link #open}, which the caller repeats as it sees fit. A repeated
 * operation never does its work twice: when a response was lost, the implementation checks the
 * state first.
 *
 * <p>Unless a method says otherwise, an operation on a path that does not exist throws {@link
 * ErrorCode#FILE_NOT_FOUND}.
 */
public interface RemoteFileSystem extends AutoCloseable {

  /**
   * The status of a path itself, not followed if it is a symbolic link; empty where nothing exists.
   */
  Optional<FileStatus> status(FilePath path) throws CopyException;

  /**
   * One page of a directory's entries.
   *
   * @param startAfter the name after which the page begins, or null for the first page
   * @throws CopyException {@link ErrorCode#DESTINATION_CONFLICT} where the path is not a directory
   */
  Listing list(FilePath directory, @Nullable String startAfter) throws CopyException;

  /**
   * Opens a file for reading.
   *
   * @param offset the first byte, 0 or more, at most the file's length
   * @param length how many bytes at most, or {@link Long#MAX_VALUE} for all the rest
   */
  FileContent open(FilePath path, long offset, long length) throws CopyException;

  /**
   * Creates a file and its missing parents, replacing a file of that name. It is neither atomic nor
   * repeated: after a failure there may be nothing, an empty file or a truncated one under the
   * name, which looks healthy and which the caller deletes. If {@code content} was not read, no
   * server has created the file.
   *
   * <p>A failure of {@code content} is none of this file system, whatever its code: no server is
   * avoided for it, and no request is repeated. An unchecked exception of {@code content} comes out
   * as it is.
   *
   * @throws CopyException {@link ErrorCode#QUOTA_EXCEEDED}, {@link ErrorCode#DESTINATION_CONFLICT}
   *     where the path is a directory or a parent is a file, {@link ErrorCode#SAFE_MODE}, or the
   *     exception of {@code content}: a {@code CopyException} unchanged, any other {@link
   *     java.io.IOException} as the cause of {@link ErrorCode#INTERNAL_ERROR}
   */
  void create(FilePath path, CreateOptions options, ContentSource content) throws CopyException;

  /**
   * Appends to an existing file, and creates none. Only one writer may append to a file at a time.
   *
   * <p>It is neither atomic nor repeated after bytes may have been sent: after a failure, the
   * content or the beginning of it may be in the file. The bytes that were there before stay. If
   * {@code content} was not read, nothing was appended. A failure of {@code content} has the same
   * meaning as in {@link #create}.
   *
   * @throws CopyException {@link ErrorCode#FILE_NOT_FOUND} where there is no file, {@link
   *     ErrorCode#DESTINATION_CONFLICT} where the path is a directory, {@link
   *     ErrorCode#SERVER_BUSY} while another client writes the file, {@link
   *     ErrorCode#QUOTA_EXCEEDED}, {@link ErrorCode#SAFE_MODE}, or the exception of {@code content}
   */
  void append(FilePath path, ContentSource content) throws CopyException;

  /**
   * Makes a directory and its missing parents; nothing changes where it exists.
   *
   * @param permission permission bits of what is made; null for the default, which in HDFS is 755
   *     on every server, or what a default ACL of the parent says
   * @throws CopyException {@link ErrorCode#DESTINATION_CONFLICT} where a file is in the way
   */
  void makeDirectories(FilePath directory, @Nullable Integer permission) throws CopyException;

  /**
   * Gives a file or directory a new name, atomically where the server can: no reader sees a
   * half-done state or, with {@link RenameMode#REPLACE_EXISTING}, a moment without the file. A
   * server without atomic replacement moves the old file aside and puts it back when the rename
   * fails; see {@link #movedAside}.
   *
   * @throws CopyException {@link ErrorCode#DESTINATION_EXISTS} or, where one is a file and the
   *     other a directory, {@link ErrorCode#DESTINATION_CONFLICT}; {@link ErrorCode#FILE_NOT_FOUND}
   *     where {@code from} or the parent of {@code to} is missing; a {@link LeftBehindException}
   *     where {@code from} could neither get its name nor its old one back
   */
  void rename(FilePath from, FilePath to, RenameMode mode) throws CopyException;

  /**
   * The files that {@link #rename} has moved aside and neither put back nor deleted: it could not,
   * or a request whose response was lost may still take effect. Whether they are there is not
   * certain. The caller settles them when it has done everything else.
   */
  default List<MovedAside> movedAside() {
    return Collections.emptyList();
  }

  /**
   * Appends whole files to another, atomically and without copying; the parts are gone afterwards.
   *
   * @param target a file of whole blocks in the same directory as all parts
   * @param parts at least one; all but the last are of whole blocks of the target's block size
   * @throws CopyException {@link ErrorCode#UNSUPPORTED_OPERATION} where the server refuses, as it
   *     does in an encryption zone
   */
  void concat(FilePath target, List<FilePath> parts) throws CopyException;

  /**
   * Deletes a file or an empty directory, past the trash. A symbolic link is deleted itself, not
   * what it leads to.
   *
   * @return whether anything was there
   * @throws CopyException {@link ErrorCode#DESTINATION_CONFLICT} where the path is a directory that
   *     has entries; nothing is deleted then
   */
  boolean delete(FilePath path) throws CopyException;

  /**
   * The checksum of a whole file; empty where the file system keeps none, or can give none of this
   * file, as HDFS cannot where the blocks have CRCs of different kinds.
   *
   * @param length of the file in bytes as far as the caller has it, because servers need more time
   *     for longer files
   * @throws CopyException {@link ErrorCode#SOURCE_CHANGED} while the file is being written
   */
  Optional<FileChecksum> checksum(FilePath path, long length) throws CopyException;

  /**
   * The blocks of a file as they are stored, over which its {@link #checksum} is made; empty if the
   * file system has no blocks or does not list them.
   */
  Optional<FileBlocks> blocks(FilePath path) throws CopyException;

  /**
   * The ACL of a path. It is requested only where {@link FileStatus#hasAcl} is true.
   *
   * @throws CopyException {@link ErrorCode#UNSUPPORTED_OPERATION} where files have no ACLs
   */
  default Acl acl(FilePath path) throws CopyException {
    throw Unsupported.attribute(path, "ACL");
  }

  /**
   * Replaces the ACL of a path, and with it the permission. The sticky bit stays. A minimal ACL
   * removes what is there, but a default ACL stays unless the new one has its own.
   *
   * @throws CopyException {@link ErrorCode#UNSUPPORTED_OPERATION} where files have no ACLs, {@link
   *     ErrorCode#INVALID_ARGUMENT} for an entry that the server does not accept
   */
  default void setAcl(FilePath path, Acl acl) throws CopyException {
    throw Unsupported.attribute(path, "ACL");
  }

  /**
   * Removes the default ACL of a directory; nothing happens where it has none.
   *
   * @throws CopyException {@link ErrorCode#UNSUPPORTED_OPERATION} where files have no ACLs
   */
  default void removeDefaultAcl(FilePath directory) throws CopyException {
    throw Unsupported.attribute(directory, "ACL");
  }

  /**
   * The permission bits that remain of a path when its ACL is left out: those of the owner, the
   * owning group and others. The group's are what its own entry and the mask both grant.
   *
   * @param status of a file or directory; its {@link FileStatus#permission} where it has no ACL
   */
  default int permissionWithoutAcl(FileStatus status) throws CopyException {
    return status.hasAcl()
        ? acl(status.path()).permissionWithoutAcl() | (status.permission() & FileStatus.STICKY)
        : status.permission();
  }

  /**
   * The extended attributes of a path that the user may see: from name to value. A name begins with
   * its name space, such as {@code user.}; a value is hexadecimal digits. Empty where files have no
   * extended attributes.
   */
  default SortedMap<String, String> extendedAttributes(FilePath path) throws CopyException {
    return Collections.emptySortedMap();
  }

  /**
   * Sets an extended attribute, whether it exists or not.
   *
   * @param value hexadecimal digits; empty for no value
   * @throws CopyException {@link ErrorCode#UNSUPPORTED_OPERATION} where files have no extended
   *     attributes
   */
  default void setExtendedAttribute(FilePath path, String name, String value) throws CopyException {
    throw Unsupported.attribute(path, "extended attributes");
  }

  /** The name of the storage policy of a status; empty where it has none. */
  default Optional<String> storagePolicy(FileStatus status) throws CopyException {
    return Optional.empty();
  }

  /**
   * Sets the storage policy of a file or directory. New entries of a directory inherit it.
   *
   * @throws CopyException {@link ErrorCode#UNSUPPORTED_OPERATION} where there are no policies,
   *     {@link ErrorCode#INVALID_ARGUMENT} for an unknown one
   */
  default void setStoragePolicy(FilePath path, String policy) throws CopyException {
    throw Unsupported.attribute(path, "storage policy");
  }

  /**
   * Sets the erasure coding policy of a directory. New entries inherit it; existing files stay as
   * they are.
   *
   * @throws CopyException {@link ErrorCode#UNSUPPORTED_OPERATION} where there are no policies,
   *     {@link ErrorCode#INVALID_ARGUMENT} for one that is unknown or not enabled
   */
  default void setErasureCodingPolicy(FilePath directory, String policy) throws CopyException {
    throw Unsupported.attribute(directory, "erasure coding policy");
  }

  /** What the user may do to files of others. It changes nothing. */
  default UserRights rights() throws CopyException {
    return UserRights.UNKNOWN;
  }

  /** Sets owner and group; null leaves one as it is. */
  void setOwner(FilePath path, @Nullable String owner, @Nullable String group) throws CopyException;

  /** Sets the permission bits, 0 to 01777. */
  void setPermission(FilePath path, int permission) throws CopyException;

  /**
   * Sets both times, in milliseconds since 1970. An access time of 0 leaves that one as it is, and
   * so does a server that keeps none.
   *
   * @throws CopyException {@link ErrorCode#UNSUPPORTED_OPERATION} for a time that the file system
   *     cannot keep, as HDFS cannot keep one before 1970
   */
  void setTimes(FilePath path, long modificationTime, long accessTime) throws CopyException;

  /**
   * Sets how many copies of each block a file has; nothing happens where there are no blocks, nor
   * with an erasure-coded file.
   */
  void setReplication(FilePath path, int replication) throws CopyException;

  /** The home directory of the user; it need not exist. */
  FilePath homeDirectory() throws CopyException;

  /**
   * The directory in which deleted files of the user are kept, for files at that path. It need not
   * exist. An encryption zone has its own, since nothing can be renamed out of it.
   *
   * @throws CopyException {@link ErrorCode#UNSUPPORTED_OPERATION} where there is no trash
   */
  default FilePath trashRoot(FilePath path) throws CopyException {
    throw new CopyException(
        ErrorCode.UNSUPPORTED_OPERATION, "There is no trash for '" + path + "'.");
  }

  /** Whether both paths belong to one nameservice, so that one can become the other by a rename. */
  default boolean canRename(FilePath from, FilePath to) throws CopyException {
    return true;
  }

  /** The snapshots of the directories of this file system. */
  default Snapshots snapshots() {
    return Snapshots.none();
  }

  /**
   * The totals of a tree. The server counts them in one request, and the user needs the right to
   * read all of its directories.
   *
   * @throws CopyException {@link ErrorCode#UNSUPPORTED_OPERATION} where no server counts
   */
  default TreeTotals totals(FilePath directory) throws CopyException {
    throw new CopyException(
        ErrorCode.UNSUPPORTED_OPERATION, "The files of '" + directory + "' cannot be counted.");
  }

  /**
   * How much more the quotas of this directory permit, without those of the directories above it.
   *
   * @return {@link QuotaRoom#UNLIMITED} where there are no quotas
   */
  default QuotaRoom quotaRoom(FilePath directory) throws CopyException {
    return QuotaRoom.UNLIMITED;
  }

  /** The features of this file system, requested once and cached. */
  FileSystemTraits traits() throws CopyException;

  /**
   * This file system for the copy of one file: its retries end where {@code patience} does, and
   * none of its requests waits longer than that allows. It shares everything with this one and is
   * not closed.
   */
  default RemoteFileSystem within(Patience patience) {
    return this;
  }

  /** How long a server may be silent before a request fails; zero where there are no servers. */
  default Duration longestSilence() {
    return Duration.ZERO;
  }

  /**
   * The shortest round trip to the servers so far. Zero before the first request, or without
   * servers.
   */
  default Duration roundTrip() {
    return Duration.ZERO;
  }

  /**
   * Breaks off every {@link #open}, {@link #create}, {@link #append} and {@link #checksum} that is
   * under way, and lets none begin: they throw {@link ErrorCode#CANCELLED}. All else goes on
   * working, so that a cancelled copy can tidy up behind it.
   */
  void abortTransfers();

  /** Gives all connections up. */
  @Override
  void close();
}
