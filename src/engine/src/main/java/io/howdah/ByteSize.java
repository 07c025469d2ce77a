package io.howdah;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number of bytes in the notation of command lines: {@code 65536}, {@code 64K}, {@code 2G}. */
public final class ByteSize {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,18})(?:([KMGT])(?:I?B)?)?");
  private static final String UNITS = "KMGT";

  private ByteSize() {}

  /**
   * Parses a whole number with an optional unit K, M, G or T. Each unit is 1,024 times the one
   * before. Returns empty for any other text, and for a size too large for a file.
   */
  public static OptionalLong parse(String text) {
    Matcher matcher = FORM.matcher(text.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    @Nullable String unit = matcher.group(2);
    int shift = unit == null ? 0 : 10 * (UNITS.indexOf(unit) + 1);
    return number <= Long.MAX_VALUE >> shift
        ? OptionalLong.of(number << shift)
        : OptionalLong.empty();
  }

  /** The shortest text for exactly this number of bytes. */
  public static String text(long bytes) {
    long number = bytes;
    int unit = 0;
    while (number != 0 && number % 1024 == 0 && unit < UNITS.length()) {
      number /= 1024;
      unit++;
    }
    return unit == 0 ? Long.toString(number) : number + UNITS.substring(unit - 1, unit);
  }
}
