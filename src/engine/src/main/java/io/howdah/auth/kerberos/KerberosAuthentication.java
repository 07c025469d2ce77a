package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Authentication;
import io.howdah.auth.DelegationTokens;
import io.howdah.auth.DelegationTokens.Use;
import io.howdah.auth.Exchange;
import io.howdah.auth.Session;
import io.howdah.auth.TokenIssuer;
import io.howdah.auth.TokenLife;
import io.howdah.auth.TokenParty;
import io.howdah.cluster.AuthMechanism;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import io.howdah.cluster.MutualAuth;
import java.net.URI;
import java.time.Clock;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proves the identity by Kerberos. Where the cluster issues delegation tokens, only the request for
 * a token carries the proof; elsewhere each request does.
 */
public final class KerberosAuthentication implements Authentication {
  private static final String SERVICE_KEY = "service_principal";

  private final String cluster;
  private final KerberosLogin login;
  private final MutualAuth mutualAuth;
  private final Use tokens;
  private final ServiceName service;
  private final @Nullable String proxy;
  private final Clock clock;

  private KerberosAuthentication(
      ClusterSettings settings, KerberosLogin login, @Nullable String proxy, Clock clock) {
    cluster = settings.name();
    this.login = login;
    mutualAuth = settings.mutualAuth();
    tokens = settings.authMechanism() == AuthMechanism.TKN_GSSAPI ? Use.REQUIRED : Use.WHERE_GIVEN;
    String configured = settings.kerberos().servicePrincipal();
    service = new ServiceName(cluster, SERVICE_KEY, configured == null ? "HTTP/_HOST" : configured);
    this.proxy = proxy;
    this.clock = clock;
  }

  /**
   * Creates a login at a cluster. Sends no request to a KDC.
   *
   * @param settings the login, usually that of the cluster's own settings
   * @param proxy the user to act as, which the cluster must allow for this login; null for none
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} where the settings are incomplete
   */
  public static KerberosAuthentication of(
      ClusterSettings cluster,
      KerberosSettings settings,
      @Nullable String proxy,
      KerberosEnvironment environment,
      Clock clock)
      throws CopyException {
    return new KerberosAuthentication(
        cluster,
        ConfiguredLogin.of(cluster, settings, SERVICE_KEY, environment, clock),
        proxy,
        clock);
  }

  @Override
  public Session open(TokenIssuer issuer) {
    Map<String, String> doas =
        proxy == null ? Collections.emptyMap() : Collections.singletonMap("doas", proxy);
    TokenLife life =
        new TokenLife(
            cluster,
            issuer,
            proxy == null
                ? TokenParty.self(new Negotiating(doas))
                : TokenParty.of(new Negotiating(doas), proxy),
            TokenParty.of(new Negotiating(Collections.emptyMap()), login.principal().shortName()),
            clock);
    return new DelegationTokens(life, tokens, clock);
  }

  @Override
  public String principal() {
    return login.principal().toString();
  }

  @Override
  public String toString() {
    return login + (proxy == null ? "" : " for " + proxy);
  }

  /** java.net.URI rejects host names with an underscore, which real clusters have. */
  private static String host(URI server) {
    String authority = String.valueOf(server.getAuthority());
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    String host = hasPort ? authority.substring(0, colon) : authority;
    return host.toLowerCase(Locale.ROOT);
  }

  /** Proves the identity in each request. */
  private final class Negotiating implements Session {
    private final Map<String, String> parameters;

    private Negotiating(Map<String, String> parameters) {
      this.parameters = parameters;
    }

    @Override
    public Exchange begin(URI server) throws CopyException {
      Principal principal = service.at(host(server), login.principal());
      return SpnegoExchange.of(
          login.ticketFor(principal), principal, mutualAuth, login.moment(), parameters);
    }
  }
}
