package io.howdah.hive;

import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/**
 * Records why a login failed. Thrift passes on only the message of the exception, and not that of
 * its cause.
 */
final class RecordingSaslClient implements SaslClient {
  private final SaslClient client;
  private @Nullable String failure;

  RecordingSaslClient(SaslClient client) {
    this.client = client;
  }

  /** The reason of the failure; null where there was none. */
  @Nullable String failure() {
    return failure;
  }

  /** The reason in a chain of causes: the deepest one. */
  static String reason(Throwable failure) {
    Throwable reason = failure;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    String message = reason.getMessage();
    return message == null ? reason.getClass().getSimpleName() : message;
  }

  @Override
  public byte @Nullable [] evaluateChallenge(byte[] challenge) throws SaslException {
    try {
      return client.evaluateChallenge(challenge);
    } catch (SaslException e) {
      failure = reason(e);
      throw e;
    }
  }

  @Override
  public String getMechanismName() {
    return client.getMechanismName();
  }

  @Override
  public boolean hasInitialResponse() {
    return client.hasInitialResponse();
  }

  @Override
  public boolean isComplete() {
    return client.isComplete();
  }

  @Override
  public byte[] unwrap(byte[] incoming, int offset, int length) throws SaslException {
    return client.unwrap(incoming, offset, length);
  }

  @Override
  public byte[] wrap(byte[] outgoing, int offset, int length) throws SaslException {
    return client.wrap(outgoing, offset, length);
  }

  @Override
  public @Nullable Object getNegotiatedProperty(String name) {
    return client.getNegotiatedProperty(name);
  }

  @Override
  public void dispose() throws SaslException {
    client.dispose();
  }
}
