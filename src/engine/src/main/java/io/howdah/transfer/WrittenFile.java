package io.howdah.transfer;

import io.howdah.digest.BlockDigests;
import io.howdah.digest.ChecksumLayout;
import io.howdah.fs.FilePath;
import java.util.Map;

/** A written file or chunk, and the digests of the bytes that were sent. */
final class WrittenFile {
  private final FilePath path;
  private final Map<ChecksumLayout, BlockDigests> digests;

  WrittenFile(FilePath path, Map<ChecksumLayout, BlockDigests> digests) {
    this.path = path;
    this.digests = digests;
  }

  FilePath path() {
    return path;
  }

  Map<ChecksumLayout, BlockDigests> digests() {
    return digests;
  }
}
