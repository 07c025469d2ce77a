package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.CopyOptions.Unverifiable;
import io.howdah.CopyOptions.Verification;
import io.howdah.ErrorCode;
import io.howdah.Verdict;
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
 * Finds out whether what was read from a source are the bytes that its server stored. A checksum
 * that the server gives is never overridden: it is met, or the file fails.
 */
final class SourceProof {
  private final TransferContext context;
  private final ReadBack readBack;

  SourceProof(TransferContext context, ReadBack readBack) {
    this.context = context;
    this.readBack = readBack;
  }

  /** What is known of the source, and a claim of its server that is still to be met. */
  static final class Finding {
    private final Verdict verdict;
    private final @Nullable Claim open;

    private Finding(Verdict verdict, @Nullable Claim open) {
      this.verdict = verdict;
      this.open = open;
    }

    /** Holds once {@link #open} is met. */
    Verdict verdict() {
      return verdict;
    }

    /** What another reading of the same bytes must meet; null where nothing is left to prove. */
    @Nullable Claim open() {
      return open;
    }
  }

  /**
   * Refuses a file before a byte of it is moved, where it must be proven and cannot be.
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
   * Compares what was read with what the source's server says.
   *
   * @param streamed digests of what was read
   * @throws CopyException {@link ErrorCode#VERIFICATION_FAILED} where they differ, {@link
   *     ErrorCode#SOURCE_CHANGED} where the source is not what it was, {@link
   *     ErrorCode#NOT_VERIFIABLE} where nothing proves it and the request wants a proof
   */
  Finding examine(
      FileStatus source, FileLayouts layouts, Map<ChecksumLayout, BlockDigests> streamed)
      throws CopyException {
    if (source.length() == 0) {
      refuseChanged(source);
      return new Finding(Verdict.VERIFIED, null);
    }
    @Nullable ChecksumLayout expected = layouts.source();
    Optional<FileChecksum> answer =
        expected == null
            ? Optional.empty()
            : context.source().checksum(source.path(), source.length());
    if (expected == null || !answer.isPresent()) {
      return new Finding(withoutChecksum(source, streamed), null);
    }
    FileChecksum computed = checksum(streamed, expected);
    return answer.get().equals(computed)
        ? new Finding(Verdict.VERIFIED, null)
        : new Finding(Verdict.VERIFIED, claim(source, expected, answer.get(), computed));
  }

  /**
   * The server's checksum is not the one computed over regular blocks of the expected kind. Where
   * the file's blocks are just that, wrong bytes were read. Where they are not, as after CONCAT, an
   * append with a new block or with the CRCs of another client, only the checksum over the true
   * blocks tells.
   */
  private Claim claim(
      FileStatus source, ChecksumLayout expected, FileChecksum answer, FileChecksum computed)
      throws CopyException {
    refuseChanged(source);
    if (answer.bytesPerCrc() == 0) {
      throw mismatch(source, answer, computed, " That is the checksum of an empty file.");
    }
    Optional<Claim> claim = Claim.of(context.source(), source, answer);
    if (!claim.isPresent()) {
      throw mismatch(
          source,
          answer,
          computed,
          " The server does not tell the file's blocks, so nothing shows that they are of unequal"
              + " lengths and the bytes right.");
    }
    if (claim.get().layout().equals(expected)) {
      throw mismatch(source, answer, computed, "");
    }
    return claim.get();
  }

  /**
   * A local file proves itself by not having changed. A file that came over the network and has no
   * usable checksum is proven by nothing: a fault that changes every reading in the same way passes
   * two of them.
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
   * Refuses a source that is not what it was when it was opened.
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
      FileStatus source, FileChecksum answer, FileChecksum computed, String more) {
    return new CopyException(
        ErrorCode.VERIFICATION_FAILED,
        "The bytes read from '"
            + source.path()
            + "' have the checksum "
            + computed
            + ", and the server says "
            + answer
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
