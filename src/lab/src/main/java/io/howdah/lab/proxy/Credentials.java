package io.howdah.lab.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user's name and password, as HTTP Basic carries them. */
record Credentials(String user, String password) {
  /** Whether a header field's value proves them. */
  boolean areIn(String authorization) {
    String pair = user + ":" + password;
    String token = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return authorization.equals("Basic " + token);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return user;
  }
}
