package io.howdah.transfer;

import io.howdah.FileAttribute;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.plan.FileRecord;
import io.howdah.scope.Preservation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The replication and the block size that a new file takes over from its source. They must be
 * stated when the file is created.
 */
final class NewFileAttributes {
  private final int replication;
  private final long blockSize;

  private NewFileAttributes(int replication, long blockSize) {
    this.replication = replication;
    this.blockSize = blockSize;
  }

  static NewFileAttributes of(int replication, long blockSize) {
    return new NewFileAttributes(replication, blockSize);
  }

  /**
   * The attributes to preserve. An erasure-coded file has no replicas, and its block size is that
   * of an internal block. A target with erasure coding gets neither, since its policy decides.
   */
  static NewFileAttributes preserved(
      Preservation preservation, FileRecord record, FileStatus source) {
    if (source.replication() == 0 || record.storage() == Storage.ERASURE_CODED) {
      return of(0, 0);
    }
    return of(
        preservation.keeps(FileAttribute.REPLICATION) ? source.replication() : 0,
        preservation.keeps(FileAttribute.BLOCK_SIZE) ? source.blockSize() : 0);
  }

  /** The number of replicas; 0 for the destination's default. */
  int replication() {
    return replication;
  }

  /** Bytes of a block; 0 for the destination's default. */
  long blockSize() {
    return blockSize;
  }

  NewFileAttributes withoutReplication() {
    return of(0, blockSize);
  }

  NewFileAttributes withoutBlockSize() {
    return of(replication, 0);
  }

  /** What to try if the server refuses one of the values. It does not say which. */
  List<NewFileAttributes> fewer() {
    List<NewFileAttributes> fewer = new ArrayList<>();
    if (replication != 0) {
      fewer.add(withoutReplication());
    }
    if (blockSize != 0) {
      fewer.add(withoutBlockSize());
    }
    if (replication != 0 && blockSize != 0) {
      fewer.add(of(0, 0));
    }
    return fewer;
  }

  /** What these have and the others do not. */
  Set<FileAttribute> missingIn(NewFileAttributes others) {
    Set<FileAttribute> missing = EnumSet.noneOf(FileAttribute.class);
    if (replication != others.replication) {
      missing.add(FileAttribute.REPLICATION);
    }
    if (blockSize != others.blockSize) {
      missing.add(FileAttribute.BLOCK_SIZE);
    }
    return missing;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NewFileAttributes
        && ((NewFileAttributes) other).replication == replication
        && ((NewFileAttributes) other).blockSize == blockSize;
  }

  @Override
  public int hashCode() {
    return Objects.hash(replication, blockSize);
  }

  @Override
  public String toString() {
    return "replication " + replication + ", block size " + blockSize;
  }
}
