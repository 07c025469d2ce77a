package io.howdah.connect;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cluster that a copy has opened, and how it reads the paths that the user gives. */
public final class ConnectedCluster implements AutoCloseable {
  /** {@link #maxConcurrency()} without a limit. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private final RemoteFileSystem fileSystem;
  private final @Nullable String root;
  private final int maxConcurrency;
  private final Set<String> servers;

  private ConnectedCluster(
      RemoteFileSystem fileSystem, @Nullable String root, int maxConcurrency, Set<String> servers) {
    this.fileSystem = fileSystem;
    this.root = root;
    this.maxConcurrency = maxConcurrency;
    this.servers = servers;
  }

  /**
   * An opened cluster.
   *
   * @param root what relative paths are relative to; itself relative to the user's home directory
   *     unless it is absolute; null for the home directory
   * @param maxConcurrency the most files in flight, or {@link #UNLIMITED}
   * @param servers names of the servers, by which it is known that two aliases are one cluster
   */
  public static ConnectedCluster of(
      RemoteFileSystem fileSystem, @Nullable String root, int maxConcurrency, Set<String> servers) {
    return new ConnectedCluster(
        fileSystem, root, maxConcurrency, Collections.unmodifiableSet(new HashSet<>(servers)));
  }

  public RemoteFileSystem fileSystem() {
    return fileSystem;
  }

  public int maxConcurrency() {
    return maxConcurrency;
  }

  /** Whether both are known to show the same files. */
  public boolean sharesFilesWith(ConnectedCluster other) {
    return !Collections.disjoint(servers, other.servers);
  }

  /** A path as the user gave it, made absolute. */
  public FilePath path(String given) throws CopyException {
    if (given.startsWith("/")) {
      return FilePath.of(given);
    }
    return base().resolve(given);
  }

  /** A pattern as the user gave it, made absolute; nothing in what is put before it is magic. */
  public String pattern(String given) throws CopyException {
    if (given.startsWith("/")) {
      return given;
    }
    return base().toString().replaceAll("([*?\\[{\\\\])", "\\\\$1") + "/" + given;
  }

  private FilePath base() throws CopyException {
    String prefix = root;
    if (prefix == null) {
      return fileSystem.homeDirectory();
    }
    return prefix.startsWith("/")
        ? FilePath.of(prefix)
        : fileSystem.homeDirectory().resolve(prefix);
  }

  @Override
  public void close() {
    fileSystem.close();
  }
}
