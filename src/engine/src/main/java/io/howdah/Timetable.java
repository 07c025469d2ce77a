package io.howdah;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Reads a bandwidth as rclone writes it: {@code 20M}, {@code off}, or a timetable such as {@code
 * 08:00,20M 19:00,off}.
 */
final class Timetable {
  private Timetable() {}

  /** The limit that a text describes; empty where it describes none. */
  static Optional<BandwidthLimit> parse(String text) {
    if (!text.contains(",")) {
      OptionalLong rate = rate(text);
      return rate.isPresent() ? Optional.of(BandwidthLimit.of(rate.getAsLong())) : Optional.empty();
    }
    Map<LocalTime, Long> rates = new TreeMap<>();
    for (String entry : text.trim().split("\\s+", -1)) {
      int comma = entry.indexOf(',');
      Optional<LocalTime> time = time(entry.substring(0, Math.max(0, comma)));
      OptionalLong rate = rate(entry.substring(comma + 1));
      if (!time.isPresent() || !rate.isPresent() || rates.containsKey(time.get())) {
        return Optional.empty();
      }
      rates.put(time.get(), rate.getAsLong());
    }
    return Optional.of(BandwidthLimit.timetable(rates));
  }

  private static OptionalLong rate(String text) {
    return text.equals("off") ? OptionalLong.of(BandwidthLimit.OFF) : ByteSize.parse(text);
  }

  private static Optional<LocalTime> time(String text) {
    try {
      return text.matches("[0-9]{2}:[0-9]{2}")
          ? Optional.of(LocalTime.parse(text))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty(); // such as 25:00
    }
  }
}
