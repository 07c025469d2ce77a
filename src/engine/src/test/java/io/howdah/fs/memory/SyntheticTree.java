package io.howdah.fs.memory;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileBlocks;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A read-only tree of any size without memory: entries are computed for each request. It proves
 * that a walk keeps no more than a few pages.
 *
 * <p>Below {@link #ROOT} are directories {@code d0000000}, {@code d0000001} and so on, each with
 * files {@code f0000000}, {@code f0000001} and so on, all of the same length.
 */
public final class SyntheticTree implements RemoteFileSystem {
  /** The name of the directory in the root that holds everything. */
  public static final String ROOT = "synthetic";

  private static final long TIME = 1_700_000_000_000L;
  private static final long BLOCK_SIZE = 128L << 20;
  private static final int DIGITS = 7;

  private final int directories;
  private final int filesPerDirectory;
  private final long fileLength;
  private final int pageSize;
  private final AtomicLong requests = new AtomicLong();

  /** A tree of {@code directories * filesPerDirectory} files. */
  public SyntheticTree(int directories, int filesPerDirectory, long fileLength, int pageSize) {
    this.directories = directories;
    this.filesPerDirectory = filesPerDirectory;
    this.fileLength = fileLength;
    this.pageSize = pageSize;
  }

  /** The number of requests for pages, statuses and files. */
  public long requests() {
    return requests.get();
  }

  @Override
  public Optional<FileStatus> status(FilePath path) {
    requests.incrementAndGet();
    List<String> names = path.names();
    boolean exists =
        names.size() <= 3
            && (names.isEmpty() || names.get(0).equals(ROOT))
            && (names.size() < 2 || index('d', names.get(1)) < directories)
            && (names.size() < 3 || index('f', names.get(2)) < filesPerDirectory);
    return exists ? Optional.of(describe(path)) : Optional.empty();
  }

  @Override
  public Listing list(FilePath directory, @Nullable String startAfter) throws CopyException {
    if (!existing(directory).isDirectory()) {
      throw new CopyException(ErrorCode.DESTINATION_CONFLICT, directory + " is a file.");
    }
    int depth = directory.names().size();
    if (depth == 0) {
      boolean after = startAfter != null && FilePath.compareNames(startAfter, ROOT) >= 0;
      return Listing.last(after ? List.of() : List.of(describe(directory.child(ROOT))));
    }
    char letter = depth == 1 ? 'd' : 'f';
    int count = depth == 1 ? directories : filesPerDirectory;
    int first = startAfter == null ? 0 : index(letter, startAfter) + 1;
    List<FileStatus> page = new ArrayList<>();
    for (int i = first; i < count && page.size() < pageSize; i++) {
      page.add(describe(directory.child(name(letter, i))));
    }
    return first + page.size() < count ? Listing.partial(page) : Listing.last(page);
  }

  @Override
  public FileContent open(FilePath path, long offset, long length) throws CopyException {
    if (!existing(path).isFile()) {
      throw new CopyException(ErrorCode.FILE_NOT_FOUND, path + " is not a file.");
    }
    long count = Math.min(length, fileLength - offset);
    return FileContent.of(new Repetition((byte) path.hashCode(), count), count);
  }

  @Override
  public Optional<FileChecksum> checksum(FilePath path, long length) throws CopyException {
    existing(path);
    return Optional.empty();
  }

  @Override
  public Optional<FileBlocks> blocks(FilePath path) throws CopyException {
    existing(path);
    return Optional.empty();
  }

  @Override
  public FilePath homeDirectory() throws CopyException {
    return FilePath.ROOT.child(ROOT);
  }

  @Override
  public FileSystemTraits traits() {
    return FileSystemTraits.builder().blockSize(BLOCK_SIZE).build();
  }

  @Override
  public void create(FilePath path, CreateOptions options, ContentSource content)
      throws CopyException {
    throw readOnly();
  }

  @Override
  public void append(FilePath path, ContentSource content) throws CopyException {
    throw readOnly();
  }

  @Override
  public void makeDirectories(FilePath directory, @Nullable Integer permission)
      throws CopyException {
    throw readOnly();
  }

  @Override
  public void rename(FilePath from, FilePath to, RenameMode mode) throws CopyException {
    throw readOnly();
  }

  @Override
  public void concat(FilePath target, List<FilePath> parts) throws CopyException {
    throw readOnly();
  }

  @Override
  public boolean delete(FilePath path) throws CopyException {
    throw readOnly();
  }

  @Override
  public void setOwner(FilePath path, @Nullable String owner, @Nullable String group)
      throws CopyException {
    throw readOnly();
  }

  @Override
  public void setPermission(FilePath path, int permission) throws CopyException {
    throw readOnly();
  }

  @Override
  public void setTimes(FilePath path, long modificationTime, long accessTime) throws CopyException {
    throw readOnly();
  }

  @Override
  public void setReplication(FilePath path, int replication) throws CopyException {
    throw readOnly();
  }

  @Override
  public void abortTransfers() {}

  @Override
  public void close() {}

  private FileStatus existing(FilePath path) throws CopyException {
    return status(path)
        .orElseThrow(() -> new CopyException(ErrorCode.FILE_NOT_FOUND, path + " does not exist."));
  }

  private FileStatus describe(FilePath path) {
    boolean file = path.names().size() == 3;
    return FileStatus.builder(path, file ? FileStatus.Type.FILE : FileStatus.Type.DIRECTORY)
        .length(file ? fileLength : 0)
        .blockSize(file ? BLOCK_SIZE : 0)
        .replication(file ? 3 : 0)
        .owner("howdah")
        .group("supergroup")
        .permission(file ? 0644 : 0755)
        .modificationTime(TIME)
        .build();
  }

  private static String name(char letter, int index) {
    return letter + String.format("%0" + DIGITS + "d", index);
  }

  /** The index in a name, too large for any where it is not one of the names made here. */
  private static int index(char letter, String name) {
    boolean ours = name.length() == DIGITS + 1 && name.charAt(0) == letter;
    boolean number = ours && name.substring(1).chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Integer.parseInt(name.substring(1)) : Integer.MAX_VALUE - 1;
  }

  private static CopyException readOnly() {
    return new CopyException(ErrorCode.UNSUPPORTED_OPERATION, "A synthetic tree is read-only.");
  }

  private static final class Repetition extends InputStream {
    private final byte value;
    private long remaining;

    Repetition(byte value, long remaining) {
      this.value = value;
      this.remaining = remaining;
    }

    @Override
    public int read() {
      return remaining-- > 0 ? Byte.toUnsignedInt(value) : -1;
    }

    @Override
    public int read(byte[] buffer, int start, int count) {
      if (remaining <= 0) {
        return -1;
      }
      int portion = (int) Math.min(count, remaining);
      Arrays.fill(buffer, start, start + portion, value);
      remaining -= portion;
      return portion;
    }
  }
}
