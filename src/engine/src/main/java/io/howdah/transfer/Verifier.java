package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.Verdict;
import io.howdah.Verification;
import io.howdah.digest.BlockDigests;
import io.howdah.digest.ChecksumLayout;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the source and the written file both have the bytes that were streamed.
 *
 * <p>It compares the checksum of each server with the one that was computed during the transfer.
 * The written file is read back where that is cheaper, or the only proof. This reading is also
 * compared with checksums in other layouts than the computed ones. A mismatch is thrown, never
 * returned.
 */
final class Verifier {
  /**
   * Up to this length, reading back costs the servers less than a checksum. A checksum takes about
   * 1 ms of CPU, whatever the length.
   */
  private static final long READ_BACK_LIMIT = 256 << 10;

  private final TransferContext context;
  private final ReadBack readBack;
  private final SourceProof sourceProof;

  Verifier(TransferContext context) {
    this.context = context;
    this.readBack = new ReadBack(context);
    this.sourceProof = new SourceProof(context, readBack);
  }

  /**
   * Checks one written file.
   *
   * @param source the status of the source when it was opened
   * @param written the temporary file
   * @param streamed the digests of the bytes that were sent
   * @throws CopyException {@link ErrorCode#VERIFICATION_FAILED}, {@link ErrorCode#SOURCE_CHANGED}
   *     where the source has changed, or {@link ErrorCode#NOT_VERIFIABLE}
   */
  Proof verify(
      FileStatus source,
      FilePath written,
      FileLayouts layouts,
      Map<ChecksumLayout, BlockDigests> streamed)
      throws CopyException {
    if (!context.options().verification().provesBytes()) {
      checkLength(source, written);
      return Proof.of(Verdict.UNVERIFIABLE, null, null);
    }
    SourceProof.Finding finding = sourceProof.examine(source, layouts, streamed);
    @Nullable FileChecksum proven =
        source.length() > 0
            ? proveWritten(source, written, layouts, streamed, finding.open())
            : null;
    return Proof.of(finding.verdict(), finding.stored(), proven);
  }

  /**
   * Refuses a file that cannot be proven but must be, before any of its bytes is moved.
   *
   * @throws CopyException {@link ErrorCode#NOT_VERIFIABLE}
   */
  void refuseUnprovable(FileStatus source, FileLayouts layouts) throws CopyException {
    sourceProof.refuseUnprovable(source, layouts);
  }

  private void checkLength(FileStatus source, FilePath written) throws CopyException {
    if (context.options().verification() == Verification.NONE) {
      return;
    }
    long length = context.destination().status(written).map(FileStatus::length).orElse(-1L);
    if (length != source.length()) {
      throw mismatch(
          "'" + written + "' has " + length + " bytes after " + source.length() + " were sent.");
    }
  }

  /**
   * Compares the written file with the streamed bytes. Returns its checksum.
   *
   * @param ofSource another claim that the same bytes must match; null for none
   */
  private FileChecksum proveWritten(
      FileStatus source,
      FilePath written,
      FileLayouts layouts,
      Map<ChecksumLayout, BlockDigests> streamed,
      @Nullable Claim ofSource)
      throws CopyException {
    List<Claim> claims = new ArrayList<>();
    if (ofSource != null) {
      // Reading the written file proves both sides at the same time.
      claims.add(ofSource);
    } else if (needsChecksum(source, layouts)) {
      Optional<FileChecksum> proven = checksum(written, layouts, streamed, claims);
      if (proven.isPresent()) {
        return proven.get();
      }
    }
    compareReadBack(source, written, streamed, claims);
    return claims.stream()
        .filter(claim -> claim.file().path().equals(written))
        .map(Claim::checksum)
        .findFirst()
        .orElseGet(() -> ofBytes(layouts, streamed));
  }

  /** The checksum that the server of the destination most likely gives for these bytes. */
  private static FileChecksum ofBytes(
      FileLayouts layouts, Map<ChecksumLayout, BlockDigests> streamed) {
    @Nullable ChecksumLayout expected = layouts.destination();
    return checksum(streamed, expected == null ? streamed.keySet().iterator().next() : expected);
  }

  private boolean needsChecksum(FileStatus source, FileLayouts layouts) {
    return context.options().verification() != Verification.READBACK
        && layouts.destination() != null
        && source.length() > READ_BACK_LIMIT;
  }

  /**
   * The server's checksum where it proves the written file; empty where it does not.
   *
   * @param claims receives a checksum in another layout, which a reading must match
   */
  private Optional<FileChecksum> checksum(
      FilePath written,
      FileLayouts layouts,
      Map<ChecksumLayout, BlockDigests> streamed,
      List<Claim> claims)
      throws CopyException {
    ChecksumLayout expected = Objects.requireNonNull(layouts.destination());
    BlockDigests sent = Objects.requireNonNull(streamed.get(expected));
    Optional<FileChecksum> found = context.destination().checksum(written, sent.length());
    if (!found.isPresent() || found.get().equals(sent.checksum())) {
      return found;
    }
    FileStatus file =
        FileStatus.builder(written, FileStatus.Type.FILE)
            .length(sent.length())
            .blockSize(layouts.destinationBlockSize())
            .build();
    Optional<Claim> claim = Claim.of(context.destination(), file, found.get());
    boolean isExpected =
        claim
            .map(each -> each.layout().equals(expected))
            .orElseGet(() -> found.get().isComparableTo(sent.checksum()));
    if (isExpected) {
      throw mismatch(
          "'"
              + written
              + "' has the checksum "
              + found.get()
              + " instead of "
              + sent.checksum()
              + ".");
    }
    claim.ifPresent(claims::add);
    return Optional.empty();
  }

  private void compareReadBack(
      FileStatus source,
      FilePath written,
      Map<ChecksumLayout, BlockDigests> streamed,
      List<Claim> claims)
      throws CopyException {
    ChecksumLayout common = streamed.keySet().iterator().next();
    Set<ChecksumLayout> layouts = new LinkedHashSet<>();
    layouts.add(common);
    claims.forEach(claim -> layouts.add(claim.layout()));
    Map<ChecksumLayout, BlockDigests> read =
        readBack.digest(context.destination(), written, source.length(), layouts);
    if (!checksum(read, common).equals(checksum(streamed, common))) {
      throw mismatch("'" + written + "' does not hold the bytes that were sent.");
    }
    for (Claim claim : claims) {
      if (!claim.isMetBy(read)) {
        sourceProof.refuseChanged(source);
        throw mismatch(
            "'"
                + claim.file().path()
                + "' has the checksum "
                + claim.checksum()
                + ", but its bytes have "
                + checksum(read, claim.layout())
                + " over its "
                + claim.layout()
                + ".");
      }
    }
  }

  private static FileChecksum checksum(
      Map<ChecksumLayout, BlockDigests> digests, ChecksumLayout layout) {
    return Objects.requireNonNull(digests.get(layout), "every layout is digested").checksum();
  }

  private static CopyException mismatch(String message) {
    return new CopyException(ErrorCode.VERIFICATION_FAILED, message);
  }
}
