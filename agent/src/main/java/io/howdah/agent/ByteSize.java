package io.howdah.agent;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a number of bytes as people type it: {@code 65536}, {@code 64K}, {@code 2G}. */
final class ByteSize {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,18})([KMGT]?)I?B?");
  private static final String UNITS = "KMGT";

  private ByteSize() {}

  /**
   * The bytes of a whole number with an optional K, M, G or T, each 1,024 times the one before.
   *
   * @throws UsageException naming {@code option} where it is anything else
   */
  static long parse(String option, String text) throws UsageException {
    Matcher matcher = FORM.matcher(text.toUpperCase(Locale.ROOT));
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      String unit = matcher.group(2);
      int shift = unit.isEmpty() ? 0 : 10 * (UNITS.indexOf(unit) + 1);
      if (number <= Long.MAX_VALUE >> shift) {
        return number << shift;
      }
    }
    throw new UsageException(
        option + " must be a number of bytes such as 65536, 64K, 1M or 2G, not '" + text + "'.");
  }
}
