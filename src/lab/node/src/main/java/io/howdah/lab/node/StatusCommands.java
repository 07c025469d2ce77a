package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.crypto.key.KeyProvider;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.AclEntry;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.apache.hadoop.hdfs.protocol.OpenFileEntry;

/** Everything about files and directories but their content, by Hadoop's own client. */
final class StatusCommands {
  private static final String ENCRYPTION_KEY = "lab";

  private final FileSystems fileSystems;

  StatusCommands(FileSystems fileSystems) {
    this.fileSystems = fileSystems;
  }

  void register(Map<String, Command> commands) {
    commands.put("status", this::status);
    commands.put("openFiles", this::openFiles);
    commands.put("acl", this::acl);
    commands.put("storagePolicy", this::storagePolicy);
    change(
        commands,
        "concat",
        (files, path, request) ->
            files.concat(
                path, request.texts("parts").stream().map(Path::new).toArray(Path[]::new)));
    change(
        commands,
        "addAcl",
        (files, path, request) ->
            files.modifyAclEntries(path, AclEntry.parseAclSpec(request.text("entries"), true)));
    change(
        commands,
        "setStoragePolicy",
        (files, path, request) -> files.setStoragePolicy(path, request.text("policy")));
    change(commands, "mkdirs", (files, path, request) -> files.mkdirs(path));
    change(commands, "delete", (files, path, request) -> files.delete(path, true));
    change(
        commands,
        "rename",
        (files, path, request) ->
            files.rename(path, new Path(request.text("target")), Options.Rename.OVERWRITE));
    change(
        commands,
        "setPermission",
        (files, path, request) ->
            files.setPermission(path, new FsPermission((short) request.integer("permission"))));
    change(
        commands,
        "setOwner",
        (files, path, request) ->
            files.setOwner(path, request.text("owner"), request.text("group")));
    change(
        commands,
        "setTimes",
        (files, path, request) ->
            files.setTimes(path, request.number("modificationTime"), request.number("accessTime")));
    change(
        commands,
        "setReplication",
        (files, path, request) ->
            files.setReplication(path, (short) request.integer("replication")));
    change(
        commands,
        "setQuota",
        (files, path, request) ->
            files.setQuota(path, quota(request, "names"), quota(request, "bytes")));
    commands.put("snapshots", this::snapshots);
    change(commands, "allowSnapshot", (files, path, request) -> files.allowSnapshot(path));
    change(commands, "disallowSnapshot", (files, path, request) -> files.disallowSnapshot(path));
    change(
        commands,
        "createSnapshot",
        (files, path, request) -> files.createSnapshot(path, request.text("snapshot")));
    change(
        commands,
        "deleteSnapshot",
        (files, path, request) -> files.deleteSnapshot(path, request.text("snapshot")));
    change(
        commands,
        "makeEncryptionZone",
        (files, path, request) -> {
          files.mkdirs(path);
          files.createEncryptionZone(path, encryptionKey(files));
        });
    change(
        commands,
        "erasureCode",
        (files, path, request) -> {
          files.enableErasureCodingPolicy(request.text("policy"));
          files.setErasureCodingPolicy(path, request.text("policy"));
        });
  }

  static Message message(FileStatus status) {
    return Message.of("path", Path.getPathWithoutSchemeAndAuthority(status.getPath()).toString())
        .with("type", type(status))
        .with("length", status.getLen())
        .with("blockSize", status.getBlockSize())
        .with("replication", (long) status.getReplication())
        .with("owner", status.getOwner())
        .with("group", status.getGroup())
        .with("permission", (long) status.getPermission().toShort())
        .with("modificationTime", status.getModificationTime())
        .with("accessTime", status.getAccessTime());
  }

  static String type(FileStatus status) {
    if (status.isSymlink()) {
      return "SYMLINK";
    }
    return status.isDirectory() ? "DIRECTORY" : "FILE";
  }

  private Message status(Message request) throws IOException {
    try {
      FileStatus status = fileSystems.of(request).getFileStatus(FileSystems.path(request));
      return Message.of("status", message(status));
    } catch (FileNotFoundException e) {
      return Message.EMPTY;
    }
  }

  private Message acl(Message request) throws IOException {
    return Message.of(
        "entries",
        fileSystems.of(request).getAclStatus(FileSystems.path(request)).getEntries().stream()
            .map(AclEntry::toString)
            .collect(Collectors.toList()));
  }

  private Message storagePolicy(Message request) throws IOException {
    return Message.of(
        "policy", fileSystems.of(request).getStoragePolicy(FileSystems.path(request)).getName());
  }

  private static String encryptionKey(DistributedFileSystem files) throws IOException {
    KeyProvider keys = files.getClient().getKeyProvider();
    if (keys == null) {
      throw new IllegalStateException("The cluster has no key management server.");
    }
    if (keys.getMetadata(ENCRYPTION_KEY) != null) {
      return ENCRYPTION_KEY;
    }
    try {
      keys.createKey(ENCRYPTION_KEY, KeyProvider.options(new Configuration()));
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("No key can be made.", e);
    }
    return ENCRYPTION_KEY;
  }

  // Hadoop 2 has only this deprecated method.
  @SuppressWarnings("deprecation")
  private Message openFiles(Message request) throws IOException {
    List<String> paths = new ArrayList<>();
    RemoteIterator<OpenFileEntry> entries = fileSystems.of(request).listOpenFiles();
    while (entries.hasNext()) {
      paths.add(entries.next().getFilePath());
    }
    return Message.of("paths", paths);
  }

  private Message snapshots(Message request) throws IOException {
    List<String> names = new ArrayList<>();
    Path directory = new Path(FileSystems.path(request), ".snapshot");
    for (FileStatus snapshot : fileSystems.of(request).listStatus(directory)) {
      names.add(snapshot.getPath().getName());
    }
    return Message.of("names", names);
  }

  private static long quota(Message request, String name) {
    return request.has(name) ? request.number(name) : HdfsConstants.QUOTA_DONT_SET;
  }

  private void change(Map<String, Command> commands, String name, Change change) {
    commands.put(
        name,
        request -> {
          change.apply(fileSystems.of(request), FileSystems.path(request), request);
          return Message.EMPTY;
        });
  }

  private interface Change {
    void apply(DistributedFileSystem files, Path path, Message request) throws IOException;
  }
}
