package io.howdah.hive;

import io.howdah.cluster.MetastoreServer;
import java.io.IOException;
import java.util.Base64;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.RealmCallback;
import org.apache.thrift.TException;
import org.apache.thrift.transport.TTransport;

/** A login with a delegation token, by DIGEST-MD5 as in Hadoop. */
final class TokenLogin extends MetastoreLogin {
  /** What Hadoop has in place of a realm. */
  private static final String REALM = "default";

  private final MetastoreToken token;

  TokenLogin(MetastoreToken token) {
    this.token = token;
  }

  @Override
  TTransport secure(TTransport connected, MetastoreServer server) throws TException {
    return SaslHandshake.perform(
        SaslHandshake.client("DIGEST-MD5", REALM, this::answer), connected);
  }

  /** Hadoop sends both parts of a token in Base64. */
  private void answer(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
    Base64.Encoder encoder = Base64.getEncoder();
    for (Callback each : callbacks) {
      if (each instanceof NameCallback) {
        ((NameCallback) each).setName(encoder.encodeToString(token.identifier()));
      } else if (each instanceof PasswordCallback) {
        ((PasswordCallback) each)
            .setPassword(encoder.encodeToString(token.password()).toCharArray());
      } else if (each instanceof RealmCallback) {
        ((RealmCallback) each).setText(((RealmCallback) each).getDefaultText());
      } else {
        throw new UnsupportedCallbackException(each);
      }
    }
  }

  @Override
  public String toString() {
    return "delegation token";
  }
}
