package io.howdah.engine;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Authentication;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.cluster.ClusterSettings;

/**
 * Acts as a user whom this process serves. It refuses whatever would let several users act as one,
 * so that nobody reads or writes what only another one may.
 */
final class ServedIdentity implements Identity {
  private final String user;

  ServedIdentity(String user) {
    this.user = user;
  }

  @Override
  public Authentication of(ClusterSettings cluster) throws CopyException {
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
      case GSSAPI:
      case TKN_GSSAPI:
        throw OwnIdentity.withoutKerberos(cluster, "a server can use NONE alone");
    }
    throw new IllegalArgumentException(cluster.authMechanism().toString());
  }

  private static CopyException refused(ClusterSettings cluster, String what) {
    return new CopyException(
        ErrorCode.INVALID_CONFIGURATION, "Cluster '" + cluster.name() + "' has " + what + ".");
  }
}
