package io.howdah.agent;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The options of the copy command that workflows do not have. */
enum CommandLineOption implements CommandOption {
  SRC("s", "CLUSTER", "Alias of the source cluster; 'local' for this machine's files."),
  DEST("d", "CLUSTER", "Alias of the destination cluster, or 'local'."),
  FORCE(
      "f",
      null,
      "Overwrite existing files; those that are proven equal are skipped. Short for"
          + " --existing=update."),
  NO_CHECKSUM(
      null,
      null,
      "With -f: overwrite without comparing first, equal or not. Short for --existing=replace."),
  NO_TARGET_DIRECTORY("T", null, "DEST_PATH is exactly the target, whatever exists."),
  EXCLUDE(null, "PATTERN", "Leave out what matches. Short for --filter='- PATTERN'."),
  INCLUDE(
      null,
      "PATTERN",
      "Take only what matches. Short for --filter='+ PATTERN', with '- **' behind all rules."),
  FILTER_FROM(null, "FILE", "Rules from a file of this machine, one in each line."),
  FILES_FROM(null, "FILE", "Take only the files that a file of this machine lists. See --files."),
  CONF(
      null,
      "FILE",
      "The configuration. [default: the variable WEBHDFS_CONFIG, or else ~/.webhdfs.cfg]"),
  STATUS_FILE(null, "FILE", "Write the status to this file too."),
  STATUS_FORMAT(
      null,
      "FORMAT",
      "Print the status in 'lines', or in one 'line' for programs that read the last line of"
          + " standard output. [default: lines]"),
  METRICS_FILE(
      null,
      "FILE",
      "Write the lag and the figures of the run to this file for Prometheus' node_exporter. Its name"
          + " must end in .prom."),
  ERROR_ON_NO_CHANGE(
      null,
      null,
      "End with exit code 15, not 0, if nothing was copied or deleted, or with --dry-run would be."),
  SILENT(null, null, "Show no progress."),
  VERBOSE(
      "v",
      null,
      "Log to standard error: -v errors, -vv warnings, -vvv what is done or, with --dry-run, would"
          + " be done, -vvvv everything."),
  VERSION(null, null, "Show the version and exit."),
  HELP("h", null, "Show this and exit.");

  private final @Nullable String letter;
  private final @Nullable String placeholder;
  private final String meaning;

  CommandLineOption(@Nullable String letter, @Nullable String placeholder, String meaning) {
    this.letter = letter;
    this.placeholder = placeholder;
    this.meaning = meaning;
  }

  @Override
  public @Nullable String letter() {
    return letter;
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
