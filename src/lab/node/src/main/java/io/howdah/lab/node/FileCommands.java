package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import io.howdah.lab.channel.SeededBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.io.IOUtils;
import org.jspecify.annotations.Nullable;

/** Writes and reads the content of single files, by Hadoop's own client. */
final class FileCommands {
  private static final int BUFFER = 1 << 16;

  private final FileSystems fileSystems;
  private final Map<String, FSDataOutputStream> heldOpen = new ConcurrentHashMap<>();

  FileCommands(FileSystems fileSystems) {
    this.fileSystems = fileSystems;
  }

  void register(Map<String, Command> commands) {
    commands.put("write", this::write);
    commands.put("append", this::append);
    commands.put("blockLengths", this::blockLengths);
    commands.put("alter", this::alter);
    commands.put("read", this::read);
    commands.put("openForWrite", this::openForWrite);
    commands.put("goOnWriting", this::goOnWriting);
    commands.put("closeWrite", this::closeWrite);
  }

  static FSDataOutputStream create(FileSystem fileSystem, Path path, Message request)
      throws IOException {
    long blockSize =
        request.has("blockSize")
            ? request.number("blockSize")
            : fileSystem.getDefaultBlockSize(path);
    short replication =
        request.has("replication")
            ? (short) request.integer("replication")
            : fileSystem.getDefaultReplication(path);
    return fileSystem.create(path, true, BUFFER, replication, blockSize);
  }

  private Message write(Message request) throws IOException {
    DistributedFileSystem fileSystem = fileSystems.of(request);
    try (InputStream content = content(request);
        OutputStream out = create(fileSystem, FileSystems.path(request), request)) {
      IOUtils.copyBytes(content, out, BUFFER);
    }
    return Message.EMPTY;
  }

  private static InputStream content(Message request) {
    if (request.has("bytes")) {
      return new java.io.ByteArrayInputStream(Base64.getDecoder().decode(request.text("bytes")));
    }
    long offset = request.has("offset") ? request.number("offset") : 0;
    return new SeededBytes(request.number("seed"), offset, offset + request.number("size"));
  }

  private Message append(Message request) throws IOException {
    try (InputStream content = content(request);
        OutputStream out =
            fileSystems
                .of(request)
                .append(FileSystems.path(request), appendFlags(request), BUFFER, null)) {
      IOUtils.copyBytes(content, out, BUFFER);
    }
    return Message.EMPTY;
  }

  private static EnumSet<CreateFlag> appendFlags(Message request) {
    return request.has("newBlock")
        ? EnumSet.of(CreateFlag.APPEND, CreateFlag.NEW_BLOCK)
        : EnumSet.of(CreateFlag.APPEND);
  }

  private Message blockLengths(Message request) throws IOException {
    DistributedFileSystem fileSystem = fileSystems.of(request);
    Path path = FileSystems.path(request);
    return Message.of(
        "lengths",
        Arrays.stream(fileSystem.getFileBlockLocations(path, 0, Long.MAX_VALUE))
            .map(block -> Long.toString(block.getLength()))
            .collect(Collectors.toList()));
  }

  // Same length, owner, mode and times: only the bytes show the difference.
  private Message alter(Message request) throws IOException {
    DistributedFileSystem fileSystem = fileSystems.of(request);
    Path path = FileSystems.path(request);
    FileStatus status = fileSystem.getFileStatus(path);
    long position = request.number("position");
    if (position < 0 || position >= status.getLen()) {
      throw new IllegalArgumentException(
          "No byte at " + position + " in " + path + ", which has " + status.getLen() + " bytes.");
    }
    FileStatus parent = fileSystem.getFileStatus(path.getParent());
    Path altered = new Path(path.getParent(), ".lab-altered");
    try (InputStream in = fileSystem.open(path);
        OutputStream out =
            fileSystem.create(
                altered, true, BUFFER, status.getReplication(), status.getBlockSize())) {
      IOUtils.copyBytes(in, out, position, false);
      out.write(in.read() ^ 1);
      IOUtils.copyBytes(in, out, BUFFER, false);
    }
    fileSystem.setPermission(altered, status.getPermission());
    fileSystem.setOwner(altered, status.getOwner(), status.getGroup());
    fileSystem.setTimes(altered, status.getModificationTime(), status.getAccessTime());
    fileSystem.rename(altered, path, Options.Rename.OVERWRITE);
    fileSystem.setTimes(path.getParent(), parent.getModificationTime(), -1);
    return Message.EMPTY;
  }

  private Message read(Message request) throws IOException {
    try (FSDataInputStream in = fileSystems.of(request).open(FileSystems.path(request))) {
      return Message.of("bytes", Base64.getEncoder().encodeToString(in.readAllBytes()));
    }
  }

  private Message openForWrite(Message request) throws IOException {
    DistributedFileSystem fileSystem = fileSystems.of(request);
    FSDataOutputStream out = create(fileSystem, FileSystems.path(request), request);
    heldOpen.put(key(request), out);
    IOUtils.copyBytes(content(request), out, BUFFER, false);
    out.hflush();
    return Message.EMPTY;
  }

  private Message goOnWriting(Message request) throws IOException {
    FSDataOutputStream out = required(heldOpen.get(key(request)), request);
    IOUtils.copyBytes(content(request), out, BUFFER, false);
    return Message.EMPTY;
  }

  private Message closeWrite(Message request) throws IOException {
    required(heldOpen.remove(key(request)), request).close();
    return Message.EMPTY;
  }

  private static FSDataOutputStream required(@Nullable FSDataOutputStream out, Message request) {
    if (out == null) {
      throw new IllegalStateException(request.text("path") + " is not held open.");
    }
    return out;
  }

  private static String key(Message request) {
    return request.text("uri") + request.text("path");
  }
}
