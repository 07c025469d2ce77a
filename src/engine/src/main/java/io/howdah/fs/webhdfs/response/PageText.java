package io.howdah.fs.webhdfs.response;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a page in a few words: its title, or else the first words beside its tags. */
final class PageText {
  private static final Pattern TITLE =
      Pattern.compile("<title>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final int LENGTH = 200;

  private PageText() {}

  /** At most 200 characters in one line; empty where nothing can be read. */
  static String of(String page) {
    Matcher title = TITLE.matcher(page);
    String text = title.find() ? String.valueOf(title.group(1)) : TAG.matcher(page).replaceAll(" ");
    String words = text.replaceAll("[\\s\\p{Cntrl}]+", " ").trim();
    return words.length() <= LENGTH ? words : cut(words) + "...";
  }

  /** Never between the two halves of a character beyond U+FFFF. */
  private static String cut(String words) {
    boolean splits = Character.isHighSurrogate(words.charAt(LENGTH - 1));
    return words.substring(0, splits ? LENGTH - 1 : LENGTH);
  }
}
