package io.howdah.oozie.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One process of one Oozie server. The instance id stays the same; the second part changes at each
 * start.
 */
public final class Owner {
  private final String instance;
  private final String life;

  private Owner(String instance, String life) {
    this.instance = instance;
    this.life = life;
  }

  public static Owner of(String instance, String life) {
    return new Owner(instance, life);
  }

  static Owner parse(String text) {
    int slash = text.lastIndexOf('/');
    return slash < 0
        ? new Owner("", text)
        : new Owner(text.substring(0, slash), text.substring(slash + 1));
  }

  /** Whether this is the same server before its last start. Then its process no longer exists. */
  public boolean isEarlierLifeOf(Owner other) {
    return !instance.isEmpty() && instance.equals(other.instance) && !life.equals(other.life);
  }

  /** The server's instance id. */
  public String instance() {
    return instance;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Owner
        && instance.equals(((Owner) other).instance)
        && life.equals(((Owner) other).life);
  }

  @Override
  public int hashCode() {
    return Objects.hash(instance, life);
  }

  @Override
  public String toString() {
    return instance + "/" + life;
  }
}
