package io.howdah.oozie.run;

/** What an action does with its source and its destination. */
public enum Purpose {
  /** It copies. */
  COPY("copy"),
  /** It compares both sides, and fails where they differ. */
  CHECK("check"),
  /** It compares both sides, and succeeds however they differ: the workflow decides. */
  REPORT("check");

  private final String noun;

  Purpose(String noun) {
    this.noun = noun;
  }

  /** The word for a run in logs and messages. */
  String noun() {
    return noun;
  }

  /** Whether nothing is changed on either side. */
  public boolean isCheck() {
    return this != COPY;
  }
}
