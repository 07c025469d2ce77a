package io.howdah.partition;

import io.howdah.CopyException;
import io.howdah.partition.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Splits an expression into its tokens. */
final class Tokenizer {
  /** Longer signs first. */
  private static final List<String> SIGNS =
      Arrays.asList("<=", ">=", "<>", "!=", "==", "=", "<", ">", "(", ")", ",");

  private final String expression;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private Tokenizer(String expression) {
    this.expression = expression;
  }

  /** The tokens of an expression, with {@link Kind#END} at the end. */
  static List<Token> tokens(String expression) throws CopyException {
    return new Tokenizer(expression).read();
  }

  private List<Token> read() throws CopyException {
    while (position < expression.length()) {
      char character = expression.charAt(position);
      if (Character.isWhitespace(character)) {
        position++;
      } else if (character == '\'' || character == '"') {
        readQuoted(Kind.TEXT, character);
      } else if (character == '`') {
        readQuoted(Kind.QUOTED_NAME, character);
      } else if (isNumber(character)) {
        readRun(Kind.NUMBER);
      } else if (isOfWord(character)) {
        readRun(Kind.WORD);
      } else {
        readSign();
      }
    }
    tokens.add(new Token(Kind.END, "", expression.length()));
    return tokens;
  }

  private boolean isNumber(char first) {
    boolean isSigned = first == '-' || first == '+';
    int digit = isSigned ? position + 1 : position;
    return digit < expression.length() && isDigit(expression.charAt(digit));
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isOfWord(char character) {
    return Character.isLetterOrDigit(character) || character == '_' || character == '.';
  }

  /** A date without quotes is read as one number, so that a message can say so. */
  private void readRun(Kind kind) {
    int begin = position++;
    while (position < expression.length()
        && (isOfWord(expression.charAt(position))
            || (kind == Kind.NUMBER && isAt(position, '-')))) {
      position++;
    }
    tokens.add(new Token(kind, expression.substring(begin, position), begin));
  }

  /** A quote in a text is doubled, or has a backslash before it. */
  private void readQuoted(Kind kind, char quote) throws CopyException {
    int begin = position++;
    StringBuilder text = new StringBuilder();
    while (position < expression.length()) {
      char character = expression.charAt(position);
      boolean isDoubled = character == quote && isAt(position + 1, quote);
      if (character == '\\' && (isAt(position + 1, quote) || isAt(position + 1, '\\'))) {
        isDoubled = true;
      }
      if (character == quote && !isDoubled) {
        position++;
        tokens.add(new Token(kind, text.toString(), begin));
        return;
      }
      position += isDoubled ? 2 : 1;
      text.append(isDoubled ? expression.charAt(position - 1) : character);
    }
    throw InvalidExpression.at(begin, "the quote " + quote + " is not closed");
  }

  private boolean isAt(int index, char expected) {
    return index < expression.length() && expression.charAt(index) == expected;
  }

  private void readSign() throws CopyException {
    for (String sign : SIGNS) {
      if (expression.startsWith(sign, position)) {
        tokens.add(new Token(Kind.SIGN, sign, position));
        position += sign.length();
        return;
      }
    }
    throw InvalidExpression.at(
        position, "the character '" + expression.charAt(position) + "' has no meaning");
  }
}
