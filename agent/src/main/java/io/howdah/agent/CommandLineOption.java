package io.howdah.agent;

import org.jspecify.annotations.Nullable;

/** The options of the command line; what each means to a user is in the help text. */
enum CommandLineOption implements CommandOption {
  SOURCE("s", "src", Operand.ONE),
  DESTINATION("d", "dest", Operand.ONE),
  FORCE("f", "force", Operand.NONE),
  PRESERVE("p", "preserve", Operand.NONE),
  NO_TARGET_DIRECTORY("T", "no-target-directory", Operand.NONE),
  NO_CHECKSUM(null, "no-checksum", Operand.NONE),
  FILES_ONLY(null, "files-only", Operand.NONE),
  DRY_RUN(null, "dry-run", Operand.NONE),
  VERIFY(null, "verify", Operand.ONE),
  REQUIRE_VERIFIED(null, "require-verified", Operand.NONE),
  INCLUDE_PATTERN(null, "include-pattern", Operand.ONE),
  MIN_SIZE(null, "min-size", Operand.ONE),
  THREADS(null, "threads", Operand.ONE),
  PART_SIZE(null, "part-size", Operand.ONE),
  BUFFER_SIZE(null, "buffer-size", Operand.ONE),
  CONFIGURATION(null, "conf", Operand.ONE),
  STATUS_FILE(null, "status-file", Operand.ONE),
  SILENT(null, "silent", Operand.NONE),
  VERBOSE("v", "verbose", Operand.NONE),
  HELP("h", "help", Operand.NONE),
  VERSION(null, "version", Operand.NONE);

  private final @Nullable String letter;
  private final String name;
  private final Operand operand;

  CommandLineOption(@Nullable String letter, String name, Operand operand) {
    this.letter = letter;
    this.name = name;
    this.operand = operand;
  }

  @Override
  public @Nullable String letter() {
    return letter;
  }

  @Override
  public String longName() {
    return name;
  }

  @Override
  public Operand operand() {
    return operand;
  }
}
