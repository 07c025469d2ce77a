package io.howdah.ledger;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.temporary.TemporaryName;
import io.howdah.temporary.TemporaryNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file of a ledger at the destination. It is replaced as a whole, by a rename. */
public final class LedgerFile {
  /** The directory of the ledgers in the home directory of the user. */
  private static final String USUAL_DIRECTORY = ".howdah/ledger";

  private static final String SUFFIX = ".ledger";
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{40}\\" + SUFFIX);
  private static final int NAME_BYTES = 20;

  /** No other user may add a proof. */
  private static final int OWN_DIRECTORY = 0700;

  private static final int OWN_FILE = 0600;
  private static final int OF_OTHERS = 0077;

  private static final int ATTEMPTS = 3;

  /** Far longer than a ledger is written. */
  private static final Duration AGE_OF_DEAD_RUN = Duration.ofDays(7);

  private final RemoteFileSystem destination;
  private final FilePath home;
  private final FilePath directory;
  private final FilePath path;

  private LedgerFile(
      RemoteFileSystem destination, FilePath home, FilePath directory, FilePath path) {
    this.destination = destination;
    this.home = home;
    this.directory = directory;
    this.path = path;
  }

  /**
   * The ledger of a copy, which need not exist.
   *
   * @param directory null for the usual one, in the home directory of the user
   * @param copy the same text for all runs of the copy, and another one for all others
   */
  public static LedgerFile of(
      RemoteFileSystem destination, @Nullable FilePath directory, String copy)
      throws CopyException {
    FilePath home = destination.homeDirectory();
    FilePath place = directory == null ? home.resolve(USUAL_DIRECTORY) : directory;
    return new LedgerFile(destination, home, place, place.child(hex(copy) + SUFFIX));
  }

  private static String hex(String copy) {
    byte[] digest = FileKey.sha256().digest(copy.getBytes(StandardCharsets.UTF_8));
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < NAME_BYTES; i++) {
      hex.append(String.format("%02x", digest[i]));
    }
    return hex.toString();
  }

  FilePath path() {
    return path;
  }

  /**
   * Reads the ledger; empty where there is none.
   *
   * @param most how many proofs there is memory for
   * @throws LedgerContent.UnusableException where its content is not usable, or not trusted
   * @throws IOException where it cannot be read
   */
  Optional<LedgerContent> read(int most) throws IOException {
    for (int attempt = 1; ; attempt++) {
      @Nullable FileStatus status = destination.status(path).orElse(null);
      if (status == null) {
        return Optional.empty();
      }
      requireTrusted(status);
      long length = status.length();
      try (FileContent content = destination.open(path, 0, length)) {
        return Optional.of(LedgerContent.read(content.stream(), length, most));
      } catch (IOException e) {
        if (attempt == ATTEMPTS || !mayBeReadAgain(e, status)) {
          throw e;
        }
      }
    }
  }

  /**
   * Checks that no other user can have written the ledger, who could otherwise have a file skipped
   * that differs.
   */
  private void requireTrusted(FileStatus status) throws LedgerContent.UnusableException {
    if (!status.isFile()) {
      throw new LedgerContent.UnusableException("it is not a file");
    }
    if (!status.owner().equals(home.name()) || (status.permission() & OF_OTHERS) != 0) {
      throw new LedgerContent.UnusableException(
          "it belongs to '"
              + status.owner()
              + "' with mode "
              + Integer.toOctalString(status.permission())
              + ", not to the user alone");
    }
  }

  /**
   * Whether a failure is not the ledger's own: the stream broke off, or another run replaced the
   * ledger between its status and its bytes.
   */
  private boolean mayBeReadAgain(IOException failure, FileStatus status) throws CopyException {
    if (failure instanceof LedgerContent.UnusableException) {
      return !destination.status(path).filter(now -> now.isUnchangedSince(status)).isPresent();
    }
    return !(failure instanceof CopyException)
        || ((CopyException) failure).code() != ErrorCode.CANCELLED;
  }

  /**
   * Replaces the ledger, or creates it with its directory.
   *
   * @throws CopyException {@link ErrorCode#FILE_NOT_FOUND} where it belongs into a home directory
   *     that does not exist
   */
  void replace(ContentSource content, TemporaryNames names) throws CopyException {
    if (path.startsWith(home) && !destination.status(home).isPresent()) {
      throw new CopyException(
          ErrorCode.FILE_NOT_FOUND,
          "The home directory '"
              + home
              + "' does not exist. It must be created, or another directory be named for ledgers.");
    }
    destination.makeDirectories(directory, OWN_DIRECTORY);
    FilePath temporary = directory.child(names.of(path.name(), 1));
    try {
      destination.create(temporary, CreateOptions.builder().permission(OWN_FILE).build(), content);
      destination.rename(temporary, path, RenameMode.REPLACE_EXISTING);
    } catch (CopyException e) {
      deleteQuietly(temporary, e);
      throw e;
    }
  }

  private void deleteQuietly(FilePath temporary, CopyException failure) {
    try {
      destination.delete(temporary);
    } catch (CopyException e) {
      failure.addSuppressed(e); // A later run deletes it.
    }
  }

  /**
   * Deletes what no run needs any more: temporary files of dead runs, and ledgers that were not
   * written for so long that all their proofs are forgotten. What cannot be deleted stays. Times
   * are compared with that of this ledger, since the clock of this machine may differ.
   */
  void deleteOld(Duration memory) throws CopyException {
    @Nullable FileStatus own = destination.status(path).orElse(null);
    if (own == null) {
      return;
    }
    Instant now = Instant.ofEpochMilli(own.modificationTime());
    @Nullable String last = null;
    boolean more = true;
    while (more) {
      Listing page = destination.list(directory, last);
      for (FileStatus entry : page.entries()) {
        last = entry.name();
        if (entry.isFile() && isOld(entry, now, memory)) {
          deleteUnchanged(entry);
        }
      }
      more = page.hasMore();
    }
  }

  private void deleteUnchanged(FileStatus entry) throws CopyException {
    try {
      @Nullable FileStatus now = destination.status(entry.path()).orElse(null);
      if (now != null && now.isUnchangedSince(entry)) {
        destination.delete(entry.path());
      }
    } catch (CopyException e) {
      if (e.code().isClusterWide() || e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      // It may belong to another user.
    }
  }

  private static boolean isOld(FileStatus entry, Instant now, Duration memory) {
    String name = entry.name();
    Instant written = Instant.ofEpochMilli(entry.modificationTime());
    if (NAME.matcher(name).matches()) {
      return written.isBefore(now.minus(memory));
    }
    @Nullable String target = TemporaryName.targetOf(name);
    return target != null
        && NAME.matcher(target).matches()
        && !TemporaryName.isReplaced(name)
        && written.isBefore(now.minus(AGE_OF_DEAD_RUN));
  }
}
