package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FilePath;
import io.howdah.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Finds the last line of a report about each path, from lines that come backwards.
 *
 * <p>A file that was skipped without a checksum is left open: an older line may have the checksum
 * of the same bytes. Files without such a line are found by a second reading.
 */
final class LastWords {
  static final String DONE = "done";

  /** Paths of which no older line counts. */
  private final PathSet closed = new PathSet();

  /** Directories that were deleted with all that was in them. No older line below them counts. */
  private final PathSet deletedDirectories = new PathSet();

  /** Paths of which an announced change is known to have failed. */
  private final PathSet failed = new PathSet();

  /** Paths that were skipped without a checksum, and these with their lengths. */
  private final PathSet open = new PathSet();

  private final PathSet openLengths = new PathSet();

  /** Open paths of which a file was returned. */
  private final PathSet settled = new PathSet();

  /** A line with what was done. Returns the file where this is the last word about its path. */
  @Nullable ReportedFile done(JsonObject line) throws CopyException {
    String path = line.text("path");
    switch (line.text(DONE)) {
      case "copied":
      case "replaced":
        return isOld(path) || !closed.add(path) ? null : settle(file(line), path);
      case "skipped":
        return isOld(path) ? null : skipped(line, path);
      case "deleted":
        if (line.numberOrZero("directories") > 0) {
          deletedDirectories.add(path);
        }
        closed.add(path);
        return null;
      case "withdrawn":
        closed.add(path);
        return null;
      case "failed":
        failed.add(path);
        return null;
      default:
        return null; // Nothing that concerns the bytes of a file.
    }
  }

  private @Nullable ReportedFile skipped(JsonObject line, String path) throws CopyException {
    ReportedFile file = file(line);
    if (file.checksum().isPresent() || file.length() == 0) {
      return closed.add(path) ? settle(file, path) : null;
    }
    if (!closed.contains(path) && open.add(path)) {
      openLengths.add(withLength(file));
    }
    return null;
  }

  /** The checksum of an open file is that of an older line only where the length is the same. */
  private @Nullable ReportedFile settle(ReportedFile file, String path) {
    if (!open.contains(path)) {
      return file;
    }
    return file.checksum().isPresent()
            && openLengths.contains(withLength(file))
            && settled.add(path)
        ? file
        : null;
  }

  /** A line with a change before it was made. No later line says that it was made. */
  @Nullable ReportedFile announced(Change change) {
    String path = change.path().toString();
    boolean isSettled =
        !change.kind().isOfContent() || failed.contains(path) || isOld(path) || open.contains(path);
    return isSettled || !closed.add(path) ? null : ReportedFile.uncertain(change.path());
  }

  /** Whether files were left open. Then the report must be read once more. */
  boolean hasOpenFiles() {
    return !open.isEmpty();
  }

  /** A line of the second reading. Returns the file where it was left open. */
  @Nullable ReportedFile fileLeftOpen(JsonObject line) throws CopyException {
    if (!line.text(DONE).equals("skipped")) {
      return null;
    }
    String path = line.text("path");
    return open.contains(path) && settled.add(path) ? file(line) : null;
  }

  private boolean isOld(String path) {
    if (closed.contains(path)) {
      return true;
    }
    if (deletedDirectories.isEmpty()) {
      return false;
    }
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (deletedDirectories.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private static String withLength(ReportedFile file) {
    return file.path() + "\0" + file.length();
  }

  private static ReportedFile file(JsonObject line) throws CopyException {
    FilePath path = FilePath.of(line.text("path"));
    @Nullable String source = line.textOrNull("source");
    @Nullable String checksum = line.textOrNull("checksum");
    @Nullable FileChecksum parsed =
        checksum == null ? null : FileChecksum.parse(checksum).orElse(null);
    return ReportedFile.of(
        path, source == null ? path.toString() : source, line.number("bytes"), parsed);
  }
}
