package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import io.howdah.lab.channel.SeededBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.io.IOUtils;

/** Writes and lists whole trees. */
final class TreeCommands {
  private static final int THREADS = 16;

  private final FileSystems fileSystems;

  TreeCommands(FileSystems fileSystems) {
    this.fileSystems = fileSystems;
  }

  void register(Map<String, Command> commands) {
    commands.put("writeTree", this::write);
    commands.put("listTree", this::list);
  }

  private Message write(Message request) throws Exception {
    DistributedFileSystem fileSystem = fileSystems.of(request);
    Path root = FileSystems.path(request);
    int directories = request.integer("directories");
    long seed = request.number("seed");
    long smallest = request.number("smallest");
    long largest = request.number("largest");
    SplittableRandom random = new SplittableRandom(seed);
    fileSystem.mkdirs(root);
    List<Callable<Long>> tasks = new ArrayList<>();
    for (int i = 0; i < request.integer("files"); i++) {
      String name = String.format("file-%06d", i);
      Path parent = directories == 0 ? root : new Path(root, directory(i % directories));
      long size = random.nextLong(smallest, largest + 1);
      long fileSeed = seed + i;
      tasks.add(() -> write(fileSystem, new Path(parent, name), fileSeed, size, request));
    }
    long bytes = 0;
    for (long size : Parallel.run(THREADS, tasks)) {
      bytes += size;
    }
    return Message.of("bytes", bytes);
  }

  private static String directory(int index) {
    return String.format("dir-%04d", index);
  }

  private static long write(
      DistributedFileSystem fileSystem, Path path, long seed, long size, Message request)
      throws IOException {
    try (InputStream content = new SeededBytes(seed, 0, size);
        OutputStream out = FileCommands.create(fileSystem, path, request)) {
      IOUtils.copyBytes(content, out, 1 << 16);
    }
    return size;
  }

  private Message list(Message request) throws Exception {
    HdfsTree tree =
        new HdfsTree(Login.as(null), fileSystems.of(request), FileSystems.path(request));
    List<Message> entries = new ArrayList<>();
    for (FileStatus status : tree.statuses(THREADS)) {
      entries.add(StatusCommands.message(status));
    }
    return Message.EMPTY.withMessages("entries", entries);
  }
}
