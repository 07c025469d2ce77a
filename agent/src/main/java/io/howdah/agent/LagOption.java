package io.howdah.agent;

import io.howdah.front.option.CopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The options of {@code howdah lag} that have another meaning in other commands, or none. */
enum LagOption implements CommandOption {
  DIFF(
      null,
      "Look only at directories that have changed since the last snapshots that a copy with --diff"
          + " has kept. Makes none itself."),
  MAX_LAG(
      "TIME",
      "End with exit code 16 if the destination is behind by more than this: such as 90s, 30m, 12h"
          + " or 7d.");

  /** All options of the command, in the order of its help text. */
  static final List<CommandOption> ALL = Collections.unmodifiableList(all());

  private final @Nullable String placeholder;
  private final String meaning;

  LagOption(@Nullable String placeholder, String meaning) {
    this.placeholder = placeholder;
    this.meaning = meaning;
  }

  private static List<CommandOption> all() {
    List<CommandOption> all =
        new ArrayList<>(
            Arrays.asList(
                CommandLineOption.SRC,
                CommandLineOption.DEST,
                CommandLineOption.NO_TARGET_DIRECTORY,
                CommandLineOption.EXCLUDE,
                CommandLineOption.INCLUDE,
                CommandLineOption.FILTER_FROM,
                CommandLineOption.FILES_FROM));
    for (CopyOption each :
        Arrays.asList(
            CopyOption.INCLUDE_PATTERN,
            CopyOption.PARTITIONS,
            CopyOption.MIN_SIZE,
            CopyOption.MAX_SIZE,
            CopyOption.MIN_AGE,
            CopyOption.MAX_AGE,
            CopyOption.FILTER,
            CopyOption.FILES,
            CopyOption.NO_DEFAULT_EXCLUDES,
            CopyOption.LEDGER_DIR,
            CopyOption.NO_LEDGER,
            CopyOption.REQUESTS_PER_SECOND,
            CopyOption.THREADS)) {
      all.add(SharedOption.of(each));
    }
    all.addAll(Arrays.asList(values()));
    all.addAll(
        Arrays.asList(
            CommandLineOption.CONF,
            CommandLineOption.STATUS_FILE,
            CommandLineOption.STATUS_FORMAT,
            CommandLineOption.METRICS_FILE,
            CommandLineOption.SILENT,
            CommandLineOption.VERBOSE,
            CommandLineOption.HELP));
    return all;
  }

  @Override
  public @Nullable String letter() {
    return null;
  }

  @Override
  public String longName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public @Nullable String placeholder() {
    return placeholder;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
