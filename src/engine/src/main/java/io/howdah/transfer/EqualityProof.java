package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.CopyOptions.Verification;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.plan.CopyTask;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the destination file that exists already holds the source's bytes. Only a proof
 * counts; where none can be had for less than a copy, and nobody asked for one, the answer is no.
 */
final class EqualityProof {
  private final TransferContext context;
  private final ReadBack readBack;

  EqualityProof(TransferContext context) {
    this.context = context;
    this.readBack = new ReadBack(context);
  }

  /** Whether both files are proven to hold the same bytes. */
  boolean holds(CopyTask task) throws CopyException {
    @Nullable FileStatus existing = task.existing();
    if (existing == null || existing.length() != task.source().length()) {
      return false;
    }
    if (existing.length() == 0) {
      // A file that is being written may say that it is empty: only reading it tells.
      readBack.digest(context.source(), task.source().path(), 0, Collections.emptySet());
      return true;
    }
    @Nullable FileChecksum theirs = checksum(context.destination(), existing);
    @Nullable FileChecksum ours = checksum(context.source(), task.source());
    if (ours != null && theirs != null && ours.isComparableTo(theirs)) {
      return ours.equals(theirs);
    }
    return provenByReading(task.source(), ours, existing, theirs);
  }

  private static @Nullable FileChecksum checksum(RemoteFileSystem fileSystem, FileStatus file)
      throws CopyException {
    return file.storage() == Storage.REPLICATED
        ? fileSystem.checksum(file.path(), file.length()).orElse(null)
        : null;
  }

  /**
   * Reads one side and computes what both must answer. That is still cheaper than a copy, which
   * reads and writes; reading both sides would not be, and is done on request only.
   */
  private boolean provenByReading(
      FileStatus source,
      @Nullable FileChecksum ours,
      FileStatus existing,
      @Nullable FileChecksum theirs)
      throws CopyException {
    if (theirs != null) {
      return matches(context.source(), source, ours, existing, theirs);
    }
    if (ours != null) {
      return matches(context.destination(), existing, null, source, ours);
    }
    return context.options().verification() == Verification.READBACK
        && readsTheSame(source, existing);
  }

  private boolean readsTheSame(FileStatus source, FileStatus existing) throws CopyException {
    Set<ChecksumLayout> layouts = Collections.singleton(ChecksumLayout.neutral());
    BlockDigests theirs =
        readBack
            .digest(context.destination(), existing.path(), existing.length(), layouts)
            .get(ChecksumLayout.neutral());
    return has(
        readBack.digest(context.source(), source.path(), source.length(), layouts),
        ChecksumLayout.neutral(),
        Objects.requireNonNull(theirs).checksum());
  }

  private boolean matches(
      RemoteFileSystem readFrom,
      FileStatus read,
      @Nullable FileChecksum readChecksum,
      FileStatus other,
      FileChecksum otherChecksum)
      throws CopyException {
    Set<ChecksumLayout> layouts = new LinkedHashSet<>();
    ChecksumLayout otherLayout = ChecksumLayout.of(otherChecksum, other);
    layouts.add(otherLayout);
    @Nullable ChecksumLayout readLayout =
        readChecksum == null ? null : ChecksumLayout.of(readChecksum, read);
    if (readLayout != null) {
      layouts.add(readLayout);
    }
    Map<ChecksumLayout, BlockDigests> digests =
        readBack.digest(readFrom, read.path(), read.length(), layouts);
    return has(digests, otherLayout, otherChecksum)
        && (readLayout == null || has(digests, readLayout, readChecksum));
  }

  private static boolean has(
      Map<ChecksumLayout, BlockDigests> digests,
      ChecksumLayout layout,
      @Nullable FileChecksum checksum) {
    @Nullable BlockDigests digest = digests.get(layout);
    return digest != null && digest.checksum().equals(checksum);
  }
}
