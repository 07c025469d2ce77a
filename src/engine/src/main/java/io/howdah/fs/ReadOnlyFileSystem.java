package io.howdah.fs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view of another file system that nothing can be written to. It has the servers, the user and
 * the features of that one, which it closes. A subclass reads the files.
 */
public abstract class ReadOnlyFileSystem implements RemoteFileSystem {
  private final RemoteFileSystem living;

  /** A view of {@code living}. */
  protected ReadOnlyFileSystem(RemoteFileSystem living) {
    this.living = living;
  }

  /**
   * Where the files are read from, as a part of a sentence after "is read from".
   *
   * @param path as the view has it
   */
  protected abstract String origin(FilePath path);

  @Override
  public void create(FilePath path, CreateOptions options, ContentSource content)
      throws CopyException {
    throw readOnly(path);
  }

  @Override
  public void append(FilePath path, ContentSource content) throws CopyException {
    throw readOnly(path);
  }

  @Override
  public void makeDirectories(FilePath path, @Nullable Integer permission) throws CopyException {
    throw readOnly(path);
  }

  @Override
  public void rename(FilePath from, FilePath to, RenameMode mode) throws CopyException {
    throw readOnly(from);
  }

  @Override
  public void concat(FilePath target, List<FilePath> parts) throws CopyException {
    throw readOnly(target);
  }

  @Override
  public boolean delete(FilePath path) throws CopyException {
    throw readOnly(path);
  }

  @Override
  public void setOwner(FilePath path, @Nullable String owner, @Nullable String group)
      throws CopyException {
    throw readOnly(path);
  }

  @Override
  public void setPermission(FilePath path, int permission) throws CopyException {
    throw readOnly(path);
  }

  @Override
  public void setTimes(FilePath path, long modificationTime, long accessTime) throws CopyException {
    throw readOnly(path);
  }

  @Override
  public void setReplication(FilePath path, int replication) throws CopyException {
    throw readOnly(path);
  }

  private CopyException readOnly(FilePath path) {
    return new CopyException(
        ErrorCode.UNSUPPORTED_OPERATION,
        "'" + path + "' is read from " + origin(path) + " and cannot be changed.");
  }

  @Override
  public FilePath homeDirectory() throws CopyException {
    return living.homeDirectory();
  }

  @Override
  public FileSystemTraits traits() throws CopyException {
    return living.traits();
  }

  @Override
  public Duration longestSilence() {
    return living.longestSilence();
  }

  @Override
  public Duration roundTrip() {
    return living.roundTrip();
  }

  @Override
  public void abortTransfers() {
    living.abortTransfers();
  }

  @Override
  public void close() {
    living.close();
  }
}
