package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.MetastoreServer;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.apache.thrift.transport.TTransport;

/**
 * A login for a user by a service that the metastore allows to act for others. The service gets a
 * delegation token of that user from the same server, since some metastores keep tokens in memory.
 * The token is cancelled when the connection has been made, so no copy outlasts one.
 */
final class ProxyLogin extends MetastoreLogin {
  /** Calls for tokens are short. */
  private static final MetastoreSettings SETTINGS =
      MetastoreSettings.builder()
          .responseTimeout(MetastoreSettings.defaults().connectTimeout())
          .build();

  private final KerberosLogin service;
  private final String user;

  ProxyLogin(KerberosLogin service, String user) {
    this.service = service;
    this.user = user;
  }

  @Override
  TTransport secure(TTransport connected, MetastoreServer server) throws TException {
    try (MetastoreConnection own = MetastoreConnection.open(server, service, SETTINGS)) {
      String token = token(own);
      try {
        return new TokenLogin(MetastoreToken.parse(token)).secure(connected, server);
      } catch (CopyException e) {
        throw new MetastoreRefusal(e);
      } finally {
        cancel(own, token);
      }
    }
  }

  /** The server shortens the name of the renewer by its own rules, as it does when it cancels. */
  private String token(MetastoreConnection own) throws TException {
    try {
      return own.call(MetastoreCalls.delegationToken(user, service.principal()));
    } catch (MetastoreRefusal e) {
      throw new MetastoreRefusal(
          ErrorCode.PERMISSION_DENIED,
          "it gives '"
              + service.principal()
              + "' no delegation token for '"
              + user
              + "' ("
              + MetastoreFailures.reason(e)
              + ")");
    }
  }

  private static void cancel(MetastoreConnection own, String token) {
    try {
      own.call(MetastoreCalls.cancelDelegationToken(token));
    } catch (MetastoreRefusal | TApplicationException e) {
      // The token expires at the metastore.
    } catch (TException e) {
      // The connection broke, which is closed now, and the token expires.
    }
  }

  @Override
  public String toString() {
    return service + " for " + user;
  }
}
