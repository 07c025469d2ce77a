package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.Unverifiable;
import io.howdah.Verdict;
import io.howdah.Verification;
import io.howdah.digest.BlockDigests;
import io.howdah.digest.ChecksumLayout;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileSystemTraits.Checksums;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the bytes read from a source are those that its server stored. A checksum of the
 * server is never ignored: if it does not match, the file fails.
 */
final class SourceProof {
  private final TransferContext context;
  private final ReadBack readBack;

  SourceProof(TransferContext context, ReadBack readBack) {
    this.context = context;
    this.readBack = readBack;
  }

  /** The verdict on the source, and a claim of its server that is still open. */
  static final class Finding {
    private final Verdict verdict;
    private final @Nullable FileChecksum stored;
    private final @Nullable Claim open;

    private Finding(Verdict verdict, @Nullable FileChecksum stored, @Nullable Claim open) {
      this.verdict = verdict;
      this.stored = stored;
      this.open = open;
    }

    /** The verdict, valid when {@link #open} matches. */
    Verdict verdict() {
      return verdict;
    }

    /** The server's checksum; null where it gives none. */
    @Nullable FileChecksum stored() {
      return stored;
    }

    /** The claim that another reading of the same bytes must match; null where none is open. */
    @Nullable Claim open() {
      return open;
    }
  }

  /**
   * Refuses a file that cannot be proven but must be, before any of its bytes is moved.
   *
   * @throws CopyException {@link ErrorCode#NOT_VERIFIABLE}
   */
  void refuseUnprovable(FileStatus source, FileLayouts layouts) throws CopyException {
    if (mustBeProven()
        && layouts.source() == null
        && source.length() > 0
        && context.source().traits().checksums() == Checksums.OFFERED) {
      throw unprovable(source);
    }
  }

  /**
   * Compares the bytes that were read with the checksum of the source's server.
   *
   * @param streamed digests of the bytes that were read
   * @throws CopyException {@link ErrorCode#VERIFICATION_FAILED} where they differ, {@link
   *     ErrorCode#SOURCE_CHANGED} where the source has changed, {@link ErrorCode#NOT_VERIFIABLE}
   *     where no checksum proves it and the request requires a proof
   */
  Finding examine(
      FileStatus source, FileLayouts layouts, Map<ChecksumLayout, BlockDigests> streamed)
      throws CopyException {
    if (source.length() == 0) {
      refuseChanged(source);
      return new Finding(Verdict.VERIFIED, null, null);
    }
    @Nullable ChecksumLayout expected = layouts.source();
    Optional<FileChecksum> stored =
        expected == null
            ? Optional.empty()
            : context.source().checksum(source.path(), source.length());
    if (expected == null || !stored.isPresent()) {
      return new Finding(withoutChecksum(source, streamed), null, null);
    }
    FileChecksum computed = checksum(streamed, expected);
    @Nullable Claim open =
        stored.get().equals(computed) ? null : claim(source, expected, stored.get(), computed);
    return new Finding(Verdict.VERIFIED, stored.get(), open);
  }

  /**
   * The server's checksum differs from the one over regular blocks of the expected kind. If the
   * blocks of the file are regular, wrong bytes were read. Otherwise only a checksum over the real
   * blocks is a proof. Blocks are irregular after CONCAT, after an append with a new block, and
   * with the CRCs of another client.
   */
  private Claim claim(
      FileStatus source, ChecksumLayout expected, FileChecksum stored, FileChecksum computed)
      throws CopyException {
    refuseChanged(source);
    if (stored.bytesPerCrc() == 0) {
      throw mismatch(source, stored, computed, " That is the checksum of an empty file.");
    }
    Optional<Claim> claim = Claim.of(context.source(), source, stored);
    if (!claim.isPresent()) {
      throw mismatch(
          source,
          stored,
          computed,
          " The server does not return the blocks of the file, so a correct copy with blocks of"
              + " unequal lengths cannot be recognized.");
    }
    if (claim.get().layout().equals(expected)) {
      throw mismatch(source, stored, computed, "");
    }
    return claim.get();
  }

  /**
   * A local file is proven if it has not changed. A file from the network without a usable checksum
   * stays unproven: an error that is the same in two readings is not detected.
   */
  private Verdict withoutChecksum(FileStatus source, Map<ChecksumLayout, BlockDigests> streamed)
      throws CopyException {
    boolean isLocal = context.source().traits().checksums() == Checksums.NONE;
    if (!isLocal && mustBeProven()) {
      throw unprovable(source);
    }
    refuseChanged(source);
    if (context.options().verification() != Verification.READBACK) {
      return isLocal ? Verdict.VERIFIED : Verdict.UNVERIFIABLE;
    }
    compareSecondReading(source, streamed);
    return isLocal ? Verdict.VERIFIED : Verdict.READ_TWICE;
  }

  private void compareSecondReading(FileStatus source, Map<ChecksumLayout, BlockDigests> streamed)
      throws CopyException {
    ChecksumLayout layout = streamed.keySet().iterator().next();
    Map<ChecksumLayout, BlockDigests> again =
        readBack.digest(
            context.source(), source.path(), source.length(), Collections.singleton(layout));
    if (!checksum(again, layout).equals(checksum(streamed, layout))) {
      throw new CopyException(
          ErrorCode.VERIFICATION_FAILED,
          "Reading '" + source.path() + "' twice gave different bytes.");
    }
  }

  /**
   * Refuses a source that has changed since it was opened.
   *
   * @throws CopyException {@link ErrorCode#SOURCE_CHANGED}
   */
  void refuseChanged(FileStatus source) throws CopyException {
    Optional<FileStatus> now = context.source().status(source.path());
    if (!now.isPresent() || !now.get().isUnchangedSince(source)) {
      throw new CopyException(
          ErrorCode.SOURCE_CHANGED, "'" + source.path() + "' changed while it was copied.");
    }
  }

  private boolean mustBeProven() {
    return context.options().unverifiable() == Unverifiable.FAIL
        && context.options().verification().provesBytes();
  }

  private static FileChecksum checksum(
      Map<ChecksumLayout, BlockDigests> digests, ChecksumLayout layout) {
    return Objects.requireNonNull(digests.get(layout), "every layout is digested").checksum();
  }

  private static CopyException mismatch(
      FileStatus source, FileChecksum stored, FileChecksum computed, String more) {
    return new CopyException(
        ErrorCode.VERIFICATION_FAILED,
        "The bytes read from '"
            + source.path()
            + "' have the checksum "
            + computed
            + ", but the server's checksum is "
            + stored
            + "."
            + more);
  }

  private static CopyException unprovable(FileStatus source) {
    return new CopyException(
        ErrorCode.NOT_VERIFIABLE,
        "Nothing proves what is read from '" + source.path() + "': " + whyUnprovable(source) + ".");
  }

  private static String whyUnprovable(FileStatus source) {
    switch (source.storage()) {
      case ENCRYPTED:
        return "it is in an encryption zone, and its checksum is over the cipher text";
      case ERASURE_CODED:
        return "it is erasure coded, and its checksum is over stripes";
      case REPLICATED:
        return "its server gives no checksum that can be compared";
    }
    throw new IllegalArgumentException(source.storage().toString());
  }
}
