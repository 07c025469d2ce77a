package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.digest.BlockDigests;
import io.howdah.digest.ChecksumLayout;
import io.howdah.digest.HdfsDigest;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Reads a file only to compute its digests. */
final class ReadBack {
  private final TransferContext context;
  private final FileBackoff backoff;

  ReadBack(TransferContext context) {
    this.context = context;
    this.backoff = FileBackoff.of(context);
  }

  /** The digests of a file that must have exactly {@code length} bytes. */
  Map<ChecksumLayout, BlockDigests> digest(
      RemoteFileSystem fileSystem, FilePath path, long length, Set<ChecksumLayout> layouts)
      throws CopyException {
    HdfsDigest digest = new HdfsDigest(layouts);
    byte[] buffer = context.partBuffers().take(length);
    try (SourceReader reader = SourceReader.ofFile(fileSystem, backoff, path, length)) {
      for (int count = reader.fill(buffer); count >= 0; count = reader.fill(buffer)) {
        context.cancellation().check();
        digest.update(buffer, 0, count);
        context.pauseAfterReading(count);
      }
    } catch (CopyException e) {
      throw e.code() == ErrorCode.SOURCE_CHANGED && fileSystem == context.destination()
          ? otherLength(path, length)
          : e;
    } catch (IOException e) {
      // Only an error at closing can occur here, after every byte was read.
      return digest.finish();
    } finally {
      context.partBuffers().giveBack(buffer);
    }
    return digest.finish();
  }

  /** The written file has another length. This never counts as a change of the source. */
  private CopyException otherLength(FilePath path, long sent) throws CopyException {
    String found =
        context
            .destination()
            .status(path)
            .map(file -> "has " + file.length() + " bytes")
            .orElse("is gone");
    return new CopyException(
        ErrorCode.VERIFICATION_FAILED,
        "'" + path + "' " + found + " after " + sent + " were sent.");
  }
}
