package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.CopyOptions.Unverifiable;
import io.howdah.CopyOptions.Verification;
import io.howdah.ErrorCode;
import io.howdah.Verdict;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileSystemTraits.Checksums;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the source and the file just written both hold the bytes that were streamed.
 *
 * <p>The checksum that each server answers is compared with the one computed on the way. The
 * written file is read back instead where that is the cheaper proof or the only one. A mismatch is
 * thrown, never returned.
 */
final class Verifier {
  /**
   * Up to this length reading back costs the servers less than asking for a checksum, which takes
   * about 1 ms of CPU whatever the length.
   */
  private static final long READ_BACK_LIMIT = 256 << 10;

  private final TransferContext context;
  private final ReadBack readBack;

  Verifier(TransferContext context) {
    this.context = context;
    this.readBack = new ReadBack(context);
  }

  /**
   * Checks one written file.
   *
   * @param source the source as it was when it was opened
   * @param written the temporary file
   * @param streamed the digests of the bytes that were sent
   * @throws CopyException {@link ErrorCode#VERIFICATION_FAILED}, or {@link
   *     ErrorCode#SOURCE_CHANGED} where the source is not what it was
   */
  Verdict verify(
      FileStatus source,
      FilePath written,
      FileLayouts layouts,
      Map<ChecksumLayout, BlockDigests> streamed)
      throws CopyException {
    if (!context.options().verification().provesBytes()) {
      checkLength(source, written);
      return Verdict.UNVERIFIABLE;
    }
    Verdict verdict = proveBytes(source, written, layouts, streamed);
    if (verdict == Verdict.UNVERIFIABLE && context.options().unverifiable() == Unverifiable.FAIL) {
      throw unprovable(source);
    }
    return verdict;
  }

  /**
   * Refuses a file before a byte of it is moved, where it must be proven and cannot be.
   *
   * @throws CopyException {@link ErrorCode#NOT_VERIFIABLE}
   */
  void refuseUnprovable(FileStatus source, FileLayouts layouts) throws CopyException {
    if (context.options().unverifiable() == Unverifiable.FAIL
        && context.options().verification() == Verification.FULL
        && layouts.source() == null
        && source.length() > 0
        && context.source().traits().checksums() == Checksums.OFFERED) {
      throw unprovable(source);
    }
  }

  private boolean readsBack() {
    return context.options().verification() == Verification.READBACK;
  }

