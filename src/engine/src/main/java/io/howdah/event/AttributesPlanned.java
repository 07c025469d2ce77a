package io.howdah.event;

import io.howdah.CopyEvent;
import io.howdah.FileAttribute;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A dry run would set attributes of an existing file or directory. */
public final class AttributesPlanned implements CopyEvent {
  private final String path;
  private final Set<FileAttribute> attributes;

  private AttributesPlanned(String path, Set<FileAttribute> attributes) {
    this.path = path;
    this.attributes = attributes;
  }

  /**
   * Creates the event.
   *
   * @param path the absolute path at the destination
   * @param attributes at least one
   */
  public static AttributesPlanned of(String path, Set<FileAttribute> attributes) {
    return new AttributesPlanned(path, Collections.unmodifiableSet(EnumSet.copyOf(attributes)));
  }

  /** The absolute path at the destination. */
  public String path() {
    return path;
  }

  /** The attributes that differ from those of the source. */
  public Set<FileAttribute> attributes() {
    return attributes;
  }

  @Override
  public String toString() {
    return "would set " + attributes + " of " + path;
  }
}
