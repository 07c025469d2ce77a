package io.howdah.partition;

import io.howdah.CopyException;
import io.howdah.partition.Token.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression, by these rules; keywords in any case.
 *
 * <pre>
 * any        = all { OR all }
 * all        = one { AND one }
 * one        = NOT one | "(" any ")" | column test | constant operator column
 * test       = operator constant | [NOT] IN "(" constant { "," constant } ")"
 *            | [NOT] BETWEEN constant AND constant | [NOT] LIKE text
 * operator   = "=" | "==" | "!=" | "&lt;&gt;" | "&lt;" | "&lt;=" | "&gt;" | "&gt;="
 * constant   = text | number | DATE text
 * </pre>
 */
final class ExpressionReader {
  /** Deeper ones are no work of a user, and could exhaust the stack of a server's thread. */
  private static final int DEEPEST = 200;

  private final List<Token> tokens;
  private final Set<String> columns = new LinkedHashSet<>();
  private int next;
  private int depth;

  ExpressionReader(String expression) throws CopyException {
    tokens = Tokenizer.tokens(expression);
  }

  /** The columns that the expression names, in lower case; after {@link #read}. */
  Set<String> columns() {
    return columns;
  }

  Condition read() throws CopyException {
    Condition condition = any();
    if (peek().kind() != Kind.END) {
      throw wrong("'and' or 'or' is expected before " + peek());
    }
    return condition;
  }

  private Condition any() throws CopyException {
    List<Condition> conditions = new ArrayList<>();
    do {
      conditions.add(all());
    } while (skipKeyword("or"));
    return Condition.any(conditions);
  }

  private Condition all() throws CopyException {
    List<Condition> conditions = new ArrayList<>();
    do {
      conditions.add(one());
    } while (skipKeyword("and"));
    return Condition.all(conditions);
  }

  private Condition one() throws CopyException {
    if (++depth > DEEPEST) {
      throw wrong("the expression is nested more than " + DEEPEST + " times");
    }
    Condition condition = oneOfThisDepth();
    depth--;
    return condition;
  }

  private Condition oneOfThisDepth() throws CopyException {
    if (skipKeyword("not")) {
      return Condition.not(one());
    }
    if (skipSign("(")) {
      Condition inner = any();
      if (!skipSign(")")) {
        throw wrong("')' is expected instead of " + peek());
      }
      return inner;
    }
    if (isConstant(peek())) {
      return reversedComparison();
    }
    return test(column());
  }

  /** A comparison such as {@code 5 < n}. */
  private Condition reversedComparison() throws CopyException {
    Constant constant = constant();
    IntPredicate accepted = operator();
    return Condition.comparison(column(), order -> accepted.test(-order), constant);
  }

  private Condition test(String column) throws CopyException {
    if (skipKeyword("not")) {
      @Nullable Condition negated = wordTest(column);
      if (negated == null) {
        throw wrong("'in', 'between' or 'like' is expected instead of " + peek());
      }
      return Condition.not(negated);
    }
    @Nullable Condition test = wordTest(column);
    if (test != null) {
      return test;
    }
    IntPredicate accepted = operator();
    return Condition.comparison(column, accepted, constant());
  }

  private @Nullable Condition wordTest(String column) throws CopyException {
    if (skipKeyword("in")) {
      return in(column);
    }
    if (skipKeyword("between")) {
      return between(column);
    }
    if (skipKeyword("like")) {
      Token pattern = take(Kind.TEXT, "a text in quotes is expected after 'like'");
      return Condition.like(column, LikePattern.of(pattern.text()));
    }
    return null;
  }

  private Condition in(String column) throws CopyException {
    if (!skipSign("(")) {
      throw wrong("'(' is expected after 'in' instead of " + peek());
    }
    List<Condition> conditions = new ArrayList<>();
    do {
      conditions.add(Condition.comparison(column, order -> order == 0, constant()));
    } while (skipSign(","));
    if (!skipSign(")")) {
      throw wrong("',' or ')' is expected instead of " + peek());
    }
    return Condition.any(conditions);
  }

  private Condition between(String column) throws CopyException {
    List<Condition> conditions = new ArrayList<>();
    conditions.add(Condition.comparison(column, order -> order >= 0, constant()));
    if (!skipKeyword("and")) {
      throw wrong("'and' is expected after the first value of 'between' instead of " + peek());
    }
    conditions.add(Condition.comparison(column, order -> order <= 0, constant()));
    return Condition.all(conditions);
  }

  private IntPredicate operator() throws CopyException {
    Token token = peek();
    if (token.kind() == Kind.SIGN) {
      next++;
      switch (token.text()) {
        case "=":
        case "==":
          return order -> order == 0;
        case "!=":
        case "<>":
          return order -> order != 0;
        case "<":
          return order -> order < 0;
        case "<=":
          return order -> order <= 0;
        case ">":
          return order -> order > 0;
        case ">=":
          return order -> order >= 0;
        default:
          next--;
      }
    }
    throw wrong("a comparison such as '=' or '>=' is expected instead of " + token);
  }

  private String column() throws CopyException {
    Token token = peek();
    if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED_NAME) {
      throw wrong("the name of a column is expected instead of " + token);
    }
    next++;
    String column = token.text().toLowerCase(Locale.ROOT);
    columns.add(column);
    return column;
  }

  private boolean isConstant(Token token) {
    return token.kind() == Kind.TEXT
        || token.kind() == Kind.NUMBER
        || (token.isKeyword("date") && tokens.get(next + 1).kind() == Kind.TEXT);
  }

  private Constant constant() throws CopyException {
    Token token = peek();
    if (!isConstant(token)) {
      throw wrong(
          "a text in quotes, a number or a date such as date '2026-11-01' is expected instead of "
              + token);
    }
    next++;
    if (token.kind() == Kind.TEXT) {
      return Constant.text(token.text());
    }
    if (token.kind() == Kind.NUMBER) {
      return number(token);
    }
    return date(take(Kind.TEXT, "a date is expected"));
  }

  private static Constant number(Token token) throws CopyException {
    try {
      return Constant.number(new BigDecimal(token.text()));
    } catch (NumberFormatException e) {
      throw InvalidExpression.at(
          token.position(), "'" + token.text() + "' is no number; put a text into quotes");
    }
  }

  private static Constant date(Token token) throws CopyException {
    try {
      return Constant.date(LocalDate.parse(token.text()));
    } catch (DateTimeParseException e) {
      throw InvalidExpression.at(
          token.position(), "'" + token.text() + "' is no date such as '2026-11-01'");
    }
  }

  private Token take(Kind kind, String otherwise) throws CopyException {
    if (peek().kind() != kind) {
      throw wrong(otherwise);
    }
    return tokens.get(next++);
  }

  private boolean skipKeyword(String keyword) {
    boolean isThere = peek().isKeyword(keyword);
    next += isThere ? 1 : 0;
    return isThere;
  }

  private boolean skipSign(String sign) {
    boolean isThere = peek().isSign(sign);
    next += isThere ? 1 : 0;
    return isThere;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private CopyException wrong(String what) {
    return InvalidExpression.at(peek().position(), what);
  }
}
