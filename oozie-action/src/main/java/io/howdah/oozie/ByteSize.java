package io.howdah.oozie;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 65536} or {@code 64k}, as the schema's type SIZE allows. */
final class ByteSize {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,15})([kmgt]?)");
  private static final String UNITS = "kmgt";

  private ByteSize() {}

  /** The number; empty where it is none, or too large for any file. */
  static Optional<Long> parse(String text) {
    Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2);
    int shift = unit.isEmpty() ? 0 : 10 * (UNITS.indexOf(unit) + 1);
    return number <= Long.MAX_VALUE >> shift ? Optional.of(number << shift) : Optional.empty();
  }
}
