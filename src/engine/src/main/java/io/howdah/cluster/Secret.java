package io.howdah.cluster;

import org.jspecify.annotations.Nullable;

/**
 * A token or password that does not appear in logs and messages: only {@link #reveal} returns it.
 */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  public static Secret of(String value) {
    return new Secret(value);
  }

  /** The secret itself. It must not be logged, printed or put into a message. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret && ((Secret) other).value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "(secret)";
  }
}
