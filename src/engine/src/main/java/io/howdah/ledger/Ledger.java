package io.howdah.ledger;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.ErrorCode;
import io.howdah.LedgerOptions;
import io.howdah.LedgerStatus;
import io.howdah.Unverifiable;
import io.howdah.Verdict;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.temporary.TemporaryNames;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The proofs of earlier runs of a copy. A file that both sides list as they did when it was proven
 * needs no other proof. A ledger that is lost, damaged or old costs time, and never correctness or
 * a file. Safe for use by many threads.
 */
public final class Ledger {
  /** For how long a proof is kept that no run has met: its file may be back, or selected again. */
  static final Duration MEMORY = Duration.ofDays(40);

  /** HDFS lists a file as empty while its first block is being written. */
  private static final Duration AGE_OF_EMPTY_FILES = Duration.ofDays(1);

  /** The share of this process' memory that a ledger may take. */
  private static final int SHARE_OF_MEMORY = 16;

  private static final int LAST_DAY = 65_534;

  /** What is known about the bytes of an existing file. */
  public enum Memory {
    /** Nothing. */
    UNKNOWN,
    /** They are proven. */
    PROVEN,
    /** They were proven, but it is the file's turn to be compared again. */
    TO_RECHECK
  }

  /** Of what the last proof of a target is. */
  public enum ProofOf {
    THIS_STATE,
    /** One side has changed since the proof, or the proof was contradicted. */
    OTHER_STATE,
    /** There is no proof. */
    NONE
  }

  /** How much of its files a run has met. */
  public enum Coverage {
    ALL,
    PART
  }

  private static final Ledger NONE = new Ledger(null, CopyOptions.defaults(), Instant.EPOCH);

  private final @Nullable LedgerFile file;
  private final int recheckRuns;
  private final boolean acceptsReading;
  private final long youngest;
  private final int today;
  private final int most;
  private LedgerContent content;
  private boolean isLost;
  private boolean hasChanged;
  private long remembered;
  private long rechecked;
  private long contradicted;
  private @Nullable String problem;

