package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates the Kerberos login that the settings of a cluster describe. */
final class ConfiguredLogin {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private ConfiguredLogin() {}

  /**
   * The login at a cluster. Sends no request to a KDC.
   *
   * @param serviceKey the key that has the principal of the server, for messages
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} where the settings are incomplete
   */
  static KerberosLogin of(
      ClusterSettings cluster,
      KerberosSettings settings,
      String serviceKey,
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
      LoginFailures failures = new LoginFailures(cluster.name(), method, serviceKey, clock);
      return new KerberosLogin(method, channel, failures, clock);
    } catch (CopyException e) {
      throw e.during("Cluster '" + cluster.name() + "'");
    }
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
}
