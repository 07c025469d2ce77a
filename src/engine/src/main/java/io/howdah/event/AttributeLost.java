package io.howdah.event;

import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.FileAttribute;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file or directory of the destination did not get an attribute of its source. */
public final class AttributeLost implements CopyEvent {
  private final String destination;
  private final FileAttribute attribute;
  private final CopyException cause;

  private AttributeLost(String destination, FileAttribute attribute, CopyException cause) {
    this.destination = destination;
    this.attribute = attribute;
    this.cause = cause;
  }

  /**
   * A loss.
   *
   * @param destination the absolute destination path
   */
  public static AttributeLost of(String destination, FileAttribute attribute, CopyException cause) {
    return new AttributeLost(destination, attribute, cause);
  }

  /** The absolute destination path. */
  public String destination() {
    return destination;
  }

  public FileAttribute attribute() {
    return attribute;
  }

  /** Why the attribute was not kept. */
  public CopyException cause() {
    return cause;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof AttributeLost)) {
      return false;
    }
    AttributeLost that = (AttributeLost) other;
    return attribute == that.attribute
        && destination.equals(that.destination)
        && cause.equals(that.cause);
  }

  @Override
  public int hashCode() {
    return Objects.hash(destination, attribute, cause);
  }

  @Override
  public String toString() {
    return attribute + " of " + destination + " not kept: " + cause.code();
  }
}
