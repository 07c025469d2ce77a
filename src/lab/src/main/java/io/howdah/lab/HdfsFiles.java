package io.howdah.lab;

import io.howdah.lab.channel.Message;
import io.howdah.lab.channel.SeededBytes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One namespace's files as Hadoop's own client sees them, inside the cluster's JVM: what a test
 * prepares and looks at, independent of the code under test. Paths are absolute and may hold
 * whatever HDFS allows. Parents are created where they are missing. A failure, such as a missing
 * file or a permission denied, is a {@link LabException} of Hadoop's type.
 */
public final class HdfsFiles {
  private final HadoopProcess process;
  private final URI uri;
  private final @Nullable String user;

  HdfsFiles(HadoopProcess process, URI uri, @Nullable String user) {
    this.process = process;
    this.uri = uri;
    this.user = user;
  }

  /** The first {@code length} bytes that the lab writes for {@code seed}. */
  public static byte[] content(long seed, int length) {
    return SeededBytes.of(seed, length);
  }

  /** Creates a directory. */
  public void mkdirs(String path) {
    ask("mkdirs", at(path));
  }

  /** Writes a file of {@code size} bytes that follow from {@code seed}, over one that is there. */
  public void write(String path, long size, long seed) {
    write(path, size, seed, WriteOptions.DEFAULT);
  }

  /** Writes a file with these options. */
  public void write(String path, long size, long seed, WriteOptions options) {
    ask("write", options.addTo(at(path).with("size", size).with("seed", seed)));
  }

