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
 * Acts as a user whom this process serves. It rejects all settings with which several users would
 * act as one, so that no user can read or write the files of another.
 */
public final class ServedIdentity implements Identity {
  private final String user;
  private final @Nullable KerberosSettings serverLogin;

  /**
   * Acts as a user.
   *
   * @param serverLogin the login at clusters that have none; null where they must have one
   */
  public ServedIdentity(String user, @Nullable KerberosSettings serverLogin) {
    this.user = user;
    this.serverLogin = serverLogin;
  }

  @Override
  public Authentication of(ClusterSettings cluster) throws CopyException {
    checkActing(cluster);
    switch (cluster.authMechanism()) {
      case NONE:
        String sender = OwnIdentity.asking(cluster);
        return new SimpleAuthentication(sender, sender.equals(user) ? null : user);
      case TOKEN:
        // A NameNode ignores doas in a request with a delegation token.
        throw refused(
            cluster,
            "auth_mechanism TOKEN, under which every user would act as the token's owner: use"
                + " another one here");
      case BASIC:
        // A gateway such as Knox acts for the user of the login and ignores doas.
        throw refused(
            cluster,
            "auth_mechanism BASIC, under which every user would act as the user of the password:"
                + " use another one here");
      case GSSAPI:
      case TKN_GSSAPI:
        // doas is always sent: the server decides whether the login is that user.
        return KerberosAuthentication.of(
            cluster, login(cluster), user, KerberosEnvironment.ofThisProcess(), Clock.systemUTC());
    }
    throw new IllegalArgumentException(cluster.authMechanism().toString());
  }

  /**
   * The Kerberos login that acts for the user at other servers of a cluster than those of its
   * files.
   *
   * @throws CopyException where the user cannot be acted for, or the cluster has no such login
   */
  public KerberosSettings kerberos(ClusterSettings cluster) throws CopyException {
    checkActing(cluster);
    return login(cluster);
  }

  private void checkActing(ClusterSettings cluster) throws CopyException {
    if (user.indexOf('/') >= 0 || user.indexOf('@') >= 0) {
      // Hadoop's servers would shorten the name and so act as another user.
      throw new CopyException(
          ErrorCode.PERMISSION_DENIED,
          "No user can be acted for at cluster '"
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
  }

  /** The default ticket cache is not used, since it was not chosen for this server. */
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