  private Ledger(@Nullable LedgerFile file, CopyOptions options, Instant now) {
    this.file = file;
    this.recheckRuns = options.ledger().recheckRuns();
    this.acceptsReading = options.unverifiable() == Unverifiable.ACCEPT;
    this.youngest = now.minus(AGE_OF_EMPTY_FILES).toEpochMilli();
    this.today = day(now);
    this.most = ProofTable.mostIn(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    this.content = new LedgerContent(0, new ProofTable(0, most));
  }

  private static int day(Instant time) {
    return (int) Math.min(LAST_DAY, Math.max(0, TimeUnit.SECONDS.toDays(time.getEpochSecond())));
  }

  /** For a copy that remembers nothing. */
  public static Ledger none() {
    return NONE;
  }

  /**
   * For a copy that cannot remember anything.
   *
   * @param problem why, as a sentence
   */
  public static Ledger unavailable(String problem) {
    Ledger ledger = new Ledger(null, CopyOptions.defaults(), Instant.EPOCH);
    ledger.problem = problem;
    return ledger;
  }

  /**
   * Opens a ledger. Where it cannot be used, it begins anew.
   *
   * @throws CopyException {@link ErrorCode#CANCELLED}
   */
  public static Ledger open(LedgerFile file, CopyOptions options, Instant now)
      throws CopyException {
    Ledger ledger = new Ledger(file, options, now);
    ledger.read(file);
    return ledger;
  }

  private void read(LedgerFile from) throws CopyException {
    try {
      content = from.read(most).orElse(content);
    } catch (LedgerContent.UnusableException e) {
      problem = "The ledger '" + from.path() + "' was not used, since " + e.getMessage() + ".";
    } catch (IOException | OutOfMemoryError e) {
      if (e instanceof CopyException && ((CopyException) e).code() == ErrorCode.CANCELLED) {
        throw (CopyException) e;
      }
      isLost = true;
      problem = "The ledger '" + from.path() + "' could not be read: " + e.getMessage();
    }
  }

  /** Whether there is a ledger. */
  public boolean isOpen() {
    return file != null;
  }

  /** Whether earlier runs have proved something. */
  public synchronized boolean hasProofs() {
    return content.proofs().size() > 0;
  }

  /** Whether a proof of such a file can be remembered. */
  public boolean canRemember(FileStatus source, FileStatus destination) {
    return file != null && haveIds(source, destination) && isOld(source) && isOld(destination);
  }

  private synchronized boolean haveIds(FileStatus source, FileStatus destination) {
    boolean haveIds = source.fileId() > 0 && destination.fileId() > 0;
    if (!haveIds && problem == null) {
      problem =
          "No proof is remembered, since the servers of the "
              + (source.fileId() > 0 ? "destination" : "source")
              + " tell no file ids.";
    }
    return haveIds;
  }

  private boolean isOld(FileStatus status) {
    return status.length() > 0 || status.modificationTime() < youngest;
  }

  /** What is known about an existing file whose bytes would have to be compared. */
  public synchronized Memory recall(FilePath target, FileStatus source, FileStatus existing) {
    if (!canRemember(source, existing)) {
      return Memory.UNKNOWN;
    }
    @Nullable FileKey key = find(target, source, existing);
    if (key == null) {
      return Memory.UNKNOWN;
    }
    if (isDue(key)) {
      return Memory.TO_RECHECK;
    }
    meet(key);
    return Memory.PROVEN;
  }

  /** Of what the last proof of a target is. Unlike {@link #recall}, it changes nothing. */
  public synchronized ProofOf proofOf(FilePath target, FileStatus source, FileStatus existing) {
    if (!canRemember(source, existing)) {
      return ProofOf.NONE;
    }
    if (find(target, source, existing) != null) {
      return ProofOf.THIS_STATE;
    }
    return content.proofs().hasTarget(FileKey.of(target, source, existing, ProofKind.CHECKSUM))
        ? ProofOf.OTHER_STATE
        : ProofOf.NONE;
  }

  /** The proof of a file; null where there is none, or none that this copy accepts. */
  private @Nullable FileKey find(FilePath target, FileStatus source, FileStatus existing) {
    for (ProofKind kind : ProofKind.values()) {
      FileKey key = FileKey.of(target, source, existing, kind);
      boolean isAccepted = kind == ProofKind.CHECKSUM || acceptsReading;
      if (isAccepted && content.proofs().dayOf(key) >= 0) {
        return key;
      }
    }
    return null;
  }

  /** In each run another share of the files is due, so that all are within the number of runs. */
  private boolean isDue(FileKey key) {
    return recheckRuns != LedgerOptions.NEVER
        && Math.floorMod(key.target(), (long) recheckRuns) == content.rechecks() % recheckRuns;
  }

  private void meet(FileKey key) {
    remembered++;
    if (content.proofs().dayOf(key) != today) {
      put(key);
    }
  }

  /** A file was compared again, and its bytes are equal. */
  public synchronized void confirmed() {
    rechecked++;
  }

  /** A file was to be compared again, but this copy has no way to prove it. Its proof counts. */
  public synchronized void unprovable(FilePath target, FileStatus source, FileStatus existing) {
    @Nullable FileKey key = find(target, source, existing);
    if (key != null) {
      meet(key);
    }
  }

  /** A file was compared again, and its bytes differ. Its proof is forgotten. */
  public synchronized void contradicted(FilePath target, FileStatus source, FileStatus existing) {
    rechecked++;
    contradicted++;
    hasChanged = true;
    if (contradicted == 1) {
      problem =
          "The bytes of '"
              + target
              + "' differ from those that were proven, although length, time and file id are the"
              + " same. It is the first such file of this copy.";
    }
    content.proofs().forget(FileKey.of(target, source, existing, ProofKind.CHECKSUM));
  }

  /**
   * Notes that the bytes of a file are proven equal. Does nothing where they are not.
   *
   * @param source its status before the bytes were read, which has not changed since
   * @param destination its status before the bytes were read, which has not changed since, or its
   *     status under a name that no other program knows
   */
  public synchronized void note(
      FilePath target, FileStatus source, FileStatus destination, Verdict verdict) {
    if (canRemember(source, destination)) {
      ProofKind.of(verdict).ifPresent(kind -> put(FileKey.of(target, source, destination, kind)));
    }
  }

  private void put(FileKey key) {
    hasChanged = true;
    try {
      if (!content.proofs().put(key, today) && file != null) {
        problem =
            "The ledger '"
                + file.path()
                + "' has no room for more than "
                + content.proofs().size()
                + " files.";
      }
    } catch (OutOfMemoryError e) {
      problem = "There is not enough memory for the proofs of more files: " + e.getMessage();
    }
  }

  /**
   * Writes the ledger. A failure is a {@link LedgerStatus#problem}, since only the next copy would
   * have used it. A ledger that could not be read is not replaced by less.
   */
  public synchronized void save(Coverage coverage, TemporaryNames names) {
    boolean countsRecheck = recheckRuns != LedgerOptions.NEVER;
    if (file == null
        || content.proofs().size() == 0
        || !(hasChanged || countsRecheck)
        || (isLost && coverage == Coverage.PART)) {
      return;
    }
    try {
      int rechecks = (content.rechecks() + (countsRecheck ? 1 : 0)) & Integer.MAX_VALUE;
      LedgerContent next = new LedgerContent(rechecks, content.proofs());
      file.replace(next.bytes(Math.max(0, today - (int) MEMORY.toDays())), names);
    } catch (CopyException | RuntimeException e) {
      problem = "The ledger '" + file.path() + "' could not be written: " + e.getMessage();
    }
  }

  /** Deletes ledgers and temporary files that no run needs any more. They stay where it fails. */
  public synchronized void deleteOld() {
    if (file != null && hasChanged) {
      try {
        file.deleteOld(MEMORY);
      } catch (CopyException | RuntimeException e) {
        assert e != null; // A later run deletes them.
      }
    }
  }

  /** How many files the ledger has spared, and what went wrong. */
  public synchronized LedgerStatus status() {
    return LedgerStatus.of(remembered, rechecked, contradicted, problem);
  }
}
