package io.howdah.auth;

import org.jspecify.annotations.Nullable;

/** The owner or the renewer of delegation tokens: a user name, and the session that acts for it. */
public final class TokenParty {
  private final Session session;
  private final @Nullable String name;

  private TokenParty(Session session, @Nullable String name) {
    this.session = session;
    this.name = name;
  }

  /** The user with that name. */
  public static TokenParty of(Session session, String name) {
    return new TokenParty(session, name);
  }

  /** The user of the session itself, with any name that the server gives it. */
  public static TokenParty self(Session session) {
    return new TokenParty(session, null);
  }

  Session session() {
    return session;
  }

  /** The user name; null for the user of the session itself. */
  @Nullable String name() {
    return name;
  }
}
