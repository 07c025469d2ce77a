package io.howdah.json;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import java.io.IOException;

/**
 * Writes and reads the members of a {@link FileStatus} but its path. Names are those of the status,
 * and times are milliseconds since 1970.
 */
public final class FileStatusJson {
  private FileStatusJson() {}

  public static void write(FileStatus status, JsonLine line) throws IOException {
    line.text("type", status.type().name())
        .number("length", status.length())
        .number("blockSize", status.blockSize())
        .number("replication", status.replication())
        .text("owner", status.owner())
        .text("group", status.group())
        .number("permission", status.permission())
        .number("modificationTime", status.modificationTime())
        .number("accessTime", status.accessTime())
        .number("fileId", status.fileId())
        .text("storage", status.storage().name());
    if (status.hasAcl()) {
      line.mark("acl");
    }
  }

  /**
   * Reads a status.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#INVALID_ARGUMENT} where it is invalid
   */
  public static FileStatus read(FilePath path, JsonObject object) throws CopyException {
    return FileStatus.builder(path, object.constant("type", FileStatus.Type.class))
        .length(object.numberOrZero("length"))
        .blockSize(object.numberOrZero("blockSize"))
        .replication((int) object.numberOrZero("replication"))
        .owner(object.text("owner"))
        .group(object.text("group"))
        .permission((int) object.numberOrZero("permission"))
        .modificationTime(object.numberOrZero("modificationTime"))
        .accessTime(object.numberOrZero("accessTime"))
        .fileId(object.numberOrZero("fileId"))
        .storage(object.constant("storage", Storage.class))
        .acl(object.has("acl"))
        .build();
  }
}
