package io.howdah.hive;

import io.howdah.ErrorCode;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.apache.thrift.TException;
import org.apache.thrift.transport.TSaslClientTransport;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.TTransportException;

/** Logins by SASL, which servers with Kerberos require. */
final class SaslHandshake {
  /** What Thrift puts before the reason that a server gives. */
  private static final String REFUSED = "Peer indicated failure: ";

  /** The server decides about encryption. */
  private static final Map<String, String> PROPERTIES = properties();

  private SaslHandshake() {}

  private static Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    properties.put(Sasl.QOP, "auth,auth-int,auth-conf");
    properties.put(Sasl.SERVER_AUTH, "true");
    return Collections.unmodifiableMap(properties);
  }

  /**
   * A client of a mechanism of Java.
   *
   * @param callbacks give the name and the password
   */
  static SaslClient client(String mechanism, String server, CallbackHandler callbacks)
      throws TException {
    try {
      SaslClient client =
          Sasl.createSaslClient(
              new String[] {mechanism}, null, null, server, PROPERTIES, callbacks);
      if (client == null) {
        throw new MetastoreRefusal(
            ErrorCode.UNSUPPORTED_OPERATION, "this Java has no SASL mechanism " + mechanism);
      }
      return client;
    } catch (SaslException e) {
      throw failed(RecordingSaslClient.reason(e));
    }
  }

  /** Authenticates on a connection. */
  static TTransport perform(SaslClient client, TTransport connected) throws TException {
    RecordingSaslClient recording = new RecordingSaslClient(client);
    TTransport secured = new TSaslClientTransport(recording, connected);
    try {
      secured.open();
      return secured;
    } catch (TTransportException e) {
      String reason = recording.failure();
      if (reason != null) {
        throw failed(reason);
      }
      String message = String.valueOf(e.getMessage());
      if (message.startsWith(REFUSED)) {
        throw failed(message.substring(REFUSED.length()));
      }
      throw e;
    }
  }

  private static MetastoreRefusal failed(String reason) {
    boolean isSkewed = reason.toLowerCase(Locale.ROOT).contains("clock skew");
    return new MetastoreRefusal(
        isSkewed ? ErrorCode.CLOCK_SKEW : ErrorCode.AUTHENTICATION_FAILED, reason);
  }
}
