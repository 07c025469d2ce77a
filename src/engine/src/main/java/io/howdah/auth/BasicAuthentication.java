package io.howdah.auth;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HTTP Basic (RFC 7617): each request carries a user and a password. Gateways such as Knox use it.
 */
public final class BasicAuthentication implements Authentication {
  /** Whether the password may be sent without encryption. */
  public enum Transport {
    HTTPS_ONLY,
    ALSO_HTTP
  }

  private final String user;
  private final Secret password;
  private final @Nullable String proxy;
  private final Transport transport;

  /**
   * Creates a login of a user.
   *
   * @param proxy the user to act as, which the server must allow for {@code user}; null for none
   */
  public BasicAuthentication(
      String user, Secret password, @Nullable String proxy, Transport transport) {
    this.user = user;
    this.password = password;
    this.proxy = proxy;
    this.transport = transport;
  }

  /** The value of the header {@code Authorization} or {@code Proxy-Authorization}. */
  public static String header(String user, Secret password) {
    byte[] login = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(login);
  }

  @Override
  public Session open(TokenIssuer issuer) {
    Exchange exchange = new Login();
    return server -> {
      refuseClear(server);
      return exchange;
    };
  }

  private void refuseClear(URI server) throws CopyException {
    if (transport == Transport.HTTPS_ONLY && !"https".equalsIgnoreCase(server.getScheme())) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "The password of '"
              + user
              + "' is not sent to "
              + server
              + ", where it could be read on the way: use https.");
    }
  }

  /** Shows the user only: the password is a secret. */
  @Override
  public String toString() {
    return "basic login of " + user;
  }

  private final class Login implements Exchange {
    @Override
    public Map<String, String> parameters() {
      return proxy == null ? Collections.emptyMap() : Collections.singletonMap("doas", proxy);
    }

    @Override
    public Map<String, String> headers() {
      return Collections.singletonMap("Authorization", header(user, password));
    }
  }
}
