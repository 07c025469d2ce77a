package io.howdah.hive;

import io.howdah.auth.kerberos.GssLogin;
import io.howdah.cluster.MetastoreServer;
import org.apache.thrift.TException;
import org.apache.thrift.transport.TTransport;

/** The identity at a metastore. {@code toString()} never shows a secret. */
public abstract class MetastoreLogin {
  MetastoreLogin() {}

  /** A user of a metastore without security, which accepts any name. */
  public static MetastoreLogin user(String name) {
    return new UserLogin(name);
  }

  /** A Kerberos login as its own principal. */
  public static MetastoreLogin kerberos(GssLogin login) {
    return new KerberosLogin(login);
  }

  /**
   * A Kerberos login that acts for a user, which the metastore must allow.
   *
   * @param login the login of the service
   * @param user the only user that the connection can act as; no principal
   */
  public static MetastoreLogin kerberos(GssLogin login, String user) {
    return new ProxyLogin(new KerberosLogin(login), user);
  }

  /** A login by a delegation token of a metastore with Kerberos. */
  public static MetastoreLogin token(MetastoreToken token) {
    return new TokenLogin(token);
  }

  /**
   * Authenticates on a new connection.
   *
   * @return the transport for all calls
   * @throws MetastoreRefusal where the login fails
   */
  abstract TTransport secure(TTransport connected, MetastoreServer server) throws TException;

  /** Makes the first calls, which name the user. */
  void introduce(MetastoreConnection connection) throws TException {}
}
