package io.howdah.ledger;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A target, and the state in which both sides list its file: file id, length and modification time.
 * A file of HDFS changes by append, truncate or replacement. Each of these changes one of the
 * three, unless a program restores the time. The target is 64 bits of SHA-256, and the state 128.
 */
final class FileKey {
  private static final int NUMBERS = 6;

  private final long target;
  private final long high;
  private final long low;

  private FileKey(long target, long high, long low) {
    this.target = target;
    this.high = high;
    this.low = low;
  }

  static FileKey of(long target, long high, long low) {
    return new FileKey(target, high, low);
  }

  /** The key for a proof of this kind. */
  static FileKey of(FilePath target, FileStatus source, FileStatus destination, ProofKind kind) {
    byte[] targetPath = bytes(target);
    byte[] sourcePath = bytes(source.path());
    MessageDigest sha256 = sha256();
    ByteBuffer state =
        ByteBuffer.allocate(
            (NUMBERS + 1) * Long.BYTES + Byte.BYTES + targetPath.length + sourcePath.length);
    state.put(kind.code()).putLong(targetPath.length).put(targetPath).put(sourcePath);
    add(source, state);
    add(destination, state);
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest(state.array()));
    ByteBuffer digestOfTarget = ByteBuffer.wrap(sha256.digest(targetPath));
    return new FileKey(digestOfTarget.getLong(), digest.getLong(), digest.getLong());
  }

  private static byte[] bytes(FilePath path) {
    return path.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void add(FileStatus status, ByteBuffer to) {
    to.putLong(status.fileId()).putLong(status.length()).putLong(status.modificationTime());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** Which target it is. */
  long target() {
    return target;
  }

  /** The first half of the state. */
  long high() {
    return high;
  }

  /** The second half of the state. */
  long low() {
    return low;
  }
}
