package io.howdah.lab.node;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.UserGroupInformation;

/** A tree in a cluster, read by Hadoop's own client. */
final class HdfsTree implements Tree {
  private final UserGroupInformation reader;
  private final FileSystem fileSystem;
  private final Path root;

  HdfsTree(UserGroupInformation reader, FileSystem fileSystem, Path root) {
    this.reader = reader;
    this.fileSystem = fileSystem;
    this.root = root;
  }

  /** The status of the root and of everything below it, directories before what is in them. */
  List<FileStatus> statuses(int threads) throws Exception {
    FileStatus top = fileSystem.getFileStatus(root);
    List<FileStatus> found = new ArrayList<>(List.of(top));
    List<FileStatus> level = List.of(top);
    while (!level.isEmpty()) {
      List<Callable<List<FileStatus>>> listings =
          level.stream()
              .filter(FileStatus::isDirectory)
              .<Callable<List<FileStatus>>>map(
                  status -> () -> Arrays.asList(fileSystem.listStatus(status.getPath())))
              .collect(Collectors.toList());
      level =
          Parallel.run(threads, listings).stream()
              .flatMap(List::stream)
              .collect(Collectors.toList());
      found.addAll(level);
    }
    return found;
  }

  @Override
  public SortedMap<String, Entry> entries(int threads) throws Exception {
    SortedMap<String, Entry> entries = new TreeMap<>();
    for (FileStatus status : statuses(threads)) {
      String path = status.getPath().toUri().getPath();
      entries.put(below(path), entry(status));
    }
    return entries;
  }

  @Override
  public InputStream open(String path) throws IOException {
    Path file = path.isEmpty() ? root : new Path(prefix() + path);
    // The reader of an encrypted file must log in at the key server.
    return Login.run(reader, () -> fileSystem.open(file));
  }

  private String below(String path) {
    return path.equals(root.toUri().getPath()) ? "" : path.substring(prefix().length());
  }

  private String prefix() {
    String path = root.toUri().getPath();
    return path.equals("/") ? path : path + "/";
  }

  private static Entry entry(FileStatus status) throws IOException {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("OWNER", status.getOwner());
    attributes.put("GROUP", status.getGroup());
    attributes.put("PERMISSION", String.format("%o", status.getPermission().toShort()));
    attributes.put("MODIFICATION_TIME", Long.toString(status.getModificationTime()));
    if (status.isFile()) {
      attributes.put("REPLICATION", Short.toString(status.getReplication()));
      attributes.put("BLOCK_SIZE", Long.toString(status.getBlockSize()));
    }
    return new Entry(StatusCommands.type(status), status.getLen(), attributes);
  }
}
