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
 * The directory of one run of an action, on Oozie's own file system. Its files are:
 *
 * <ul>
 *   <li>{@code lease-N}: the Nth owner of the run. The server that creates the file claims the run;
 *       only one can. The modification time of the file is the heartbeat.
 *   <li>{@code lease-N.released}: that owner has stopped in good order.
 *   <li>{@code journal-N}: the files that the Nth owner was about to publish, see {@link
 *       PublishJournal}.
 *   <li>{@code result-R}: the result of the action's Rth user-retry, written once, by a rename.
 * </ul>
 *
 * Oozie deletes the directory when the action is killed, even where it does not call the executor,
 * and when the workflow ends. So this class never creates it again: without its directory a run is
 * over.
 */
public final class RunDirectory {
  private static final String LEASE = "lease-";
  private static final String RELEASED = ".released";
  private static final String JOURNAL = "journal-";
  private static final String RESULT = "result-";

  /**
   * Higher numbers are neither read nor written. A run never needs them: its leases and journals
   * would exceed {@link #MOST_ENTRIES}.
   */
  static final int HIGHEST_NUMBER = 99_999;

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}|0");

  /**
   * A limit is needed since the workflow's user can write to the directory, and each heartbeat
   * reads it. A run with a new lease every minute reaches it after 17 days.
   */
  static final int MOST_ENTRIES = 50_000;

  /** Valid results are much smaller. A larger file was written by the workflow's user. */
  private static final int LARGEST_FILE = 512 << 10;

  private final FileSystem fileSystem;
  private final Path path;

  /**
   * Creates the object for a directory, which need not exist.
   *
   * @param fileSystem a file system that acts as the workflow's user. It belongs to Oozie, so this
   *     class never closes it.
   */
  public RunDirectory(FileSystem fileSystem, Path path) {
    this.fileSystem = fileSystem;
    this.path = path;
  }

  /** Creates the directory, unless it exists. */
  public void make() throws IOException {
    if (!fileSystem.mkdirs(path)) {
      throw new IOException(path + " could not be made.");
    }
  }

  /**
   * Reads the state of the run.
   *
   * @throws FileNotFoundException where the directory does not exist
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
   * @param state the state that was read; the claim fails where the run was claimed since then
   * @return the lease; null where another server was faster
   * @throws FileNotFoundException where the directory does not exist
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

  /** The terms of the newest lease, or of its release where it was released. */
  public LeaseTerms terms(RunState state) throws IOException {
    int number = state.newestLease();
    return LeaseTerms.of(properties(state.isReleased() ? releasedPath(number) : leasePath(number)));
  }

  /**
   * Renews a lease.
   *
   * @return whether the caller is still the owner
   * @throws FileNotFoundException where the directory does not exist
   */
  public boolean renew(Lease lease) throws IOException {
    if (!isNewest(lease)) {
      return false;
    }
    fileSystem.setTimes(leasePath(lease.number()), System.currentTimeMillis(), -1);
    return true;
  }

  /**
   * Whether this lease is still the newest one. In a directory that was created again, the same
   * number belongs to another lease.
   *
   * @throws FileNotFoundException where the directory does not exist
   */
  public boolean isNewest(Lease lease) throws IOException {
    return read().newestLease() == lease.number()
        && LeaseTerms.of(properties(leasePath(lease.number()))).owner().equals(lease.owner());
  }

  /** Releases the run for any owner, on these terms. */
  public void release(Lease lease, LeaseTerms terms) throws IOException {
    write(releasedPath(lease.number()), terms.toProperties());
  }

  /**
   * Opens the owner's journal, after fencing all earlier owners: they can no longer write to their
   * own journals, and so cannot publish. An earlier owner without a journal is not fenced.
   * Therefore each owner checks, after it has created its journal, whether the run has a newer
   * owner. If so, it does not use its journal.
   *
   * @throws LeaseLostException where a newer owner has claimed the run
   * @throws IOException also where an earlier owner cannot be fenced yet
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
   * @return whether this result counts
   * @throws FileNotFoundException where the directory does not exist
   */
  public boolean writeResult(Lease lease, int userRetry, RunResult result) throws IOException {
    Path temporary = new Path(path, ".result-" + userRetry + "-" + lease.number());
    write(temporary, result.toProperties());
    return fileSystem.rename(temporary, resultPath(userRetry));
  }

  /** The result of that user-retry. {@link #read} must have shown that it exists. */
  public RunResult result(int userRetry) throws IOException {
    return RunResult.of(properties(resultPath(userRetry)));
  }

  /** Deletes the directory with its contents. The owner of the run notices it. */
  public void delete() throws IOException {
    fileSystem.delete(path, true);
  }

  @Override
  public String toString() {
    return path.toString();
  }

  /** The number in a file name; -1 in the name of a foreign file. */
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

  /** The plain create operation would create the directory of a killed action again. */
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
