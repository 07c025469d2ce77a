package io.howdah.oozie.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one run of an action, on Oozie's own file system. It holds
 *
 * <ul>
 *   <li>{@code lease-N}: who was the Nth to work on the run. Its creation is the claim, which one
 *       server wins; its modification time is the heartbeat.
 *   <li>{@code lease-N.released}: that owner has stopped in good order.
 *   <li>{@code journal-N}: what the Nth owner was about to publish, see {@link PublishJournal}.
 *   <li>{@code result-R}: how the action's Rth user-retry ended, written once, by a rename.
 * </ul>
 *
 * Oozie deletes it when the action is killed, also where it does not call the executor, and when
 * the workflow ends. So nothing here makes the directory again: a run whose directory is gone is
 * over.
 */
public final class RunDirectory {
  private static final String LEASE = "lease-";
  private static final String RELEASED = ".released";
  private static final String JOURNAL = "journal-";
  private static final String RESULT = "result-";

  /**
   * Higher numbers are not read, so they are not written either. A run never needs them: its leases
   * and journals would be more than {@link #MOST_ENTRIES}.
   */
  static final int HIGHEST_NUMBER = 99_999;

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}|0");

  /**
   * The workflow's user can write to the directory, and each heartbeat reads it. A run that takes a
   * new lease every minute has as many entries after 17 days.
   */
  static final int MOST_ENTRIES = 50_000;

  /** A result is far smaller; what is not was not written by us, but by the workflow's user. */
  private static final int LARGEST_FILE = 512 << 10;

  private final FileSystem fileSystem;
  private final Path path;

  /**
   * A run's directory, which need not exist.
   *
   * @param fileSystem acts as the workflow's user; Oozie's own, so it is never closed here
   */
  public RunDirectory(FileSystem fileSystem, Path path) {
    this.fileSystem = fileSystem;
    this.path = path;
  }

  /** Makes the directory; nothing happens where it exists. */
  public void make() throws IOException {
    if (!fileSystem.mkdirs(path)) {
      throw new IOException(path + " could not be made.");
    }
  }

  /**
   * What is known of the run.
   *
   * @throws FileNotFoundException where the directory is gone
   */
  public RunState read() throws IOException {
    RunState.Builder state = RunState.builder();
    RemoteIterator<LocatedFileStatus> files = fileSystem.listLocatedStatus(path); // page by page
    for (int entries = 1; files.hasNext(); entries++) {
      if (entries > MOST_ENTRIES) {
        throw new IOException(
            path + " has more than " + MOST_ENTRIES + " entries, and no run needs so many.");
      }
      add(files.next(), state);
    }
    return state.build();
  }

  private static void add(FileStatus file, RunState.Builder state) {
    String name = file.getPath().getName();
    if (name.startsWith(LEASE) && name.endsWith(RELEASED)) {
      state.released(number(name.substring(0, name.length() - RELEASED.length()), LEASE));
    } else if (name.startsWith(LEASE)) {
      state.lease(number(name, LEASE), file.getModificationTime());
    } else if (name.startsWith(JOURNAL)) {
      state.journal(number(name, JOURNAL));
    } else if (name.startsWith(RESULT)) {
      state.result(number(name, RESULT));
    }
  }

  /**
   * Claims the run.
   *
   * @param state as it was read: the claim fails where somebody has claimed the run since
   * @return the lease; null where another one was faster
   * @throws FileNotFoundException where the directory is gone
   * @throws IOException also where the run has had too many leases
   */
  public @Nullable Lease claim(RunState state, LeaseTerms terms) throws IOException {
    int number = state.newestLease() + 1;
    if (number > HIGHEST_NUMBER) {
      throw new IOException(
          path + " has a lease of the number " + HIGHEST_NUMBER + ", after which there is none.");
    }
    try (OutputStream out = create(leasePath(number))) {
      out.write(bytes(terms.toProperties()));
    } catch (FileAlreadyExistsException e) {
      return null;
    }
    return new Lease(number, terms.owner());
  }

  /** The terms of the newest lease: those of its release where it was released. */
  public LeaseTerms terms(RunState state) throws IOException {
    int number = state.newestLease();
    return LeaseTerms.of(properties(state.isReleased() ? releasedPath(number) : leasePath(number)));
  }

  /**
   * Shows that the owner is alive.
   *
   * @return whether it still is the owner
   * @throws FileNotFoundException where the directory is gone
   */
  public boolean renew(Lease lease) throws IOException {
    if (!isNewest(lease)) {
      return false;
    }
    fileSystem.setTimes(leasePath(lease.number()), System.currentTimeMillis(), -1);
    return true;
  }

  /**
   * Whether nobody has claimed the run since. Where the directory was made again, the lease of that
   * number is another one.
   *
   * @throws FileNotFoundException where the directory is gone
   */
  public boolean isNewest(Lease lease) throws IOException {
    return read().newestLease() == lease.number()
        && LeaseTerms.of(properties(leasePath(lease.number()))).owner().equals(lease.owner());
  }

  /** Lets anybody have the run, on these terms. */
  public void release(Lease lease, LeaseTerms terms) throws IOException {
    write(releasedPath(lease.number()), terms.toProperties());
  }

  /**
   * Opens the owner's journal, after it has made sure that no earlier owner can write to its own
   * any more, and thus publish: fencing. An earlier owner that has no journal yet is not fenced. So
   * an owner that has made its journal looks once more whether a newer one has claimed the run
   * meanwhile, and does not use the journal then.
   *
   * @throws LeaseLostException where a newer owner has claimed the run
   * @throws IOException also where an earlier owner cannot be fenced off yet
   */
  public PublishJournal openJournal(Lease lease, Fence fence) throws IOException {
    PublishedBefore before = new PublishedBefore();
    for (int number : read().journalsBefore(lease.number())) {
      Path earlier = journalPath(number);
      fence.close(fileSystem, earlier);
      try (InputStream in = fileSystem.open(earlier)) {
        before.readFrom(in);
      }
    }
    FSDataOutputStream out = create(journalPath(lease.number()));
    try {
      if (!isNewest(lease)) {
        throw new LeaseLostException();
      }
    } catch (IOException | RuntimeException e) {
      close(out, e);
      throw e;
    }
    return new PublishJournal(out, before);
  }

  private static void close(FSDataOutputStream out, Exception cause) {
    try {
      out.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * Writes the result, unless there is one.
   *
   * @return whether this one counts
   * @throws FileNotFoundException where the directory is gone
   */
  public boolean writeResult(Lease lease, int userRetry, RunResult result) throws IOException {
    Path temporary = new Path(path, ".result-" + userRetry + "-" + lease.number());
    write(temporary, result.toProperties());
    return fileSystem.rename(temporary, resultPath(userRetry));
  }

  /** The result of that user-retry, which {@link #read} has shown to exist. */
  public RunResult result(int userRetry) throws IOException {
    return RunResult.of(properties(resultPath(userRetry)));
  }

  /** Deletes the directory and all in it; who works on the run will find out. */
  public void delete() throws IOException {
    fileSystem.delete(path, true);
  }

  @Override
  public String toString() {
    return path.toString();
  }

  /** The number in a name; -1, which nothing of ours has, in that of somebody else's file. */
  private static int number(String name, String prefix) {
    String digits = name.substring(prefix.length());
    return NUMBER.matcher(digits).matches() ? Integer.parseInt(digits) : -1;
  }

  private Path leasePath(int number) {
    return new Path(path, LEASE + number);
  }

  private Path releasedPath(int number) {
    return new Path(path, LEASE + number + RELEASED);
  }

  private Path journalPath(int number) {
    return new Path(path, JOURNAL + number);
  }

  private Path resultPath(int userRetry) {
    return new Path(path, RESULT + userRetry);
  }

  /** Not the plain creation, which would make the directory of a killed action again. */
  private FSDataOutputStream create(Path file) throws IOException {
    return fileSystem.createNonRecursive(
        file,
        false,
        4096,
        fileSystem.getDefaultReplication(file),
        fileSystem.getDefaultBlockSize(file),
        null);
  }

  private void write(Path file, Properties content) throws IOException {
    try (OutputStream out = create(file)) {
      out.write(bytes(content));
    }
  }

  private static byte[] bytes(Properties content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    content.store(bytes, null);
    return bytes.toByteArray();
  }

  private Properties properties(Path file) throws IOException {
    long length = fileSystem.getFileStatus(file).getLen();
    if (length > LARGEST_FILE) {
      throw new IOException(file + " has " + length + " bytes, and no such file has so many.");
    }
    byte[] bytes = new byte[(int) length];
    try (org.apache.hadoop.fs.FSDataInputStream in = fileSystem.open(file)) {
      in.readFully(0, bytes);
    }
    Properties content = new Properties();
    content.load(new ByteArrayInputStream(bytes));
    return content;
  }
}
