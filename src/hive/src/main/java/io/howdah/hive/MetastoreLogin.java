package io.howdah.hive;

import io.howdah.CopyException;
import javax.security.auth.Subject;
import org.apache.thrift.TException;
import org.apache.thrift.transport.TTransport;

/** The identity at a metastore. {@code toString()} never shows a secret. */
public abstract class MetastoreLogin {
  MetastoreLogin() {}

  /** A user of a metastore without security, which accepts any name. */
  public static MetastoreLogin user(String name) {
    return new UserLogin(name);
  }

  /**
   * A Kerberos login. The KDC, and the realm of the server, are those of Java's own {@code
   * krb5.conf}.
   *
   * @param subject holds the ticket-granting ticket, as {@code Krb5LoginModule} puts it there
   * @param service the principal of the metastore, such as {@code hive/_HOST@REALM}; {@code _HOST}
   *     stands for the host of the server
   * @throws CopyException {@link io.howdah.ErrorCode#INVALID_ARGUMENT} where the principal is
   *     invalid
   */
  public static MetastoreLogin kerberos(Subject subject, String service) throws CopyException {
    return KerberosLogin.of(subject, service);
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
