package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.Verdict;
import io.howdah.Verification;
import io.howdah.digest.BlockDigests;
import io.howdah.digest.ChecksumLayout;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.plan.FileRecord;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the existing destination file has the bytes of the source. Only a comparison of
 * all bytes counts. Where none is cheaper than a copy, and the request does not require one,
 * nothing is proven.
 */
final class EqualityProof {
  private final TransferContext context;
  private final ReadBack readBack;

  EqualityProof(TransferContext context) {
    this.context = context;
    this.readBack = new ReadBack(context);
  }

  /**
   * Compares both files.
   *
   * @return a proof with {@link Verdict#VERIFIED} where a checksum proves that they are equal,
   *     {@link Verdict#READ_TWICE} where both were read with equal bytes, {@link Verdict#MISMATCH}
   *     where they are proven to be different, and {@link Verdict#UNVERIFIABLE} otherwise
   */
  Proof compare(FileRecord record) throws CopyException {
    @Nullable FileStatus existing = record.existing();
    FileStatus source = record.source();
    if (existing == null || existing.length() != source.length()) {
      return Proof.MISMATCH;
    }
    if (existing.length() == 0) {
      // HDFS lists a file as empty while its first block is being written. Only reading it shows
      // its length.
      readBack.digest(context.source(), source.path(), 0, Collections.emptySet());
      readBack.digest(context.destination(), existing.path(), 0, Collections.emptySet());
      return Proof.of(Verdict.VERIFIED, null, null);
    }
    @Nullable FileChecksum theirs = checksum(context.destination(), existing);
    @Nullable FileChecksum ours = checksum(context.source(), source);
    Verdict verdict = compareChecksums(source, ours, existing, theirs);
    if (verdict == Verdict.UNVERIFIABLE
        && context.options().verification() == Verification.READBACK) {
      verdict = readsTheSame(source, existing) ? Verdict.READ_TWICE : Verdict.MISMATCH;
    }
    return Proof.of(verdict, ours, theirs);
  }

  private Verdict compareChecksums(
      FileStatus source,
      @Nullable FileChecksum ours,
      FileStatus existing,
      @Nullable FileChecksum theirs)
      throws CopyException {
    if (theirs != null && ours != null) {
      return ours.equals(theirs)
          ? Verdict.VERIFIED
          : compareInBothLayouts(source, ours, existing, theirs);
    }
    if (theirs != null) {
      return read(
          context.source(),
          source,
          Collections.singletonList(claim(context.destination(), existing, theirs)));
    }
    if (ours != null) {
      return read(
          context.destination(),
          existing,
          Collections.singletonList(claim(context.source(), source, ours)));
    }
    return Verdict.UNVERIFIABLE;
  }

  /** The checksum of the server; null where it gives none that bytes can be compared with. */
  static @Nullable FileChecksum checksum(RemoteFileSystem fileSystem, FileStatus file)
      throws CopyException {
    return file.storage() == Storage.REPLICATED
        ? fileSystem
            .checksum(file.path(), file.length())
            .filter(checksum -> checksum.bytesPerCrc() > 0) // that of an empty file, by now
            .orElse(null)
        : null;
  }

  /**
   * Reads the source and computes the checksums of both sides. It does not read where both
   * checksums are over the same blocks: then the bytes differ.
   */
  private Verdict compareInBothLayouts(
      FileStatus source, FileChecksum ours, FileStatus existing, FileChecksum theirs)
      throws CopyException {
    if (ours.isComparableTo(theirs) && ours.crcsPerBlock() == 0) {
      return Verdict.MISMATCH; // each file has one block
    }
    Claim ofSource = claim(context.source(), source, ours);
    Claim ofExisting = claim(context.destination(), existing, theirs);
    if (!ofSource.layout().equals(ofExisting.layout())) {
      return read(context.source(), source, Arrays.asList(ofSource, ofExisting));
    }
    return ofSource.isExact() && ofExisting.isExact() ? Verdict.MISMATCH : Verdict.UNVERIFIABLE;
  }

  /**
   * The claim of a server's checksum. Where the server does not return the blocks, they are assumed
   * to be regular. If they are not, equal files are copied again, but different files are never
   * skipped.
   */
  private static Claim claim(RemoteFileSystem fileSystem, FileStatus file, FileChecksum checksum)
      throws CopyException {
    Optional<Claim> claim = Claim.of(fileSystem, file, checksum);
    return claim.isPresent() ? claim.get() : Claim.overRegularBlocks(file, checksum);
  }

  /**
   * Reads one side and compares it with the servers' claims. That is still cheaper than a copy,
   * which reads and writes. Reading both sides is not, so it is done only on request.
   */
  private Verdict read(RemoteFileSystem readFrom, FileStatus read, List<Claim> claims)
      throws CopyException {
    Set<ChecksumLayout> layouts = new LinkedHashSet<>();
    claims.forEach(claim -> layouts.add(claim.layout()));
    Map<ChecksumLayout, BlockDigests> digests =
        readBack.digest(readFrom, read.path(), read.length(), layouts);
    boolean isOpen = false;
    for (Claim claim : claims) {
      if (!claim.isMetBy(digests)) {
        if (claim.isExact()) {
          return Verdict.MISMATCH;
        }
        isOpen = true;
      }
    }
    return isOpen ? Verdict.UNVERIFIABLE : Verdict.VERIFIED;
  }

  private boolean readsTheSame(FileStatus source, FileStatus existing) throws CopyException {
    Set<ChecksumLayout> layouts = Collections.singleton(ChecksumLayout.neutral());
    BlockDigests theirs =
        readBack
            .digest(context.destination(), existing.path(), existing.length(), layouts)
            .get(ChecksumLayout.neutral());
    BlockDigests ours =
        readBack
            .digest(context.source(), source.path(), source.length(), layouts)
            .get(ChecksumLayout.neutral());
    return Objects.requireNonNull(ours)
        .checksum()
        .equals(Objects.requireNonNull(theirs).checksum());
  }
}
