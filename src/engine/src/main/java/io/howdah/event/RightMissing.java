package io.howdah.event;

import io.howdah.CopyEvent;
import io.howdah.FileAttribute;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The user has no right to set an attribute that the copy preserves. It is told once, usually
 * before the first file.
 */
public final class RightMissing implements CopyEvent {
  private final FileAttribute attribute;
  private final String sentence;

  private RightMissing(FileAttribute attribute, String sentence) {
    this.attribute = attribute;
    this.sentence = sentence;
  }

  /**
   * A missing right.
   *
   * @param sentence what is not preserved, and why
   */
  public static RightMissing of(FileAttribute attribute, String sentence) {
    return new RightMissing(attribute, sentence);
  }

  public FileAttribute attribute() {
    return attribute;
  }

  /** What is not preserved, and why. */
  public String sentence() {
    return sentence;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RightMissing
        && ((RightMissing) other).attribute == attribute
        && ((RightMissing) other).sentence.equals(sentence);
  }

  @Override
  public int hashCode() {
    return Objects.hash(attribute, sentence);
  }

  @Override
  public String toString() {
    return "right missing for " + attribute + ": " + sentence;
  }
}
