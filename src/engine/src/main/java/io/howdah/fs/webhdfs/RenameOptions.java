package io.howdah.fs.webhdfs;

/**
 * Whether the servers of a nameservice heed {@code renameoptions}: a NameNode does, an HttpFS does
 * not. Learned from answers that come by anyway.
 */
final class RenameOptions {
  private enum Support {
    UNKNOWN,
    HEEDED,
    OVERLOOKED
  }

  private volatile Support support = Support.UNKNOWN;

  boolean areKnown() {
    return support != Support.UNKNOWN;
  }

  boolean areHeeded() {
    return support == Support.HEEDED;
  }

  void learn(RenameAnswer answer) {
    switch (answer) {
      case DONE_WITH_OPTIONS:
        support = Support.HEEDED;
        break;
      case DONE_WITHOUT_OPTIONS:
      case NOT_DONE:
        support = Support.OVERLOOKED;
        break;
      case FOUND_DONE:
        break;
    }
  }

  /** Learns from a location, which a NameNode signs with its own address. */
  void learn(Location location) {
    if (!areKnown() && location.isByNameNode()) {
      support = Support.HEEDED;
    }
  }

  /** Learns that a server told a rename of something to itself from one that does nothing. */
  void learnRefusal() {
    support = Support.HEEDED;
  }
}
