package io.howdah.ledger;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.ContentSource;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.temporary.StateDirectory;
import io.howdah.temporary.TemporaryName;
import io.howdah.temporary.TemporaryNames;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file of a ledger at the destination. It is replaced as a whole, by a rename. */
public final class LedgerFile {
  private static final String SUFFIX = ".ledger";
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{40}\\" + SUFFIX);

  /** The name of a file with the state of a copy, of whatever kind. */
  private static final Pattern STATE = Pattern.compile("[0-9a-f]{40}\\.[a-z]+");

  private static final int OF_OTHERS = 0077;

  private static final int ATTEMPTS = 3;

  /** Far longer than a ledger is written. */
  private static final Duration AGE_OF_DEAD_RUN = Duration.ofDays(7);

  private final StateDirectory directory;
  private final RemoteFileSystem destination;
  private final FilePath path;

  private LedgerFile(StateDirectory directory, FilePath path) {
    this.directory = directory;
    this.destination = directory.destination();
    this.path = path;
  }

  /**
   * The ledger of a copy, which need not exist.
   *
   * @param copy the same text for all runs of the copy, and another one for all others
   */
  public static LedgerFile of(StateDirectory directory, String copy) throws CopyException {
    return new LedgerFile(directory, directory.file(copy, SUFFIX));
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
    if (!status.owner().equals(directory.user()) || (status.permission() & OF_OTHERS) != 0) {
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
   * @throws CopyException as {@link StateDirectory#replace} does
   */
  void replace(ContentSource content, TemporaryNames names) throws CopyException {
    directory.replace(path, content, names);
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
      Listing page = destination.list(directory.path(), last);
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
        && STATE.matcher(target).matches()
        && !TemporaryName.isReplaced(name)
        && written.isBefore(now.minus(AGE_OF_DEAD_RUN));
  }
}
