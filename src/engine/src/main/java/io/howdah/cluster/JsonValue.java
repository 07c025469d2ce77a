package io.howdah.cluster;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.List;
import java.util.Map;

/** A JSON value with its position in the file, for messages. */
final class JsonValue {
  /** The kind of a value, as messages name it. */
  enum Kind {
    OBJECT("an object"),
    ARRAY("an array"),
    STRING("a string"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    NULL("null");

    private final String phrase;

    Kind(String phrase) {
      this.phrase = phrase;
    }
  }

  /** A position in the file. For a member of an object it is the beginning of the key. */
  static final class Place {
    private final String file;
    private final int line;
    private final int column;
    private final String path;

    Place(String file, int line, int column, String path) {
      this.file = file;
      this.line = line;
      this.column = column;
      this.path = path;
    }

    /** The path from the root, such as {@code clusters[0].name}; empty for the root. */
    String path() {
      return path;
    }

    /**
     * An error at this position.
     *
     * @param predicate the part of the sentence after the path, such as "must be a string"
     */
    CopyException complaint(String predicate) {
      return new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "In the configuration "
              + file
              + ", line "
              + line
              + ", column "
              + column
              + ", "
              + (path.isEmpty() ? "the file" : path)
              + " "
              + predicate
              + (predicate.endsWith("?") ? "" : "."));
    }
  }

  private final Kind kind;
  private final Place place;
  private final Object content;

  JsonValue(Kind kind, Place place, Object content) {
    this.kind = kind;
    this.place = place;
    this.content = content;
  }

  boolean is(Kind expected) {
    return kind == expected;
  }

  /** The members, in the order of the file. */
  @SuppressWarnings("unchecked")
  Map<String, JsonValue> members() throws CopyException {
    return (Map<String, JsonValue>) expect(Kind.OBJECT);
  }

  /** The member with this key, which is required. */
  JsonValue member(String key) throws CopyException {
    JsonValue member = members().get(key);
    if (member == null || member.is(Kind.NULL)) {
      throw invalid("must have the key '" + key + "'");
    }
    return member;
  }

  @SuppressWarnings("unchecked")
  List<JsonValue> elements() throws CopyException {
    return (List<JsonValue>) expect(Kind.ARRAY);
  }

  String string() throws CopyException {
    return (String) expect(Kind.STRING);
  }

  double number() throws CopyException {
    return Double.parseDouble((String) expect(Kind.NUMBER));
  }

  int integer() throws CopyException {
    String text = (String) expect(Kind.NUMBER);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw invalid("must be a whole number up to " + Integer.MAX_VALUE + ", not " + text);
    }
  }

  boolean bool() throws CopyException {
    return (Boolean) expect(Kind.BOOLEAN);
  }

  /** The path from the root of the document. */
  String path() {
    return place.path();
  }

  /** An error about this value. The predicate follows the path in the sentence. */
  CopyException invalid(String predicate) {
    return place.complaint(predicate);
  }

  private Object expect(Kind expected) throws CopyException {
    if (kind != expected) {
      throw invalid("must be " + expected.phrase + ", not " + actual());
    }
    return content;
  }

  private String actual() {
    return kind == Kind.BOOLEAN ? String.valueOf(content) : kind.phrase;
  }
}
