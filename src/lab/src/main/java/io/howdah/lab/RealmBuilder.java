package io.howdah.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The options of a realm: by default without users, and with tickets for a day. */
public final class RealmBuilder {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9.-]*");

  private final String name;
  private final List<String> users = new ArrayList<>();
  private Duration ticketLifetime = Duration.ofDays(1);

  RealmBuilder(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name of a realm: use capital letters, digits, dots and dashes.");
    }
    this.name = name;
  }

  /** Adds users, each with the password of {@link Realm#password}. */
  public RealmBuilder users(String... names) {
    users.addAll(List.of(names));
    return this;
  }

  /**
   * Sets the lifetime of every ticket, in whole seconds. Servers accept an expired one for another
   * five minutes, the KDC does not.
   */
  public RealmBuilder ticketLifetime(Duration lifetime) {
    if (lifetime.toSeconds() < 1) {
      throw new IllegalArgumentException("A ticket must live a second or more, not " + lifetime);
    }
    this.ticketLifetime = lifetime;
    return this;
  }

  /** Starts the realm's KDC, which takes well under a second. */
  public Realm start() {
    return Realm.start(name, ticketLifetime, users);
  }
}
