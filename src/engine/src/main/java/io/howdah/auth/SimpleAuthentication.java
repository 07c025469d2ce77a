package io.howdah.auth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends a user name without a proof, for clusters without Kerberos. */
public final class SimpleAuthentication implements Authentication {
  private final Map<String, String> parameters;

  /**
   * Creates the identity of a user, who may act for another user.
   *
   * @param user the user name
   * @param proxy the user to act as, which the server must allow for {@code user}; null for none
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
