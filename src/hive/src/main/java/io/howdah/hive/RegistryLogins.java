package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.kerberos.GssLogin;
import io.howdah.auth.kerberos.KerberosEnvironment;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import io.howdah.connect.ServedIdentity;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The identities at the metastores of a configuration: those at its file systems. */
final class RegistryLogins {
  /** The user who is served; null for the users of the configuration. */
  private final @Nullable String user;

  private final @Nullable KerberosSettings serverLogin;

  private RegistryLogins(@Nullable String user, @Nullable KerberosSettings serverLogin) {
    this.user = user;
    this.serverLogin = serverLogin;
  }

  static RegistryLogins own() {
    return new RegistryLogins(null, null);
  }

  static RegistryLogins serving(String user, @Nullable KerberosSettings serverLogin) {
    return new RegistryLogins(user, serverLogin);
  }

  /**
   * The login at the metastore of a cluster.
   *
   * @throws CopyException where the settings do not fit, or the user cannot be acted for
   */
  MetastoreLogin of(ClusterSettings cluster) throws CopyException {
    switch (cluster.authMechanism()) {
      case NONE:
        return MetastoreLogin.user(user == null ? configured(cluster) : user);
      case GSSAPI:
      case TKN_GSSAPI:
        return kerberos(cluster);
      case TOKEN:
      case BASIC:
        throw new CopyException(
            ErrorCode.UNSUPPORTED_OPERATION,
            "The metastore of the cluster '"
                + cluster.name()
                + "' cannot be used with auth_mechanism "
                + cluster.authMechanism()
                + ": it accepts Kerberos, or a user without a proof.");
    }
    throw new IllegalArgumentException(cluster.authMechanism().toString());
  }

  private static String configured(ClusterSettings cluster) {
    @Nullable String configured = cluster.user();
    return configured == null ? System.getProperty("user.name") : configured;
  }

  private MetastoreLogin kerberos(ClusterSettings cluster) throws CopyException {
    if (user == null) {
      @Nullable String proxy = cluster.proxy();
      GssLogin login = login(cluster, cluster.kerberos());
      return proxy == null ? MetastoreLogin.kerberos(login) : MetastoreLogin.kerberos(login, proxy);
    }
    KerberosSettings settings = new ServedIdentity(user, serverLogin).kerberos(cluster);
    return MetastoreLogin.kerberos(login(cluster, settings), user);
  }

  private static GssLogin login(ClusterSettings cluster, KerberosSettings settings)
      throws CopyException {
    return GssLogin.of(cluster, settings, KerberosEnvironment.ofThisProcess(), Clock.systemUTC());
  }
}
