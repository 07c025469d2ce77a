package io.howdah.partition;

/** A word or sign of an expression, and where it is. */
final class Token {
  /** What it is. */
  enum Kind {
    /** A name or keyword, as it is written. */
    WORD,
    /** A name in backquotes, which is no keyword. */
    QUOTED_NAME,
    /** A text, without its quotes. */
    TEXT,
    NUMBER,
    /** An operator, a comma or a bracket. */
    SIGN,
    END
  }

  private final Kind kind;
  private final String text;
  private final int position;

  Token(Kind kind, String text, int position) {
    this.kind = kind;
    this.text = text;
    this.position = position;
  }

  Kind kind() {
    return kind;
  }

  String text() {
    return text;
  }

  /** The index of its first character in the expression. */
  int position() {
    return position;
  }

  boolean isKeyword(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** How a message calls it. */
  @Override
  public String toString() {
    switch (kind) {
      case END:
        return "the end";
      case TEXT:
        return "the text '" + text + "'";
      case WORD:
      case QUOTED_NAME:
      case NUMBER:
      case SIGN:
        return "'" + text + "'";
    }
    throw new AssertionError(kind);
  }
}
