package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.json.FileStatusJson;
import io.howdah.json.JsonLine;
import io.howdah.json.JsonObject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes each record of a plan as one line of JSON, and reads it. */
public final class RecordJson {
  private RecordJson() {}

  /** The line for a directory, without a line break. */
  public static String write(DirectoryRecord directory) {
    return JsonLine.of(
        line -> {
          line.anyNumber("directory", directory.id()).anyNumber("parent", directory.parent());
          write(directory.placement(), line);
        });
  }

  /** The line for a file, without a line break. */
  public static String write(FileRecord file) {
    return JsonLine.of(
        line -> {
          line.anyNumber("fileIn", file.directory());
          write(file.placement(), line);
        });
  }

  /** Whether the line is a directory. */
  public static boolean isDirectory(String line) throws CopyException {
    return JsonObject.parse(line).has("directory");
  }

  /**
   * Parses the line of a directory.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where it is invalid
   */
  public static DirectoryRecord readDirectory(String line) throws CopyException {
    JsonObject object = JsonObject.parse(line);
    return DirectoryRecord.of(
        object.number("directory"), object.number("parent"), placement(object));
  }

  /**
   * Parses the line of a file.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where it is invalid
   */
  public static FileRecord readFile(String line) throws CopyException {
    JsonObject object = JsonObject.parse(line);
    return FileRecord.of(object.number("fileIn"), placement(object));
  }

  private static void write(Placement placement, JsonLine line) throws IOException {
    write("source", placement.source(), line);
    line.text("target", placement.target().toString());
    @Nullable FileStatus existing = placement.existing();
    if (existing != null) {
      write("existing", existing, line);
    }
    line.text("storage", placement.storage().name());
  }

  private static void write(String name, FileStatus status, JsonLine line) throws IOException {
    line.object(
        name,
        members -> {
          members.text("path", status.path().toString());
          FileStatusJson.write(status, members);
        });
  }

  private static Placement placement(JsonObject object) throws CopyException {
    return Placement.of(
        status(object.object("source")),
        FilePath.of(object.text("target")),
        object.has("existing") ? status(object.object("existing")) : null,
        object.constant("storage", Storage.class));
  }

  private static FileStatus status(JsonObject object) throws CopyException {
    return FileStatusJson.read(FilePath.of(object.text("path")), object);
  }
}
