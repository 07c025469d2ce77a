package io.howdah.report;

import io.howdah.fs.Acl;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * A number for a path and the states of its entries: 64 bits of SHA-256. Two different states have
 * the same number with a probability of less than one in a trillion, even if a user of the clusters
 * chooses names to this end.
 */
final class StateKey {
  private final MessageDigest digest;

  private StateKey(String purpose, FilePath target) {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
    text(purpose).text(target.toString());
  }

  /** A key that has only a purpose and a path so far. */
  static StateKey of(String purpose, FilePath target) {
    return new StateKey(purpose, target);
  }

  /** Adds what changes when the bytes of a file do. Of a directory, and of none, only the kind. */
  StateKey content(@Nullable FileStatus status) {
    if (status == null) {
      return text("none");
    }
    text(status.type().name());
    return status.isFile()
        ? number(status.length()).number(status.modificationTime()).number(status.fileId())
        : this;
  }

  /** Adds the attributes that a copy may carry. Creating entries touches those of a directory. */
  StateKey attributes(FileStatus status) {
    return text(status.owner())
        .text(status.group())
        .number(status.permission())
        .number(status.replication())
        .number(status.storagePolicy())
        .text(status.erasureCodingPolicy())
        .text(status.hasAcl() ? "acl" : "")
        .text(status.resolvedAcl().map(Acl::toString).orElse(""));
  }

  StateKey number(long value) {
    return text(Long.toString(value));
  }

  private StateKey text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    // With its length, so that two texts never look like two others.
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    return this;
  }

  /** The number. The key cannot be used any more. */
  long value() {
    byte[] bytes = digest.digest();
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << Byte.SIZE | (bytes[i] & 0xff);
    }
    return value;
  }
}
