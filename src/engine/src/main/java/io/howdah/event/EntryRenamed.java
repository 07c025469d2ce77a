package io.howdah.event;

import io.howdah.CopyEvent;

/** A file or directory of the target got another path, since the source renamed its own. */
public final class EntryRenamed implements CopyEvent {
  private final String from;
  private final String to;

  private EntryRenamed(String from, String to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Creates the event.
   *
   * @param from the old absolute path at the destination
   * @param to the new one
   */
  public static EntryRenamed of(String from, String to) {
    return new EntryRenamed(from, to);
  }

  /** The old absolute path at the destination. */
  public String from() {
    return from;
  }

  /** The new absolute path at the destination. */
  public String to() {
    return to;
  }

  @Override
  public String toString() {
    return "renamed " + from + " to " + to;
  }
}
