package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.Subject;
import org.apache.thrift.TException;
import org.apache.thrift.transport.TTransport;

/** A login with a ticket, by Java's own Kerberos. */
final class KerberosLogin extends MetastoreLogin {
  private static final String HOST = "_HOST";
  private static final Pattern PRINCIPAL =
      Pattern.compile("([^/@\\s]+)/([^/@\\s]+)(?:@[^/@\\s]+)?");

  private final Subject subject;
  private final String service;
  private final String host;

  private KerberosLogin(Subject subject, String service, String host) {
    this.subject = subject;
    this.service = service;
    this.host = host;
  }

  static KerberosLogin of(Subject subject, String principal) throws CopyException {
    Matcher matcher = PRINCIPAL.matcher(principal);
    if (!matcher.matches()) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "'"
              + principal
              + "' is no principal of a metastore: it must have the form hive/_HOST@REALM.");
    }
    return new KerberosLogin(subject, matcher.group(1), matcher.group(2));
  }

  /** The host in the principal of a server. */
  String hostOf(MetastoreServer server) {
    return host.equals(HOST) ? server.host() : host;
  }

  @Override
  TTransport secure(TTransport connected, MetastoreServer server) throws TException {
    PrivilegedExceptionAction<TTransport> login =
        () ->
            SaslHandshake.perform(
                SaslHandshake.client("GSSAPI", service, hostOf(server), null), connected);
    try {
      return Subject.doAs(subject, login);
    } catch (PrivilegedActionException e) {
      throw e.getCause() instanceof TException
          ? (TException) e.getCause()
          : new TException(e.getCause());
    }
  }

  @Override
  public String toString() {
    return "Kerberos login of " + subject.getPrincipals();
  }
}
