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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proves the identity by Kerberos. Where the cluster issues delegation tokens, only the request for
 * a token carries the proof; elsewhere each request does.
 */
public final class KerberosAuthentication implements Authentication {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final String cluster;
  private final KerberosLogin login;
  private final MutualAuth mutualAuth;
  private final Use tokens;
  private final @Nullable String servicePrincipal;
  private final @Nullable String proxy;
  private final Clock clock;

  private KerberosAuthentication(
      ClusterSettings settings, KerberosLogin login, @Nullable String proxy, Clock clock) {
    cluster = settings.name();
    this.login = login;
    mutualAuth = settings.mutualAuth();
    tokens = settings.authMechanism() == AuthMechanism.TKN_GSSAPI ? Use.REQUIRED : Use.WHERE_GIVEN;
    servicePrincipal = settings.kerberos().servicePrincipal();
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
    try {
      Krb5Conf conf = environment.krb5Conf();
      LoginMethod method = method(settings, conf, environment, clock);
      KdcChannel channel =
          new KdcChannel(
              addresses(settings, method.principal().realm(), conf),
              shorter(cluster.connectTimeout()),
              shorter(cluster.readTimeout()));
      LoginFailures failures = new LoginFailures(cluster.name(), method, clock);
      return new KerberosAuthentication(
          cluster, new KerberosLogin(method, channel, failures, clock), proxy, clock);
    } catch (CopyException e) {
      throw e.during("Cluster '" + cluster.name() + "'");
    }
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

  private static LoginMethod method(
      KerberosSettings settings, Krb5Conf conf, KerberosEnvironment environment, Clock clock)
      throws CopyException {
    String principal = settings.principal();
    List<String> names = principal == null ? null : Principal.names(principal);
    String realm = principal == null ? null : Principal.realm(principal);
    if (realm == null) {
      realm = settings.realm();
    }
    Path keytab = settings.keytab();
    if (keytab != null) {
      return KeytabLogin.of(keytab, names, realm);
    }
    Path passwordFile = settings.passwordFile();
    if (passwordFile != null) {
      PasswordLogin login = new PasswordLogin(passwordFile, passwordPrincipal(names, realm, conf));
      login.password(); // finds a missing file before the first request to a KDC
      return login;
    }
    Path ccache = settings.ccache();
    CacheLogin login =
        CacheLogin.of(ccache == null ? environment.ticketCache(conf) : ccache, clock);
    Principal owner = login.principal();
    if ((names != null && !names.equals(owner.names()))
        || (realm != null && !realm.equals(owner.realm()))) {
      throw invalid("the " + login + " belongs to '" + owner + "', which is not the principal");
    }
    return login;
  }

  private static Principal passwordPrincipal(
      @Nullable List<String> names, @Nullable String given, Krb5Conf conf) throws CopyException {
    if (names == null) {
      throw invalid("a password_file needs the key principal");
    }
    String realm = given == null ? conf.defaultRealm() : given;
    if (realm == null) {
      throw invalid(
          "the realm of '"
              + String.join("/", names)
              + "' is not known: set realm, since "
              + conf.absence());
    }
    return Principal.of(names, realm);
  }

  private static List<KdcAddress> addresses(KerberosSettings settings, String realm, Krb5Conf conf)
      throws CopyException {
    List<String> texts = settings.kdc().isEmpty() ? conf.kdcs(realm) : settings.kdc();
    if (texts.isEmpty()) {
      throw new CopyException(
          ErrorCode.UNKNOWN_REALM,
          "no KDC of the realm '" + realm + "' is known: set kdc, since " + conf.absence() + ".");
    }
    List<KdcAddress> addresses = new ArrayList<>();
    for (String text : texts) {
      try {
        addresses.add(KdcAddress.of(text));
      } catch (IllegalArgumentException e) {
        throw invalid("the kdc " + e.getMessage());
      }
    }
    return addresses;
  }

  private static Duration shorter(@Nullable Duration configured) {
    return configured == null || configured.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : configured;
  }

  private static CopyException invalid(String problem) {
    return new CopyException(ErrorCode.INVALID_CONFIGURATION, problem + ".");
  }

  private Principal service(URI server) throws CopyException {
    String realm = login.principal().realm();
    String host = host(server);
    String name = servicePrincipal == null ? "HTTP/_HOST" : servicePrincipal;
    String other = Principal.realm(name);
    if (other != null && !other.equals(realm)) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "Cluster '"
              + cluster
              + "': the service_principal '"
              + name
              + "' is of another realm than '"
              + login.principal()
              + "', and no trust between realms is followed: log in to the server's own realm.");
    }
    List<String> names = new ArrayList<>();
    for (String part : Principal.names(name)) {
      names.add(part.equals("_HOST") ? host : part);
    }
    return Principal.of(names.size() == 1 ? withHost(names.get(0), host) : names, realm);
  }

  private static List<String> withHost(String service, String host) {
    List<String> names = new ArrayList<>();
    names.add(service);
    names.add(host);
    return names;
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
      Principal service = service(server);
      return SpnegoExchange.of(
          login.ticketFor(service), service, mutualAuth, login.moment(), parameters);
    }
  }
}
