package io.howdah.agent;

import org.jspecify.annotations.Nullable;

/** The options of {@code howdah clusters}; what each means to a user is in its help text. */
enum ClustersOption implements CommandOption {
  WRITE_CHECK(null, "write-check", Operand.NONE),
  WRITE_CHECK_IN(null, "write-check-in", Operand.ONE),
  JSON(null, "json", Operand.NONE),
  TIMEOUT(null, "timeout", Operand.ONE),
  CONFIGURATION(null, "conf", Operand.ONE),
  HELP("h", "help", Operand.NONE);

  private final @Nullable String letter;
  private final String name;
  private final Operand operand;

  ClustersOption(@Nullable String letter, String name, Operand operand) {
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
