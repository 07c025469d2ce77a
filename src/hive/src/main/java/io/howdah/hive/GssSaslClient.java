package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.auth.kerberos.GssContext;
import io.howdah.auth.kerberos.GssContext.Protection;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/**
 * The SASL mechanism GSSAPI (RFC 4752) with Howdah's own Kerberos. That of Java needs a {@code
 * krb5.conf} of the process for the realm of a server, and asks its KDC.
 */
final class GssSaslClient implements SaslClient {
  private static final int LAYER_MESSAGE = 4;
  private static final int LARGEST_MESSAGE = 0x10000;

  private final GssContext context;
  private Step step = Step.REQUEST;
  private Layer layer = Layer.NONE;
  private @Nullable CopyException failure;

  GssSaslClient(GssContext context) {
    this.context = context;
  }

  /** What comes next. */
  private enum Step {
    REQUEST,
    PROOF,
    LAYER,
    NOTHING
  }

  /** The protection of all messages after the login, which the server decides about. */
  private enum Layer {
    NONE(1, "auth", null),
    SIGNED(2, "auth-int", Protection.INTEGRITY),
    SEALED(4, "auth-conf", Protection.CONFIDENTIALITY);

    private final int bit;
    private final String text;
    private final @Nullable Protection protection;

    Layer(int bit, String text, @Nullable Protection protection) {
      this.bit = bit;
      this.text = text;
      this.protection = protection;
    }
  }

  /** Why the server is not trusted; null where it is. */
  @Nullable CopyException failure() {
    return failure;
  }

  /** Whether the server has proven its identity, and so accepted the ticket. */
  boolean isProven() {
    return step == Step.LAYER || step == Step.NOTHING;
  }

  @Override
  public byte[] evaluateChallenge(byte[] challenge) throws SaslException {
    switch (step) {
      case REQUEST:
        step = Step.PROOF;
        return context.request();
      case PROOF:
        accept(challenge);
        step = Step.LAYER;
        return new byte[0];
      case LAYER:
        byte[] chosen = choose(challenge);
        step = Step.NOTHING;
        return chosen;
      case NOTHING:
        throw new SaslException("The login is complete");
    }
    throw new IllegalStateException(step.toString());
  }

  private void accept(byte[] token) throws SaslException {
    try {
      context.accept(token);
    } catch (CopyException e) {
      failure = e;
      throw new SaslException(e.getMessage(), e);
    }
  }

  /** Chooses the first layer that the server offers. */
  private byte[] choose(byte[] token) throws SaslException {
    try {
      byte[] offer = context.unwrap(token, Protection.INTEGRITY);
      if (offer.length != LAYER_MESSAGE) {
        throw new SaslException("The offer of layers has " + offer.length + " bytes");
      }
      for (Layer each : Layer.values()) {
        if ((offer[0] & each.bit) != 0) {
          layer = each;
          return context.wrap(choice(each), Protection.INTEGRITY);
        }
      }
      throw new SaslException("The server offers no layer that exists");
    } catch (GeneralSecurityException e) {
      throw new SaslException(e.getMessage(), e);
    }
  }

  /** The layer, and the largest message that may come, in three bytes. */
  private static byte[] choice(Layer layer) {
    int size = layer == Layer.NONE ? 0 : LARGEST_MESSAGE;
    return new byte[] {(byte) layer.bit, (byte) (size >> 16), (byte) (size >> 8), (byte) size};
  }

  @Override
  public String getMechanismName() {
    return "GSSAPI";
  }

  @Override
  public boolean hasInitialResponse() {
    return true;
  }

  @Override
  public boolean isComplete() {
    return step == Step.NOTHING;
  }

  @Override
  public byte[] unwrap(byte[] incoming, int offset, int length) throws SaslException {
    try {
      return context.unwrap(Arrays.copyOfRange(incoming, offset, offset + length), protection());
    } catch (GeneralSecurityException e) {
      throw new SaslException(e.getMessage(), e);
    }
  }

  @Override
  public byte[] wrap(byte[] outgoing, int offset, int length) throws SaslException {
    try {
      return context.wrap(Arrays.copyOfRange(outgoing, offset, offset + length), protection());
    } catch (GeneralSecurityException e) {
      throw new SaslException(e.getMessage(), e);
    }
  }

  private Protection protection() {
    Protection protection = layer.protection;
    if (protection == null) {
      throw new IllegalStateException("The messages of this login are not protected");
    }
    return protection;
  }

  @Override
  public @Nullable Object getNegotiatedProperty(String name) {
    return name.equals(Sasl.QOP) ? layer.text : null;
  }

  @Override
  public void dispose() {}

  @Override
  public String toString() {
    return "SASL by " + context;
  }
}
