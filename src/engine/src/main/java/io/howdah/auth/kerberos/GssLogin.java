package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import java.time.Clock;

/**
 * A Kerberos login at the metastore of a cluster, which speaks no HTTP. It uses the settings of the
 * cluster and nothing of the process, as the login at the cluster's file system does.
 */
public final class GssLogin {
  private static final String KEY = "metastore_principal";

  private final KerberosLogin login;
  private final ServiceName service;

  private GssLogin(KerberosLogin login, ServiceName service) {
    this.login = login;
    this.service = service;
  }

  /**
   * Creates a login. Sends no request to a KDC.
   *
   * @param settings the login, usually that of the cluster's own settings
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} where the settings are
   *     incomplete, such as without the principal of the metastore
   */
  public static GssLogin of(
      ClusterSettings cluster,
      KerberosSettings settings,
      KerberosEnvironment environment,
      Clock clock)
      throws CopyException {
    String principal = settings.metastorePrincipal();
    if (principal == null) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "Cluster '"
              + cluster.name()
              + "' has Kerberos and no key '"
              + KEY
              + "', which a login at its metastore needs.");
    }
    return new GssLogin(
        ConfiguredLogin.of(cluster, settings, KEY, environment, clock),
        new ServiceName(cluster.name(), KEY, principal));
  }

  /**
   * Begins a context with a server. Gets a ticket where it has none.
   *
   * @param host the host of the server, in lower case
   */
  public GssContext begin(String host) throws CopyException {
    Principal server = service.at(host, login.principal());
    return GssContext.of(login.ticketFor(server), server, login.moment());
  }

  /** The principal of the login. */
  public String principal() {
    return login.principal().toString();
  }

  @Override
  public String toString() {
    return login.toString();
  }
}
