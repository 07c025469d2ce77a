package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.protocol.HdfsFileStatus;
import org.apache.hadoop.hdfs.server.protocol.NamenodeProtocols;
import org.apache.hadoop.io.EnumSetWritable;

/**
 * Makes empty files by calls inside the NameNode's JVM. That is some times faster than a client, so
 * that a test can have a million.
 */
final class EmptyFiles {
  private static final int THREADS = 4;
  private static final int FILES_OF_A_TASK = 1_000;
  private static final long BLOCK_SIZE = 1 << 20;
  private static final int CREATE_PARAMETERS = 8;

  /** A time that stays as it is. */
  private static final long UNCHANGED = -1;

  private final ClusterCommands clusters;

  EmptyFiles(ClusterCommands clusters) {
    this.clusters = clusters;
  }

  void register(Map<String, Command> commands) {
    commands.put("makeEmptyFiles", this::make);
  }

  private Message make(Message request) throws Exception {
    String root = request.text("path");
    int files = request.integer("files");
    int directories = request.integer("directories");
    long modified =
        request.has("modificationTime") ? request.number("modificationTime") : UNCHANGED;
    NamenodeProtocols nameNode = clusters.nameNode(0).getRpcServer();
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int begin = 0; begin < files; begin += FILES_OF_A_TASK) {
      int first = begin;
      int end = Math.min(files, begin + FILES_OF_A_TASK);
      tasks.add(
          () -> {
            for (int i = first; i < end; i++) {
              String path = String.format("%s/dir-%04d/file-%07d", root, i % directories, i);
              make(nameNode, path);
              if (modified != UNCHANGED) {
                nameNode.setTimes(path, modified, UNCHANGED);
              }
            }
            return end - first;
          });
    }
    Parallel.run(THREADS, tasks);
    return Message.EMPTY;
  }

  private static void make(NamenodeProtocols nameNode, String path) throws Exception {
    Method create =
        Arrays.stream(NamenodeProtocols.class.getMethods())
            .filter(method -> method.getName().equals("create"))
            .findFirst()
            .orElseThrow();
    Object[] arguments = {
      path,
      new FsPermission((short) 0644),
      "lab",
      new EnumSetWritable<>(EnumSet.of(CreateFlag.CREATE)),
      true,
      (short) 1,
      BLOCK_SIZE,
      null
    };
    // Hadoop 3 has more parameters: policies, which may be null.
    Object[] all =
        Arrays.copyOf(arguments, Math.max(CREATE_PARAMETERS, create.getParameterCount()));
    HdfsFileStatus file = (HdfsFileStatus) Objects.requireNonNull(create.invoke(nameNode, all));
    nameNode.complete(path, "lab", null, file.getFileId());
  }
}
