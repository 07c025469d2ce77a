package io.howdah.fs.webhdfs.response;

import io.howdah.fs.FileChecksum;
import io.howdah.fs.webhdfs.request.Request;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A response to GETFILECHECKSUM. */
public final class ChecksumResponse {
  /** The file has no checksum of HDFS's kind. */
  static final ChecksumResponse NONE = new ChecksumResponse(null, false);

  /** The server could not make one, which it mostly never can, but perhaps only now. */
  public static final ChecksumResponse REFUSED = new ChecksumResponse(null, true);

  private final @Nullable FileChecksum checksum;
  private final boolean isRefused;

  private ChecksumResponse(@Nullable FileChecksum checksum, boolean isRefused) {
    this.checksum = checksum;
    this.isRefused = isRefused;
  }

  static ChecksumResponse of(FileChecksum checksum) {
    return new ChecksumResponse(checksum, false);
  }

  public boolean isRefused() {
    return isRefused;
  }

  public Optional<FileChecksum> checksum() {
    return Optional.ofNullable(checksum);
  }

  /**
   * Whether a refusal means that the server can make no checksum of the file.
   *
   * <p>Hadoop's FileChecksumHelper returns null for CRCs of the type NULL and of several types, on
   * which DataNodes and HttpFS then fail with a NullPointerException. Blocks with different numbers
   * of bytes for each CRC, which it refuses block by block, end as "Fail to get block MD5", and so
   * does a block without a DataNode that responds.
   */
  public static boolean isRefusedBy(RemoteError error, Request request) {
    String message = request.withoutItsPaths(error.message());
    return error.exception().equals("NullPointerException")
        || message.contains("java.lang.NullPointerException")
        || message.contains("Fail to get block MD5")
        || message.contains("Fail to get block checksum");
  }
}
