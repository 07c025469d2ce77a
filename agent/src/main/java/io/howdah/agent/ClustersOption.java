package io.howdah.agent;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The options of {@code howdah clusters}. */
enum ClustersOption implements CommandOption {
  WRITE_CHECK(
      null,
      null,
      "Write, too: create and delete one small hidden file where relative paths begin, which is the"
          + " cluster's root or else the home directory. Without it nothing is written anywhere."),
  WRITE_CHECK_IN(null, "DIR", "The same in another directory, which must exist."),
  JSON(null, null, "Print JSON in place of the table."),
  TIMEOUT(
      null,
      "SECONDS",
      "How long the check of one cluster may take; 16 are checked at the same time."
          + " [default: 30]"),
  CONF(
      null,
      "FILE",
      "The configuration. [default: the variable WEBHDFS_CONFIG, or else ~/.webhdfs.cfg]"),
  HELP("h", null, "Show this and exit.");

  private final @Nullable String letter;
  private final @Nullable String placeholder;
  private final String meaning;

  ClustersOption(@Nullable String letter, @Nullable String placeholder, String meaning) {
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
