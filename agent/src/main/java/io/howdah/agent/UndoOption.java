package io.howdah.agent;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The options of {@code howdah undo}. */
enum UndoOption implements CommandOption {
  DEST("d", "CLUSTER", "Alias of the destination cluster of the copy, or 'local'."),
  DRY_RUN(null, null, "Change nothing. List what would be undone, as with -v."),
  THREADS(null, "NUMBER", "Files at a time, 1 to 1000. [default: 32]"),
  REQUESTS_PER_SECOND(
      null,
      "N",
      "Send at most this many requests in a second to each NameNode or HttpFS server, or off."
          + " [default: off]"),
  CONF(
      null,
      "FILE",
      "The configuration. [default: the variable WEBHDFS_CONFIG, or else ~/.webhdfs.cfg]"),
  VERBOSE("v", null, "List each file and directory on standard error."),
  HELP("h", null, "Show this and exit.");

  private final @Nullable String letter;
  private final @Nullable String placeholder;
  private final String meaning;

  UndoOption(@Nullable String letter, @Nullable String placeholder, String meaning) {
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
