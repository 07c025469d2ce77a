package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.json.FileStatusJson;
import io.howdah.json.JsonLine;
import io.howdah.json.JsonObject;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A change at the destination, as it is reported before it is made. So it can be undone. */
public final class Change {
  /** The kinds of changes. */
  public enum Kind {
    /** A file gets a name that was free. */
    ADD,
    /** A file gets the name of another one. */
    REPLACE,
    /** A file, or a directory with all that is in it, is moved to the backup directory. */
    REMOVE,
    /** A done flag is moved to the backup directory. A new one may get its name later. */
    WITHDRAW,
    /** A file or directory gets another name, since the source renamed its own. */
    RENAME,
    /** A directory is made. */
    MAKE_DIRECTORY,
    /** An existing file or directory gets the attributes of its source. */
    SET_ATTRIBUTES;

    /** Whether the bytes at a path change. */
    public boolean isOfContent() {
      return this == ADD || this == REPLACE || this == REMOVE || this == WITHDRAW;
    }
  }

  static final String MEMBER = "change";

  private static final String FROM = "from";

  private final Kind kind;
  private final FilePath path;
  private final @Nullable FileStatus before;
  private final @Nullable FileStatus after;

  private Change(
      Kind kind, FilePath path, @Nullable FileStatus before, @Nullable FileStatus after) {
    this.kind = kind;
    this.path = path;
    this.before = before;
    this.after = after;
  }

  /**
   * A file gets its name.
   *
   * @param before the file that has the name now; null for none
   * @param after the new file, which may have another name now
   */
  public static Change publish(FilePath path, @Nullable FileStatus before, FileStatus after) {
    return new Change(before == null ? Kind.ADD : Kind.REPLACE, path, before, after);
  }

  /** An entry is moved away. */
  public static Change remove(FileStatus entry) {
    return new Change(Kind.REMOVE, entry.path(), entry, null);
  }

  /** A done flag is moved away. */
  public static Change withdraw(FileStatus flag) {
    return new Change(Kind.WITHDRAW, flag.path(), flag, null);
  }

  /**
   * An entry gets another path.
   *
   * @param entry its status under its old path
   */
  public static Change rename(FileStatus entry, FilePath path) {
    return new Change(Kind.RENAME, path, entry, entry.at(path));
  }

  /** A directory is made. */
  public static Change make(FilePath directory) {
    return new Change(Kind.MAKE_DIRECTORY, directory, null, null);
  }

  /** The attributes of {@code before} become those of {@code after}. */
  public static Change attributes(FileStatus before, FileStatus after) {
    return new Change(Kind.SET_ATTRIBUTES, before.path(), before, after);
  }

  public Kind kind() {
    return kind;
  }

  /** The absolute path at the destination. */
  public FilePath path() {
    return path;
  }

  /** The state before; null for {@link Kind#ADD} and {@link Kind#MAKE_DIRECTORY}. */
  public @Nullable FileStatus before() {
    return before;
  }

  /** The state after; null where nothing has the path then, and for a new directory. */
  public @Nullable FileStatus after() {
    return after;
  }

  /**
   * The line of the report.
   *
   * @param run the id of the run: a file may have lines of several runs
   */
  String toLine(String run) {
    return JsonLine.of(
        line -> {
          line.text(MEMBER, kind.name().toLowerCase(Locale.ROOT))
              .text("run", run)
              .text("path", path.toString());
          if (kind == Kind.RENAME && before != null) {
            line.text(FROM, before.path().toString());
          }
          if (before != null) {
            line.object("before", members -> FileStatusJson.write(before, members));
          }
          if (after != null) {
            line.object("after", members -> FileStatusJson.write(after, members));
          }
        });
  }

  /** Reads the change of a line. */
  static Change read(JsonObject line) throws CopyException {
    FilePath path = FilePath.of(line.text("path"));
    switch (line.word(MEMBER, Kind.class)) {
      case ADD:
        return publish(path, null, status("after", path, line));
      case REPLACE:
        return publish(path, status("before", path, line), status("after", path, line));
      case REMOVE:
        return remove(status("before", path, line));
      case WITHDRAW:
        return withdraw(status("before", path, line));
      case RENAME:
        return rename(status("before", FilePath.of(line.text(FROM)), line), path);
      case MAKE_DIRECTORY:
        return make(path);
      case SET_ATTRIBUTES:
        return attributes(status("before", path, line), status("after", path, line));
    }
    throw new IllegalArgumentException(line.text(MEMBER));
  }

  private static FileStatus status(String name, FilePath path, JsonObject line)
      throws CopyException {
    return FileStatusJson.read(path, line.object(name));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Change && ((Change) other).toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, path);
  }

  @Override
  public String toString() {
    return toLine("");
  }
}