  /** Writes a small file with this text, in UTF-8. */
  public void writeText(String path, String text) {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a small file with these bytes. */
  public void write(String path, byte[] content) {
    ask("write", at(path).with("bytes", Base64.getEncoder().encodeToString(content)));
  }

  /** Writes many files at once and returns the sum of their lengths. */
  public long writeTree(String path, TreeSpec tree) {
    return writeTree(path, tree, WriteOptions.DEFAULT);
  }

  /** Writes many files with these options, and returns the sum of their lengths. */
  public long writeTree(String path, TreeSpec tree, WriteOptions options) {
    Message request =
        at(path)
            .with("files", tree.files())
            .with("directories", tree.directories())
            .with("smallest", tree.smallest())
            .with("largest", tree.largest())
            .with("seed", tree.seed());
    return ask("writeTree", options.addTo(request)).number("bytes");
  }

  /** Makes empty files, spread over directories: much faster than {@link #writeTree}. */
  public void makeEmptyFiles(String path, int files, int directories) {
    ask("makeEmptyFiles", at(path).with("files", files).with("directories", directories));
  }

  /**
   * As {@link #makeEmptyFiles(String, int, int)}, with this modification time.
   *
   * @param modificationTime in milliseconds since 1970
   */
  public void makeEmptyFiles(String path, int files, int directories, long modificationTime) {
    ask(
        "makeEmptyFiles",
        at(path)
            .with("files", files)
            .with("directories", directories)
            .with("modificationTime", modificationTime));
  }

  /** Appends {@code size} bytes of {@code seed}'s, from its position {@code offset} on. */
  public void append(String path, long offset, long size, long seed) {
    ask("append", at(path).with("offset", offset).with("size", size).with("seed", seed));
  }

  /** As {@link #append}, but in a block of its own, however short the block before is. */
  public void appendBlock(String path, long offset, long size, long seed) {
    appendBlock(path, offset, size, seed, WriteOptions.DEFAULT);
  }

  /** As {@link #append}, in a block of its own that has the checksums of the options. */
  public void appendBlock(String path, long offset, long size, long seed, WriteOptions options) {
    Message request = at(path).with("offset", offset).with("size", size).with("seed", seed);
    ask("append", options.addTo(request.with("newBlock", true)));
  }

  /** Moves the blocks of other files of the same directory to the end of a file, by CONCAT. */
  public void concat(String path, List<String> parts) {
    ask("concat", at(path).with("parts", parts));
  }

  /** The lengths of a file's blocks, in their order. */
  public List<Long> blockLengths(String path) {
    return ask("blockLengths", at(path)).texts("lengths").stream().map(Long::valueOf).toList();
  }

  /**
   * Changes one byte of a file and nothing else that can be seen: length, times, owner and mode
   * stay.
   */
  public void alter(String path, long position) {
    ask("alter", at(path).with("position", position));
  }

  /** The content of a small file. */
  public byte[] read(String path) {
    return Base64.getDecoder().decode(ask("read", at(path)).text("bytes"));
  }

  /** The content of a small file, read as UTF-8. */
  public String readText(String path) {
    return new String(read(path), StandardCharsets.UTF_8);
  }

  /**
   * Starts a file, writes {@code size} bytes of {@code seed}'s and holds it open, with a lease,
   * until {@link #closeWrite} or the cluster's end. Readers see the bytes.
   */
  public void openForWrite(String path, long size, long seed) {
    ask("openForWrite", at(path).with("size", size).with("seed", seed));
  }

  /** Writes {@code size} more bytes to a file that {@link #openForWrite} opened. */
  public void goOnWriting(String path, long size, long seed) {
    ask("goOnWriting", at(path).with("size", size).with("seed", seed));
  }

  /** Closes a file that {@link #openForWrite} opened. */
  public void closeWrite(String path) {
    ask("closeWrite", at(path));
  }

  /** The paths of all files of the namespace that are open for writing. */
  public List<String> openFiles() {
    return ask("openFiles", at("/")).texts("paths");
  }

  /** Deletes a file, or a directory with all in it. What is not there is no error. */
  public void delete(String path) {
    ask("delete", at(path));
  }

  /** Renames a file or directory, over a file that is there. */
  public void rename(String path, String target) {
    ask("rename", at(path).with("target", target));
  }

  /** Sets the mode bits, such as {@code 0644}. */
  public void setPermission(String path, int permission) {
    ask("setPermission", at(path).with("permission", permission));
  }

  /** Sets owner and group. */
  public void setOwner(String path, String owner, String group) {
    ask("setOwner", at(path).with("owner", owner).with("group", group));
  }

  /** Sets both times, in milliseconds since 1970. */
  public void setTimes(String path, long modificationTime, long accessTime) {
    ask(
        "setTimes",
        at(path).with("modificationTime", modificationTime).with("accessTime", accessTime));
  }

  /** Sets a file's replication. */
  public void setReplication(String path, int replication) {
    ask("setReplication", at(path).with("replication", replication));
  }

  /**
   * Adds entries to an ACL.
   *
   * @param entries as {@code hdfs dfs -setfacl -m} takes them: {@code user:bob:rw-,mask::rw-}
   */
  public void addAcl(String path, String entries) {
    ask("addAcl", at(path).with("entries", entries));
  }

  /** The entries of an ACL as Hadoop writes them, without owner, mask and others. */
  public List<String> acl(String path) {
    return ask("acl", at(path)).texts("entries");
  }

  /** Sets a storage policy, such as {@code COLD}. */
  public void setStoragePolicy(String path, String policy) {
    ask("setStoragePolicy", at(path).with("policy", policy));
  }

  /** The storage policy in effect, such as {@code HOT}. */
  public String storagePolicy(String path) {
    return ask("storagePolicy", at(path)).text("policy");
  }

  /** Lets a directory hold at most this many names, itself included. */
  public void setNameQuota(String path, long names) {
    ask("setQuota", at(path).with("names", names));
  }

  /** Lets a directory hold at most this many bytes, all replicas counted. */
  public void setSpaceQuota(String path, long bytes) {
    ask("setQuota", at(path).with("bytes", bytes));
  }

  /** Allows snapshots of a directory. */
  public void allowSnapshot(String path) {
    ask("allowSnapshot", at(path));
  }

  /** Allows no more snapshots of a directory, which must have none. */
  public void disallowSnapshot(String path) {
    ask("disallowSnapshot", at(path));
  }

  /** The names of a directory's snapshots. */
  public List<String> snapshots(String path) {
    return ask("snapshots", at(path)).texts("names");
  }

  /** Takes a snapshot of a directory. */
  public void createSnapshot(String path, String snapshot) {
    ask("createSnapshot", at(path).with("snapshot", snapshot));
  }

  /** Deletes a snapshot of a directory. */
  public void deleteSnapshot(String path, String snapshot) {
    ask("deleteSnapshot", at(path).with("snapshot", snapshot));
  }

  /** Stores what is written to a directory from now on erasure coded. */
  public void erasureCode(String path, String policy) {
    ask("erasureCode", at(path).with("policy", policy));
  }

  /**
   * Creates a directory whose files are encrypted from now on, each with a key of its own.
   *
   * @throws LabException unless built with {@link HdfsClusterBuilder#keys}
   */
  public void makeEncryptionZone(String path) {
    ask("makeEncryptionZone", at(path));
  }

  /** The entry at a path; empty if there is none. */
  public Optional<FileEntry> status(String path) {
    Message answer = ask("status", at(path));
    return answer.has("status")
        ? Optional.of(FileEntry.of(answer.message("status")))
        : Optional.empty();
  }

  /** The directory or file at a path, and everything below it, hidden or not. */
  public List<FileEntry> list(String path) {
    return ask("listTree", at(path)).messages("entries").stream()
        .map(FileEntry::of)
        .collect(Collectors.toList());
  }

  /** The paths of all files, not directories, at and below a path, hidden or not, sorted. */
  public List<String> filePaths(String path) {
    return list(path).stream()
        .filter(entry -> entry.type() != FileEntry.Type.DIRECTORY)
        .map(FileEntry::path)
        .sorted()
        .collect(Collectors.toList());
  }

  private Message at(String path) {
    return Message.of("path", path).with("uri", uri.toString()).with("user", user);
  }

  private Message ask(String operation, Message request) {
    return process.ask(operation, request);
  }
}
