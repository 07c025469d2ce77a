package io.howdah.json;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.Acl;
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
    line.number("storagePolicy", status.storagePolicy());
    if (!status.erasureCodingPolicy().isEmpty()) {
      line.text("erasureCodingPolicy", status.erasureCodingPolicy());
    }
    line.text("resolvedAcl", status.resolvedAcl().map(Acl::toString).orElse(null));
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
        .resolvedAcl(object.has("resolvedAcl") ? acl(object.text("resolvedAcl")) : null)
        .storagePolicy((int) object.numberOrZero("storagePolicy"))
        .erasureCodingPolicy(
            object.has("erasureCodingPolicy") ? object.text("erasureCodingPolicy") : "")
        .build();
  }

  private static Acl acl(String text) throws CopyException {
    try {
      return Acl.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT, "'resolvedAcl' is no valid ACL: '" + text + "'.", e);
    }
  }
}