  private Verdict proveBytes(
      FileStatus source,
      FilePath written,
      FileLayouts layouts,
      Map<ChecksumLayout, BlockDigests> streamed)
      throws CopyException {
    if (source.length() == 0) {
      refuseChanged(source);
      return Verdict.VERIFIED;
    }
    @Nullable FileChecksum answer = sourceChecksum(source, layouts);
    Verdict verdict = Verdict.VERIFIED;
    @Nullable ChecksumLayout other = null;
    if (answer == null) {
      verdict = withoutSourceChecksum(source, streamed);
    } else {
      FileChecksum computed = computed(streamed, layouts.source());
      if (!answer.isComparableTo(computed)) {
        other = ChecksumLayout.of(answer, source);
      } else if (!answer.equals(computed)) {
        verdict = secondOpinion(source, streamed);
      }
    }
    if (other != null || !hasExpectedChecksum(source, written, layouts, streamed)) {
      compareReadBack(source, written, streamed, answer, other);
    }
    return verdict;
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

  private @Nullable FileChecksum sourceChecksum(FileStatus source, FileLayouts layouts)
      throws CopyException {
    return layouts.source() == null
        ? null
        : context.source().checksum(source.path(), source.length()).orElse(null);
  }

  /**
   * A local file, or one of HDFS for which the server has no comparable checksum: nothing
   * independent says what it holds. A local file proves itself by not having changed; of one that
   * came over the network that is not known.
   */
  private Verdict withoutSourceChecksum(
      FileStatus source, Map<ChecksumLayout, BlockDigests> streamed) throws CopyException {
    if (readsBack()) {
      return secondOpinion(source, streamed);
    }
    refuseChanged(source);
    return context.source().traits().checksums() == Checksums.NONE
        ? Verdict.VERIFIED
        : Verdict.UNVERIFIABLE;
  }

  /**
   * The source's checksum differs from what was read, but the source is the same. Either bytes went
   * wrong on the way, or its blocks are of unequal lengths, as after an append to a new block or a
   * concat, and the checksum is over other stretches. Reading again tells, which is proof for
   * whoever asked for that.
   */
  private Verdict secondOpinion(FileStatus source, Map<ChecksumLayout, BlockDigests> streamed)
      throws CopyException {
    refuseChanged(source);
    ChecksumLayout layout = streamed.keySet().iterator().next();
    Map<ChecksumLayout, BlockDigests> again =
        readBack.digest(
            context.source(), source.path(), source.length(), Collections.singleton(layout));
    if (!computed(again, layout).equals(computed(streamed, layout))) {
      throw mismatch("The bytes read from '" + source.path() + "' are not those of the file.");
    }
    return readsBack() ? Verdict.VERIFIED : Verdict.UNVERIFIABLE;
  }

  private void refuseChanged(FileStatus source) throws CopyException {
    Optional<FileStatus> now = context.source().status(source.path());
    if (!now.isPresent()
        || now.get().length() != source.length()
        || now.get().modificationTime() != source.modificationTime()
        || now.get().fileId() != source.fileId()) {
      throw new CopyException(
          ErrorCode.SOURCE_CHANGED, "'" + source.path() + "' changed while it was copied.");
    }
  }

  /** Whether the server's checksum proves the written file; false where it proves nothing. */
  private boolean hasExpectedChecksum(
      FileStatus source,
      FilePath written,
      FileLayouts layouts,
      Map<ChecksumLayout, BlockDigests> streamed)
      throws CopyException {
    if (readsBack() || layouts.destination() == null || source.length() <= READ_BACK_LIMIT) {
      return false;
    }
    @Nullable FileChecksum answer =
        context.destination().checksum(written, source.length()).orElse(null);
    FileChecksum expected = computed(streamed, layouts.destination());
    if (answer == null || !answer.isComparableTo(expected)) {
      return false;
    }
    if (!answer.equals(expected)) {
      throw mismatch("'" + written + "' answers " + answer + " instead of " + expected + ".");
    }
    return true;
  }

  private void compareReadBack(
      FileStatus source,
      FilePath written,
      Map<ChecksumLayout, BlockDigests> streamed,
      @Nullable FileChecksum sourceAnswer,
      @Nullable ChecksumLayout sourceLayout)
      throws CopyException {
    Set<ChecksumLayout> layouts = new LinkedHashSet<>();
    ChecksumLayout common = streamed.keySet().iterator().next();
    layouts.add(common);
    if (sourceLayout != null) {
      layouts.add(sourceLayout);
    }
    Map<ChecksumLayout, BlockDigests> read =
        readBack.digest(context.destination(), written, source.length(), layouts);
    if (!computed(read, common).equals(computed(streamed, common))) {
      throw mismatch("'" + written + "' does not hold the bytes that were sent.");
    }
    if (sourceLayout != null && !computed(read, sourceLayout).equals(sourceAnswer)) {
      refuseChanged(source);
      throw mismatch(
          "'" + source.path() + "' answers " + sourceAnswer + ", which its bytes do not have.");
    }
  }

  private static FileChecksum computed(
      Map<ChecksumLayout, BlockDigests> digests, @Nullable ChecksumLayout layout) {
    @Nullable BlockDigests digest = layout == null ? null : digests.get(layout);
    if (digest == null) {
      throw new IllegalArgumentException("no digest was computed for " + layout);
    }
    return digest.checksum();
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
        return "it has no checksum that can be compared";
    }
    throw new IllegalArgumentException(source.storage().toString());
  }

  private static CopyException mismatch(String message) {
    return new CopyException(ErrorCode.VERIFICATION_FAILED, message);
  }
}
