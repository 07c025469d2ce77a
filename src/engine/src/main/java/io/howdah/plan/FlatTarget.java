package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.temporary.Leftovers;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directory that receives all files of a flat copy. It keeps every name in memory, which is
 * needed to detect two files with the same name.
 */
final class FlatTarget {
  private final FilePath directory;
  private final Map<String, FileStatus> existing;
  private final Map<String, FilePath> claims = new HashMap<>();

  private FlatTarget(FilePath directory, Map<String, FileStatus> existing) {
    this.directory = directory;
    this.existing = existing;
  }

  /** Lists the directory. */
  static FlatTarget read(RemoteFileSystem fileSystem, FilePath directory, Leftovers leftovers)
      throws CopyException {
    Map<String, FileStatus> existing = new HashMap<>();
    Listing page;
    @Nullable String last = null;
    do {
      page = fileSystem.list(directory, last);
      for (FileStatus status : page.entries()) {
        existing.put(status.name(), status);
        last = status.name();
        leftovers.notice(status);
      }
    } while (page.hasMore());
    return new FlatTarget(directory, existing);
  }

  static FlatTarget empty(FilePath directory) {
    return new FlatTarget(directory, new HashMap<>());
  }

  /**
   * Reserves a name for a source file. Returns the existing entry with that name, or null.
   *
   * @throws CopyException {@link ErrorCode#DESTINATION_CONFLICT} where another source file has the
   *     same name
   */
  synchronized @Nullable FileStatus claim(FilePath source) throws CopyException {
    @Nullable FilePath other = claims.putIfAbsent(source.name(), source);
    if (other != null) {
      throw new CopyException(
          ErrorCode.DESTINATION_CONFLICT,
          "Conflicting files '"
              + other
              + "' and '"
              + source
              + "': can't copy both files to '"
              + directory.child(source.name())
              + "'.");
    }
    return existing.get(source.name());
  }
}
