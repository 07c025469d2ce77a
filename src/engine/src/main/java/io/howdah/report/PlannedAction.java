package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.json.FileStatusJson;
import io.howdah.json.JsonLine;
import io.howdah.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a dry run would do to one entry of the destination: one line of its plan. */
public final class PlannedAction {
  /** The kinds of actions. */
  public enum Kind {
    /** A file gets a name that is free. */
    COPY,
    /** A file gets the name of another one. */
    REPLACE,
    MAKE_DIRECTORY,
    /** An existing file or directory gets attributes of its source. */
    SET_ATTRIBUTES,
    /** A done flag goes before files below it change. Usually it is published again. */
    WITHDRAW,
    /** A file, or a directory with what may be deleted in it. */
    DELETE
  }

  static final String MEMBER = "do";

  private final Kind kind;
  private final FilePath target;
  private final @Nullable FileStatus source;
  private final @Nullable FileStatus existing;
  private final List<String> attributes;
  private final Content content;

  private PlannedAction(
      Kind kind,
      FilePath target,
      @Nullable FileStatus source,
      @Nullable FileStatus existing,
      List<String> attributes,
      Content content) {
    this.kind = kind;
    this.target = target;
    this.source = source;
    this.existing = existing;
    this.attributes = attributes;
    this.content = content;
  }

  /**
   * A file is copied.
   *
   * @param existing the file that has the name; null for none
   */
  public static PlannedAction copy(
      FilePath target, FileStatus source, @Nullable FileStatus existing) {
    Kind kind = existing == null ? Kind.COPY : Kind.REPLACE;
    return new PlannedAction(kind, target, source, existing, Collections.emptyList(), Content.NONE);
  }

  /** A directory is made. */
  public static PlannedAction make(FilePath target, FileStatus source) {
    return new PlannedAction(
        Kind.MAKE_DIRECTORY, target, source, null, Collections.emptyList(), Content.NONE);
  }

  /** Attributes of an existing file or directory are set. */
  public static PlannedAction attributes(
      FileStatus existing, FileStatus source, Set<FileAttribute> attributes) {
    List<String> words = new ArrayList<>();
    attributes.forEach(each -> words.add(each.name().toLowerCase(Locale.ROOT)));
    return new PlannedAction(
        Kind.SET_ATTRIBUTES, existing.path(), source, existing, words, Content.NONE);
  }

  /** A done flag is withdrawn. */
  public static PlannedAction withdraw(FileStatus flag, FileStatus source) {
    return new PlannedAction(
        Kind.WITHDRAW, flag.path(), source, flag, Collections.emptyList(), Content.NONE);
  }

  /** An entry is deleted. */
  public static PlannedAction delete(FileStatus existing, Content content) {
    return new PlannedAction(
        Kind.DELETE, existing.path(), null, existing, Collections.emptyList(), content);
  }

  public Kind kind() {
    return kind;
  }

  /** The absolute path at the destination. */
  public FilePath target() {
    return target;
  }

  /** The source as it was listed; null for {@link Kind#DELETE}. */
  public @Nullable FileStatus source() {
    return source;
  }

  /**
   * The entry with the target's name as it was listed; null for {@link Kind#COPY} and {@link
   * Kind#MAKE_DIRECTORY}.
   */
  public @Nullable FileStatus existing() {
    return existing;
  }

  /** What is deleted; {@link Content#NONE} for other actions. */
  public Content content() {
    return content;
  }

  String toLine() {
    return JsonLine.of(
        line -> {
          line.text(MEMBER, word(kind)).text("target", target.toString());
          write("source", source, line);
          write("existing", existing, line);
          if (!attributes.isEmpty()) {
            line.texts("attributes", attributes);
          }
          line.number("files", content.files.files())
              .number("bytes", content.files.bytes())
              .number("directories", content.directories)
              .number("fingerprint", content.fingerprint);
        });
  }

  static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static void write(String name, @Nullable FileStatus status, JsonLine line)
      throws IOException {
    if (status != null) {
      line.object(
          name,
          members -> {
            members.text("path", status.path().toString());
            FileStatusJson.write(status, members);
          });
    }
  }

  /** Reads the action of a line. */
  static PlannedAction read(JsonObject line) throws CopyException {
    PlannedAction action = readAny(line);
    if (action.existing != null && !action.existing.path().equals(action.target)) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The target '" + action.target + "' is not '" + action.existing.path() + "'.");
    }
    return action;
  }

  private static PlannedAction readAny(JsonObject line) throws CopyException {
    FilePath target = FilePath.of(line.text("target"));
    switch (line.word(MEMBER, Kind.class)) {
      case COPY:
        return copy(target, status("source", line), null);
      case REPLACE:
        return copy(target, status("source", line), status("existing", line));
      case MAKE_DIRECTORY:
        return make(target, status("source", line));
      case SET_ATTRIBUTES:
        return new PlannedAction(
            Kind.SET_ATTRIBUTES,
            target,
            status("source", line),
            status("existing", line),
            line.texts("attributes"),
            Content.NONE);
      case WITHDRAW:
        return new PlannedAction(
            Kind.WITHDRAW,
            target,
            status("source", line),
            status("existing", line),
            Collections.emptyList(),
            Content.NONE);
      case DELETE:
        return new PlannedAction(
            Kind.DELETE,
            target,
            null,
            status("existing", line),
            Collections.emptyList(),
            Content.of(
                Count.of(line.numberOrZero("files"), line.numberOrZero("bytes")),
                line.numberOrZero("directories"),
                line.numberOrZero("fingerprint")));
    }
    throw new IllegalArgumentException(line.text(MEMBER));
  }

  private static FileStatus status(String name, JsonObject line) throws CopyException {
    JsonObject object = line.object(name);
    return FileStatusJson.read(FilePath.of(object.text("path")), object);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PlannedAction && ((PlannedAction) other).toLine().equals(toLine());
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, target);
  }

  @Override
  public String toString() {
    return toLine();
  }

  /** What an entry contains that is deleted, and the entry itself. */
  public static final class Content {
    public static final Content NONE = new Content(Count.of(0, 0), 0, 0);

    private final Count files;
    private final long directories;
    private final long fingerprint;

    private Content(Count files, long directories, long fingerprint) {
      this.files = files;
      this.directories = directories;
      this.fingerprint = fingerprint;
    }

    /**
     * Creates a content.
     *
     * @param fingerprint a number that changes when one of the entries does
     */
    public static Content of(Count files, long directories, long fingerprint) {
      return new Content(files, directories, fingerprint);
    }

    public Count files() {
      return files;
    }

    public long directories() {
      return directories;
    }

    public long fingerprint() {
      return fingerprint;
    }
  }
}
