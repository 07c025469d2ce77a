package io.howdah.event;

import io.howdah.CopyEvent;

/** A dry run would make a directory. */
public final class DirectoryPlanned implements CopyEvent {
  private final String path;

  private DirectoryPlanned(String path) {
    this.path = path;
  }

  /**
   * Creates the event.
   *
   * @param path the absolute path at the destination
   */
  public static DirectoryPlanned of(String path) {
    return new DirectoryPlanned(path);
  }

  /** The absolute path at the destination. */
  public String path() {
    return path;
  }

  @Override
  public String toString() {
    return "would make " + path;
  }
}
