package io.howdah.agent;

import io.howdah.front.option.CopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of {@code howdah check} with their meaning in a check. */
final class CheckHelp {
  private static final Map<String, String> MEANINGS = meanings();

  private CheckHelp() {}

  /** All options, in the order of the help text. */
  static List<CommandOption> options() {
    List<CommandOption> options = new ArrayList<>();
    for (CommandOption each : CheckOption.all()) {
      String meaning = MEANINGS.get(each.longName());
      options.add(meaning == null ? each : new Reworded(each, meaning));
    }
    return options;
  }

  /** The meanings that differ from those in a copy. */
  private static Map<String, String> meanings() {
    Map<String, String> meanings = new HashMap<>();
    meanings.put(
        CopyOption.UPDATE.optionName(),
        "When two files count as equal: proof (the bytes of both sides), size, or mtime (size and"
            + " modification time). [default: proof]");
    meanings.put(
        CopyOption.VERIFY.optionName(),
        "How bytes are compared: full (by checksums; a side without them is read), or readback"
            + " (both sides are read where no checksum proves them). [default: full]");
    meanings.put(
        CopyOption.REQUIRE_VERIFIED.optionName(),
        "Files of which nothing proves the bytes count as a difference.");
    meanings.put(
        CopyOption.DELETE_EXCLUDED.optionName(),
        "What the selection leaves out is extra at the destination.");
    meanings.put(
        CopyOption.BANDWIDTH.optionName(),
        "Read at most this many bytes in a second, all files together: such as 20M, off, or a"
            + " timetable such as '08:00,20M 19:00,off'. [default: off]");
    meanings.put(
        CommandLineOption.VERBOSE.longName(),
        "Log to standard error: -v failures, -vv warnings, -vvv what differs, -vvvv everything.");
    return Collections.unmodifiableMap(meanings);
  }

  /** An option with another meaning. */
  private static final class Reworded implements CommandOption {
    private final CommandOption option;
    private final String meaning;

    Reworded(CommandOption option, String meaning) {
      this.option = option;
      this.meaning = meaning;
    }

    @Override
    public @Nullable String letter() {
      return option.letter();
    }

    @Override
    public String longName() {
      return option.longName();
    }

    @Override
    public @Nullable String placeholder() {
      return option.placeholder();
    }

    @Override
    public @Nullable String bareValue() {
      return option.bareValue();
    }

    @Override
    public String meaning() {
      return meaning;
    }
  }
}
