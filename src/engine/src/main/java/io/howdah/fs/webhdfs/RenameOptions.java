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

  /** Learns from a location, in which a NameNode names itself and an HttpFS does not. */
  void learn(Location location) {
    if (location.isByNameNode()) {
      support = Support.HEEDED;
    } else if (!areKnown()) {
      support = Support.OVERLOOKED;
    }
  }
}
