package io.howdah.connect;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Authentication;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.auth.kerberos.KerberosAuthentication;
import io.howdah.auth.kerberos.KerberosEnvironment;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Acts as a user whom this process serves. It refuses whatever would let several users act as one,
 * so that no user reads or writes what only another one may.
 */
public final class ServedIdentity implements Identity {
  private final String user;
  private final @Nullable KerberosSettings serverLogin;

  /**
   * Acts as a user.
   *
   * @param serverLogin the login at clusters that name none; null where they must name one
   */
  public ServedIdentity(String user, @Nullable KerberosSettings serverLogin) {
    this.user = user;
    this.serverLogin = serverLogin;
  }

  @Override
  public Authentication of(ClusterSettings cluster) throws CopyException {
    if (user.indexOf('/') >= 0 || user.indexOf('@') >= 0) {
      // Hadoop's servers would shorten it, and act as another user than was admitted.
      throw new CopyException(
          ErrorCode.PERMISSION_DENIED,
          "Nobody can be acted for at cluster '"
              + cluster.name()
              + "' by the name '"
              + user
              + "': it is that of a Kerberos principal and not of a user.");
    }
    if (cluster.proxy() != null) {
      throw refused(
          cluster,
          "a proxy, as whom every user would act: remove the key 'proxy', each user is acted for"
              + " by name");
    }
    switch (cluster.authMechanism()) {
      case NONE:
        String asking = OwnIdentity.asking(cluster);
        return new SimpleAuthentication(asking, asking.equals(user) ? null : user);
      case TOKEN:
        // A NameNode looks at no doas beside a delegation token.
        throw refused(
            cluster,
            "auth_mechanism TOKEN, under which every user would act as the token's owner: use"
                + " another one here");
      case BASIC:
        // A gateway such as Knox acts for the user who logs in and looks at no doas.
        throw refused(
            cluster,
            "auth_mechanism BASIC, under which every user would act as the user of the password:"
                + " use another one here");
      case GSSAPI:
      case TKN_GSSAPI:
        // Always doas: whether the server knows us by the user's own name is for it to decide.
        return KerberosAuthentication.of(
            cluster, login(cluster), user, KerberosEnvironment.ofThisProcess(), Clock.systemUTC());
    }
    throw new IllegalArgumentException(cluster.authMechanism().toString());
  }

  /** A ticket cache that happens to lie there was not chosen for this server, so it is not used. */
  private KerberosSettings login(ClusterSettings cluster) throws CopyException {
    if (cluster.kerberos().hasProof()) {
      return cluster.kerberos();
    }
    if (serverLogin == null) {
      throw refused(
          cluster,
          "auth_mechanism " + cluster.authMechanism() + " and no keytab, password_file or ccache");
    }
    return cluster.kerberos().as(serverLogin);
  }

  private static CopyException refused(ClusterSettings cluster, String what) {
    return new CopyException(
        ErrorCode.INVALID_CONFIGURATION, "Cluster '" + cluster.name() + "' has " + what + ".");
  }
}
