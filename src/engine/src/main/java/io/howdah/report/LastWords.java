package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FilePath;
import io.howdah.json.JsonObject;
import io.howdah.temporary.GenerationName;
import java.util.HashSet;
import java.util.Set;
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

  /** Paths that a killed run may have deleted, with all that was in them. */
  private final PathSet perhapsGone = new PathSet();

  /** Paths of which an announced change of the present run is known to have failed. */
  private PathSet failed = new PathSet();

  /** Paths that were skipped without a checksum, and these with their lengths. */
  private final PathSet open = new PathSet();

  private final PathSet openLengths = new PathSet();

  /** Renames before which lines have other paths. */
  private final RenamedPaths renamed = new RenamedPaths();

  /** The new paths of renames whose announcement was not read yet. */
  private final Set<String> reportedRenames = new HashSet<>();

  /** Open paths of which a file was returned. */
  private final PathSet settled = new PathSet();

  /** A line with what was done. Returns the file where this is the last word about its path. */
  @Nullable ReportedFile done(JsonObject line) throws CopyException {
    @Nullable String path = presentPath(line);
    if (path == null) {
      return null;
    }
    switch (line.text(DONE)) {
      case "copied":
      case "replaced":
        return isOld(path) || !closed.add(path) ? null : settle(file(line, path), path);
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

  /**
   * The present path of a line; null for a rename, and for an entry that does not exist any more.
   */
  private @Nullable String presentPath(JsonObject line) throws CopyException {
    String path = line.text("path");
    if (line.text(DONE).equals("renamed")) {
      renamed.add(line.text("from"), path);
      reportedRenames.add(path);
      return null;
    }
    @Nullable String present = renamed.find(path);
    return present == null || isHidden(present) ? null : present;
  }

  /** Whether it is in a directory that was to take the place of another one, and has not. */
  private static boolean isHidden(String path) throws CopyException {
    return path.contains(".howdah-")
        && !GenerationName.finalPath(FilePath.of(path)).toString().equals(path);
  }

  private @Nullable ReportedFile skipped(JsonObject line, String path) throws CopyException {
    ReportedFile file = file(line, path);
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
    boolean counts =
        !open.contains(path)
            || (file.checksum().isPresent()
                && openLengths.contains(withLength(file))
                && settled.add(path));
    return counts ? marked(file) : null;
  }

  private ReportedFile marked(ReportedFile file) {
    return isAtOrBelow(perhapsGone, file.path().toString()) ? file.perhapsGone() : file;
  }

  /** The header of a run, of which all lines were read. */
  void begin() {
    failed = new PathSet();
  }

  /** A line with a change before it was made. Returns the file if nothing tells whether it was. */
  @Nullable ReportedFile announced(Change change) throws CopyException {
    if (change.kind() == Change.Kind.RENAME) {
      announcedRename(change);
      return null;
    }
    @Nullable String path = renamed.find(change.path().toString());
    if (path == null || failed.contains(path) || isOld(path)) {
      return null;
    }
    switch (change.kind()) {
      case ADD:
      case REPLACE:
        if (change.after() != null && change.after().isDirectory()) {
          perhapsGone.add(path); // A killed run does not say whether it has replaced it.
          return null;
        }
        // A later line without a checksum counts, and no older line has one for its bytes.
        return closed.add(path) && !open.contains(path)
            ? marked(ReportedFile.uncertain(change, FilePath.of(path)))
            : null;
      case REMOVE:
      case WITHDRAW:
        if (!open.contains(path)) {
          perhapsGone.add(path);
        }
        return null;
      case RENAME:
      case MAKE_DIRECTORY:
      case SET_ATTRIBUTES:
        return null;
    }
    throw new IllegalArgumentException(change.toString());
  }

  /** A killed run does not say whether it has renamed: nothing is known of both paths. */
  private void announcedRename(Change change) {
    if (!reportedRenames.remove(change.path().toString()) && change.before() != null) {
      renamed.forget(change.path().toString());
      renamed.forget(change.before().path().toString());
    }
  }

  /** Before the second reading. */
  void again() {
    renamed.clear();
    reportedRenames.clear();
  }

  /** Whether files were left open. Then the report must be read once more. */
  boolean hasOpenFiles() {
    return !open.isEmpty();
  }

  /** A line of the second reading. Returns the file where it was left open. */
  @Nullable ReportedFile fileLeftOpen(JsonObject line) throws CopyException {
    @Nullable String path = presentPath(line);
    if (path == null || !line.text(DONE).equals("skipped")) {
      return null;
    }
    return open.contains(path) && settled.add(path) ? file(line, path) : null;
  }

  private boolean isOld(String path) {
    if (closed.contains(path)) {
      return true;
    }
    return isAtOrBelow(deletedDirectories, path);
  }

  private static boolean isAtOrBelow(PathSet directories, String path) {
    if (directories.isEmpty()) {
      return false;
    }
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (directories.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private static String withLength(ReportedFile file) {
    return file.path() + "\0" + file.length();
  }

  private static ReportedFile file(JsonObject line, String present) throws CopyException {
    FilePath path = FilePath.of(present);
    @Nullable String source = line.textOrNull("source");
    @Nullable String checksum = line.textOrNull("checksum");
    @Nullable FileChecksum parsed =
        checksum == null ? null : FileChecksum.parse(checksum).orElse(null);
    long length = line.number("bytes");
    if (length < 0 || (checksum != null && parsed == null)) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "It has no valid length or checksum: " + length + ", '" + checksum + "'.");
    }
    return ReportedFile.of(path, source == null ? path.toString() : source, length, parsed);
  }
}
