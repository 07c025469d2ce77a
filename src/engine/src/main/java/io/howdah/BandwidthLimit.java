package io.howdah;

import java.time.LocalTime;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes of files a copy may write in a second, all its files together: one number, or one
 * for each time of the day. Immutable.
 */
public final class BandwidthLimit {
  /** The rate for no limit. */
  public static final long OFF = 0;

  private static final BandwidthLimit NONE = of(OFF);

  private final NavigableMap<LocalTime, Long> rates;

  private BandwidthLimit(NavigableMap<LocalTime, Long> rates) {
    this.rates = rates;
  }

  /** No limit at any time. */
  public static BandwidthLimit none() {
    return NONE;
  }

  /**
   * The same limit at all times.
   *
   * @param bytesPerSecond or {@link #OFF}
   * @throws IllegalArgumentException if it is negative
   */
  public static BandwidthLimit of(long bytesPerSecond) {
    NavigableMap<LocalTime, Long> rates = new TreeMap<>();
    rates.put(LocalTime.MIDNIGHT, bytesPerSecond);
    return timetable(rates);
  }

  /**
   * A limit that changes at certain times of the day.
   *
   * @param rates bytes per second, or {@link #OFF}, from that time on. The last one of a day also
   *     holds until the first one of the next.
   * @throws IllegalArgumentException if there are none, or one is negative
   */
  public static BandwidthLimit timetable(Map<LocalTime, Long> rates) {
    if (rates.isEmpty()) {
      throw new IllegalArgumentException("A timetable needs at least one rate.");
    }
    for (long rate : rates.values()) {
      if (rate < 0) {
        throw new IllegalArgumentException("A rate must be at least 0, not " + rate + ".");
      }
    }
    return new BandwidthLimit(new TreeMap<>(rates));
  }

  /**
   * Reads a limit as rclone writes it: {@code 20M}, {@code off}, or a timetable such as {@code
   * 08:00,20M 19:00,off}. Empty for any other text.
   */
  public static Optional<BandwidthLimit> parse(String text) {
    return Timetable.parse(text);
  }

  /** The limit at a time of the day, in bytes per second, or {@link #OFF}. */
  public long at(LocalTime time) {
    Map.@Nullable Entry<LocalTime, Long> entry = rates.floorEntry(time);
    return entry == null ? rates.lastEntry().getValue() : entry.getValue();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BandwidthLimit && ((BandwidthLimit) other).rates.equals(rates);
  }

  @Override
  public int hashCode() {
    return rates.hashCode();
  }

  @Override
  public String toString() {
    return rates.toString();
  }
}
