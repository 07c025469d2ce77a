package io.howdah.front.text;

import java.util.regex.Pattern;

/**
 * Makes texts safe for use in a workflow. Oozie puts the results of expressions, such as {@code
 * ${wf:errorMessage('copy')}}, into the XML of the next action without escaping them. It evaluates
 * that XML again when it retries the action, and a configuration replaces {@code ${...}} in values
 * once more. File names are untrusted, so they must not contain markup or expressions.
 *
 * <p>An unsafe character becomes {@code \}{@code u} and four hexadecimal digits, as in JSON. Unsafe
 * are
 *
 * <ul>
 *   <li>{@code < > & "}, which are markup, and {@code '} behind {@code =}, which could begin
 *       another attribute;
 *   <li>{@code $} and {@code #}, which begin expressions, and the grave accent, which begins a
 *       command in a shell;
 *   <li>the backslash, so that it always begins an escape;
 *   <li>control and format characters, line separators and unassigned characters: XML 1.0 forbids
 *       some, and others hide text from readers;
 *   <li>surrogates: XML 1.0 forbids lone ones, and not every database stores pairs.
 * </ul>
 */
public final class WorkflowText {
  private static final String UNSAFE = "<>&$#`";
  private static final Pattern ESCAPE = Pattern.compile("\\\\u[0-9a-fA-F]{4}");

  private WorkflowText() {}

  /** Escapes the unsafe characters of a text. A line break is unsafe. */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      append(safe, character, character == '"' || character == '\\' || isUnsafe(text, i));
    }
    return safe.toString();
  }

  /**
   * Escapes the unsafe characters of a JSON text. Its quotation marks, its backslashes and the line
   * breaks between its values stay.
   */
  public static String ofJson(String json) {
    StringBuilder safe = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char character = json.charAt(i);
      append(safe, character, character != '\n' && isUnsafe(json, i));
    }
    return safe.toString();
  }

  /**
   * Whether a text contains no unsafe characters except the escapes of {@link #of}. {@link #of}
   * would escape their backslashes again.
   */
  public static boolean isSafe(String text) {
    String withoutEscapes = ESCAPE.matcher(text).replaceAll("x");
    return of(withoutEscapes).equals(withoutEscapes);
  }

  private static void append(StringBuilder text, char character, boolean escaped) {
    if (escaped) {
      text.append(String.format("\\u%04x", (int) character));
    } else {
      text.append(character);
    }
  }

  private static boolean isUnsafe(String text, int index) {
    char character = text.charAt(index);
    if (UNSAFE.indexOf(character) >= 0) {
      return true;
    }
    if (character == '\'') {
      return followsEqualsSign(text, index);
    }
    switch (Character.getType(character)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.SURROGATE:
      case Character.UNASSIGNED:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        return true;
      default:
        return false;
    }
  }

  /** XML allows white space between the equals sign and the quotation mark. */
  private static boolean followsEqualsSign(String text, int index) {
    int before = index - 1;
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    return before >= 0 && text.charAt(before) == '=';
  }
}
