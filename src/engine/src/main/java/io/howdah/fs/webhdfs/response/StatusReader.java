package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** Reads the response to GETFILESTATUS and GETFILELINKSTATUS. */
public final class StatusReader implements ResponseReader<FileStatus> {
  private final FilePath path;

  public StatusReader(FilePath path) {
    this.path = path;
  }

  @Override
  public FileStatus read(ClassicHttpResponse response) throws IOException {
    Fields fields = new Fields();
    Json.read(
        response.getEntity(),
        (name, value) -> {
          if (name.equals("FileStatus")) {
            Json.readFields(value, fields);
          }
        });
    return fields.statusOf(path);
  }

  /** The fields of one FileStatus object, as they come. */
  static final class Fields implements Json.FieldReader {
    private static final long UNKNOWN = -1;

    private FileStatus.@Nullable Type type;
    private String name = "";
    private long length = UNKNOWN;
    private long blockSize;
    private int replication;
    private String owner = "";
    private String group = "";
    private int permission;
    private long modificationTime;
    private long accessTime;
    private long fileId;
    private Storage storage = Storage.REPLICATED;
    private boolean erasureCoded;
    private boolean acl;
    private int storagePolicy;
    private String erasureCodingPolicy = "";

    @Override
    public void read(String field, JsonParser value) throws IOException {
      switch (field) {
        case "pathSuffix":
          name = Json.text(value);
          break;
        case "type":
          type = typeOf(Json.text(value));
          break;
        case "length":
          length = value.getValueAsLong();
          break;
        case "blockSize":
          blockSize = value.getValueAsLong();
          break;
        case "replication":
          replication = value.getValueAsInt();
          break;
        case "owner":
          owner = Json.text(value);
          break;
        case "group":
          group = Json.text(value);
          break;
        case "permission":
          permission = permissionOf(Json.text(value));
          break;
        case "modificationTime":
          modificationTime = value.getValueAsLong();
          break;
        case "accessTime":
          accessTime = value.getValueAsLong();
          break;
        case "fileId":
          fileId = value.getValueAsLong();
          break;
        case "encBit":
          if (value.getValueAsBoolean()) {
            storage = Storage.ENCRYPTED;
          }
          break;
        case "ecBit":
          erasureCoded = value.getValueAsBoolean();
          // Encryption hides the codec as well: its cipher text is what is coded.
          if (erasureCoded && storage != Storage.ENCRYPTED) {
            storage = Storage.ERASURE_CODED;
          }
          break;
        case "aclBit":
          acl = value.getValueAsBoolean();
          break;
        case "storagePolicy":
          storagePolicy = value.getValueAsInt();
          break;
        case "ecPolicy":
          erasureCodingPolicy = Json.text(value);
          break;
        default:
          break;
      }
    }

    /** The last name of the path; empty if the path is that of the request. */
    String name() {
      return name;
    }

    /** Refuses a status without the fields that every server sends. */
    FileStatus.Type refuseIncomplete() throws MalformedResponseException {
      FileStatus.Type known = type;
      if (known == null) {
        throw new MalformedResponseException("a file status without a type");
      }
      if (length < 0 || blockSize < 0) {
        throw new MalformedResponseException(
            "a file status without a length, or with a negative one");
      }
      return known;
    }

    FileStatus statusOf(FilePath path) throws MalformedResponseException {
      FileStatus.Type type = refuseIncomplete();
      FileStatus.Builder status = FileStatus.builder(path, type);
      if (type == FileStatus.Type.FILE) {
        // A NameNode reports 1 for every erasure-coded file, which has no replicas.
        status.length(length).blockSize(blockSize).replication(erasureCoded ? 0 : replication);
      }
      return status
          .owner(owner)
          .group(group)
          .permission(permission)
          .modificationTime(modificationTime)
          .accessTime(accessTime)
          .fileId(fileId)
          .storage(storage)
          .acl(acl)
          .storagePolicy(storagePolicy)
          .erasureCodingPolicy(erasureCodingPolicy)
          .build();
    }

    private static FileStatus.Type typeOf(String text) throws MalformedResponseException {
      switch (text) {
        case "FILE":
          return FileStatus.Type.FILE;
        case "DIRECTORY":
          return FileStatus.Type.DIRECTORY;
        case "SYMLINK":
          return FileStatus.Type.SYMLINK;
        default:
          throw new MalformedResponseException("an unknown type of file: " + text);
      }
    }

    private static int permissionOf(String text) throws MalformedResponseException {
      try {
        return Integer.parseInt(text, 8) & 01777;
      } catch (NumberFormatException e) {
        throw new MalformedResponseException("not an octal permission: " + text);
      }
    }
  }
}
