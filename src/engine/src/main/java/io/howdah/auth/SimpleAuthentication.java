package io.howdah.auth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a user name that the server takes on trust, as clusters without Kerberos do. */
public final class SimpleAuthentication implements Authentication {
  private final Map<String, String> parameters;

  /**
   * A user, or another one on whose behalf this one acts.
   *
   * @param user the name to be known by
   * @param proxy the user to act as, which the server must allow to {@code user}; null for none
   */
  public SimpleAuthentication(String user, @Nullable String proxy) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("user.name", user);
    if (proxy != null) {
      map.put("doas", proxy);
    }
    parameters = Collections.unmodifiableMap(map);
  }

  @Override
  public Session open(TokenIssuer issuer) {
    return server -> () -> parameters;
  }

  @Override
  public String toString() {
    return "simple" + parameters;
  }
}
