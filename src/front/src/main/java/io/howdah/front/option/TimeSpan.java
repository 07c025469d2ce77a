package io.howdah.front.option;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people type it: {@code 90s}, {@code 30m}, {@code 12h}, {@code 7d}. */
public final class TimeSpan {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([smhdw])");

  private TimeSpan() {}

  /** A whole number of seconds, minutes, hours, days or weeks; empty where it is anything else. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    switch (matcher.group(2)) {
      case "s":
        return Optional.of(Duration.ofSeconds(number));
      case "m":
        return Optional.of(Duration.ofMinutes(number));
      case "h":
        return Optional.of(Duration.ofHours(number));
      case "d":
        return Optional.of(Duration.ofDays(number));
      default:
        return Optional.of(Duration.ofDays(7 * number));
    }
  }
}
