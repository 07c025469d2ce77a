package io.howdah.front.option;

import io.howdah.BandwidthLimit;
import io.howdah.ByteSize;
import io.howdah.CopyOptions;
import io.howdah.DeleteLimit;
import io.howdah.LedgerOptions;
import io.howdah.LoadLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** Types of options whose values are numbers, times or rates. */
final class NumberTypes {
  private NumberTypes() {}

  static final class WholeNumber extends OptionType {
    private final SizeRange range;
    private final OptionType.NumberSetter setter;

    WholeNumber(SizeRange range, OptionType.NumberSetter setter) {
      super("N");
      this.range = range;
      this.setter = setter;
    }

    @Override
    SizeRange range() {
      return range;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      if (!value.matches("[0-9]{1,9}") || !range.contains(Long.parseLong(value))) {
        throw new OptionProblem("must be a whole number, " + range + ", not '" + value + "'");
      }
      setter.set(options, Long.parseLong(value));
    }
  }

  static final class Size extends OptionType {
    private final SizeRange range;
    private final OptionType.NumberSetter setter;

    Size(SizeRange range, OptionType.NumberSetter setter) {
      super("BYTES");
      this.range = range;
      this.setter = setter;
    }

    @Override
    SizeRange range() {
      return range;
    }

    @Override
    boolean isSize() {
      return true;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      OptionalLong bytes = ByteSize.parse(value);
      if (!bytes.isPresent()) {
        throw new OptionProblem(
            "must be a number of bytes such as 65536, 64K, 1M or 2G, not '" + value + "'");
      }
      if (!range.contains(bytes.getAsLong())) {
        throw new OptionProblem("must be " + range + ", not " + value);
      }
      setter.set(options, bytes.getAsLong());
    }
  }

  static final class Time extends OptionType {
    private final BiConsumer<CopyOptions.Builder, Duration> setter;

    Time(BiConsumer<CopyOptions.Builder, Duration> setter) {
      super("TIME");
      this.setter = setter;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      Optional<Duration> time = TimeSpan.parse(value);
      if (!time.isPresent()) {
        throw new OptionProblem(
            "must be a time such as 90s, 30m, 12h, 7d or 2w, not '" + value + "'");
      }
      setter.accept(options, time.get());
    }
  }

  static final class Limit extends OptionType {
    private final BiConsumer<CopyOptions.Builder, DeleteLimit> setter;

    Limit(BiConsumer<CopyOptions.Builder, DeleteLimit> setter) {
      super("N|P%");
      this.setter = setter;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      if (value.matches("[0-9]{1,9}")) {
        setter.accept(options, DeleteLimit.ofEntries(Long.parseLong(value)));
      } else if (value.matches("([0-9]{1,2}|100)%")) {
        String percent = value.substring(0, value.length() - 1);
        setter.accept(options, DeleteLimit.ofPercent(Integer.parseInt(percent)));
      } else {
        throw new OptionProblem(
            "must be a whole number, or a share from 0% to 100%, not '" + value + "'");
      }
    }
  }

  static final class Share extends OptionType {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final BiConsumer<CopyOptions.Builder, Integer> setter;

    Share(BiConsumer<CopyOptions.Builder, Integer> setter) {
      super("P%");
      this.setter = setter;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      if (!value.matches("[0-9]{1,3}([.][0-9]{1,3})?%")) {
        throw problem(value);
      }
      BigDecimal percent = new BigDecimal(value.substring(0, value.length() - 1));
      if (percent.compareTo(ALL) > 0) {
        throw problem(value);
      }
      setter.accept(
          options,
          percent.signum() == 0
              ? LedgerOptions.NEVER
              : ALL.divide(percent, 0, RoundingMode.FLOOR).intValueExact());
    }

    private static OptionProblem problem(String value) {
      return new OptionProblem("must be a share such as 1% or 0.1%, to 100%, not '" + value + "'");
    }
  }

  static final class Rate extends OptionType {
    private final BiConsumer<CopyOptions.Builder, BandwidthLimit> setter;

    Rate(BiConsumer<CopyOptions.Builder, BandwidthLimit> setter) {
      super("RATE");
      this.setter = setter;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      Optional<BandwidthLimit> limit = BandwidthLimit.parse(value);
      if (!limit.isPresent()) {
        throw new OptionProblem(
            "must be bytes per second such as 20M, off, or a timetable such as '08:00,20M"
                + " 19:00,off', not '"
                + value
                + "'");
      }
      setter.accept(options, limit.get());
    }
  }

  static final class RequestRate extends OptionType {
    private final BiConsumer<CopyOptions.Builder, Integer> setter;

    RequestRate(BiConsumer<CopyOptions.Builder, Integer> setter) {
      super("N");
      this.setter = setter;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      if (!value.matches("off|[0-9]{1,9}")) {
        throw new OptionProblem(
            "must be a whole number of requests per second, or off, not '" + value + "'");
      }
      setter.accept(options, value.equals("off") ? LoadLimits.OFF : Integer.parseInt(value));
    }
  }
}
