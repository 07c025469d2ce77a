package io.howdah.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes each record of a plan as one line of JSON, and reads it. Names are those of {@link
 * FileStatus}, and times are milliseconds since 1970. Zero, false and missing values are omitted.
 */
public final class RecordJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private RecordJson() {}

  /** The line for a directory, without a line break. */
  public static String write(DirectoryRecord directory) {
    return line(
        json -> {
          json.writeNumberField("directory", directory.id());
          json.writeNumberField("parent", directory.parent());
          write(directory.placement(), json);
        });
  }

  /** The line for a file, without a line break. */
  public static String write(FileRecord file) {
    return line(
        json -> {
          json.writeNumberField("fileIn", file.directory());
          write(file.placement(), json);
        });
  }

  /** Whether the line is a directory. */
  public static boolean isDirectory(String line) throws CopyException {
    return read(line).has("directory");
  }

  /**
   * Parses the line of a directory.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where it is invalid
   */
  public static DirectoryRecord readDirectory(String line) throws CopyException {
    Members members = read(line);
    return DirectoryRecord.of(
        members.number("directory"), members.number("parent"), placement(members));
  }

  /**
   * Parses the line of a file.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where it is invalid
   */
  public static FileRecord readFile(String line) throws CopyException {
    Members members = read(line);
    return FileRecord.of(members.number("fileIn"), placement(members));
  }

  private static void write(Placement placement, JsonGenerator json) throws IOException {
    write("source", placement.source(), json);
    json.writeStringField("target", placement.target().toString());
    @Nullable FileStatus existing = placement.existing();
    if (existing != null) {
      write("existing", existing, json);
    }
    json.writeStringField("storage", placement.storage().name());
  }

  private static void write(String name, FileStatus status, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("path", status.path().toString());
    json.writeStringField("type", status.type().name());
    number("length", status.length(), json);
    number("blockSize", status.blockSize(), json);
    number("replication", status.replication(), json);
    json.writeStringField("owner", status.owner());
    json.writeStringField("group", status.group());
    number("permission", status.permission(), json);
    number("modificationTime", status.modificationTime(), json);
    number("accessTime", status.accessTime(), json);
    number("fileId", status.fileId(), json);
    json.writeStringField("storage", status.storage().name());
    if (status.hasAcl()) {
      json.writeBooleanField("acl", true);
    }
    json.writeEndObject();
  }

  private static void number(String name, long value, JsonGenerator json) throws IOException {
    if (value != 0) {
      json.writeNumberField(name, value);
    }
  }

  private static Placement placement(Members members) throws CopyException {
    return Placement.of(
        status(members.object("source")),
        FilePath.of(members.text("target")),
        members.has("existing") ? status(members.object("existing")) : null,
        members.constant("storage", Storage.class));
  }

  private static FileStatus status(Members members) throws CopyException {
    return FileStatus.builder(
            FilePath.of(members.text("path")), members.constant("type", FileStatus.Type.class))
        .length(members.numberOrZero("length"))
        .blockSize(members.numberOrZero("blockSize"))
        .replication((int) members.numberOrZero("replication"))
        .owner(members.text("owner"))
        .group(members.text("group"))
        .permission((int) members.numberOrZero("permission"))
        .modificationTime(members.numberOrZero("modificationTime"))
        .accessTime(members.numberOrZero("accessTime"))
        .fileId(members.numberOrZero("fileId"))
        .storage(members.constant("storage", Storage.class))
        .acl(members.has("acl"))
        .build();
  }

  private static String line(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("Writing a text in memory failed.", e);
    }
    return text.toString();
  }

  private static Members read(String line) throws CopyException {
    try (JsonParser json = FACTORY.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new CopyException(
            ErrorCode.INVALID_ARGUMENT, "A line of a plan is a JSON object, not '" + line + "'.");
      }
      Members members = members(json);
      if (json.nextToken() != null) {
        throw new CopyException(
            ErrorCode.INVALID_ARGUMENT, "Text follows the object in a line of a plan: " + line);
      }
      return members;
    } catch (CopyException e) {
      throw e;
    } catch (IOException e) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT, "A line of a plan is not valid JSON: " + line, e);
    }
  }

  private static Members members(JsonParser json) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_OBJECT) {
        values.put(name, members(json));
      } else if (token == JsonToken.VALUE_NUMBER_INT) {
        values.put(name, json.getLongValue());
      } else if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_TRUE) {
        values.put(name, json.getText());
      } else {
        throw new CopyException(
            ErrorCode.INVALID_ARGUMENT, "In a line of a plan '" + name + "' has no valid value.");
      }
    }
    return new Members(values);
  }

  /** The members of one kind of record. */
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  /** The members of one object. */
  private static final class Members {
    private final Map<String, Object> values;

    Members(Map<String, Object> values) {
      this.values = values;
    }

    boolean has(String name) {
      return values.containsKey(name);
    }

    String text(String name) throws CopyException {
      return value(name, String.class);
    }

    long number(String name) throws CopyException {
      return value(name, Long.class);
    }

    long numberOrZero(String name) throws CopyException {
      return has(name) ? number(name) : 0;
    }

    Members object(String name) throws CopyException {
      return value(name, Members.class);
    }

    <T extends Enum<T>> T constant(String name, Class<T> type) throws CopyException {
      String text = text(name);
      try {
        return Enum.valueOf(type, text);
      } catch (IllegalArgumentException e) {
        throw new CopyException(
            ErrorCode.INVALID_ARGUMENT, "In a line of a plan '" + name + "' is '" + text + "'.", e);
      }
    }

    private <T> T value(String name, Class<T> type) throws CopyException {
      @Nullable Object value = values.get(name);
      if (!type.isInstance(value)) {
        throw new CopyException(
            ErrorCode.INVALID_ARGUMENT,
            "A line of a plan has no valid '"
                + name
                + "'. Its members are "
                + values.keySet()
                + ".");
      }
      return type.cast(value);
    }
  }
}
