package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.kerberos.GssContext;
import io.howdah.auth.kerberos.GssLogin;
import io.howdah.cluster.MetastoreServer;
import org.apache.thrift.TException;
import org.apache.thrift.transport.TTransport;
import org.jspecify.annotations.Nullable;

/** A login with a ticket, which nothing of the process is used for. */
final class KerberosLogin extends MetastoreLogin {
  private final GssLogin login;

  KerberosLogin(GssLogin login) {
    this.login = login;
  }

  /** The principal that logs in. */
  String principal() {
    return login.principal();
  }

  @Override
  TTransport secure(TTransport connected, MetastoreServer server) throws TException {
    GssContext context;
    try {
      context = login.begin(server.host());
    } catch (CopyException e) {
      throw new MetastoreRefusal(e);
    }
    GssSaslClient client = new GssSaslClient(context);
    try {
      return SaslHandshake.perform(client, connected);
    } catch (MetastoreRefusal e) {
      throw described(e, client, context);
    }
  }

  /** A server only says that it refuses a ticket, and not for which service that was. */
  private MetastoreRefusal described(
      MetastoreRefusal refusal, GssSaslClient client, GssContext context) {
    @Nullable CopyException untrusted = client.failure();
    if (untrusted != null) {
      return new MetastoreRefusal(untrusted);
    }
    if (client.isProven() || refusal.code() != ErrorCode.AUTHENTICATION_FAILED) {
      return refusal;
    }
    return new MetastoreRefusal(
        refusal.code(),
        "it does not accept the ticket of '"
            + login.principal()
            + "' for '"
            + context.service()
            + "' ("
            + refusal.getMessage()
            + ")");
  }

  @Override
  public String toString() {
    return login.toString();
  }
}
