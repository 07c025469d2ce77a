package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.security.GeneralSecurityException;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.type.ap.EncAPRepPart;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.jspecify.annotations.Nullable;

/**
 * A context of GSS-API with one server, by Kerberos (RFC 4121). The server must prove its identity
 * before any message. A context is used by one thread.
 */
public final class GssContext {
  /** How a message is protected. */
  public enum Protection {
    INTEGRITY,
    CONFIDENTIALITY
  }

  /** Proof of the server, no repeated messages, their order, confidentiality, and integrity. */
  private static final int FLAGS = GssToken.MUTUAL | 4 | 8 | 16 | 32;

  private final Ticket ticket;
  private final Principal service;
  private final long moment;
  private final byte[] request;
  private @Nullable GssMessages messages;

  private GssContext(Ticket ticket, Principal service, long moment, byte[] request) {
    this.ticket = ticket;
    this.service = service;
    this.moment = moment;
    this.request = request;
  }

  /**
   * Begins a context.
   *
   * @param moment a unique time for this request, in microseconds
   */
  static GssContext of(Ticket ticket, Principal service, long moment) throws CopyException {
    if (!GssMessages.canUse(ticket.key())) {
      throw new CopyException(
          ErrorCode.KERBEROS_LOGIN_FAILED,
          "The KDC gave a key of the kind "
              + ticket.key().getKeyType().getName()
              + " for '"
              + service
              + "', which has none for AES.");
    }
    try {
      return new GssContext(ticket, service, moment, GssToken.request(ticket, FLAGS, moment));
    } catch (KrbException e) {
      throw new CopyException(
          ErrorCode.KERBEROS_LOGIN_FAILED, "No request to " + service + " could be made: " + e, e);
    }
  }

  /** The principal of the server. */
  public String service() {
    return service.toString();
  }

  /** The first token, which only this server may get. */
  public byte[] request() {
    return request.clone();
  }

  /**
   * Checks the server's token.
   *
   * @throws CopyException {@link ErrorCode#SERVER_NOT_TRUSTED} where it proves nothing
   */
  public void accept(byte[] token) throws CopyException {
    try {
      DerElement whole = DerElement.of(token);
      if (whole.tag() != GssToken.FRAME) {
        throw unproven("its token is not one of Kerberos");
      }
      EncAPRepPart proof = GssToken.open(GssToken.reply(whole), ticket);
      if (!GssToken.isOf(proof, moment)) {
        throw unproven("its proof belongs to another request");
      }
      EncryptionKey subkey = proof.getSubkey();
      if (subkey != null && !GssMessages.canUse(subkey)) {
        throw unproven("its key is of the kind " + subkey.getKeyType().getName());
      }
      messages =
          subkey == null
              ? GssMessages.ofTicket(ticket.key(), proof.getSeqNumber())
              : GssMessages.ofSubkey(subkey, proof.getSeqNumber());
    } catch (KrbException | RuntimeException | StackOverflowError e) {
      // Kerby throws any kind of exception for malformed bytes.
      throw unproven("its proof is not valid (" + e.getMessage() + ")");
    }
  }

  private CopyException unproven(String why) {
    return new CopyException(
        ErrorCode.SERVER_NOT_TRUSTED,
        "The server did not prove that it is '" + service + "': " + why + ".");
  }

  /** Protects a message to the server. */
  public byte[] wrap(byte[] message, Protection protection) throws GeneralSecurityException {
    try {
      switch (protection) {
        case INTEGRITY:
          return established().sign(message);
        case CONFIDENTIALITY:
          return established().seal(message);
      }
      throw new IllegalArgumentException(protection.toString());
    } catch (KrbException e) {
      throw new GeneralSecurityException("A message to " + service + " cannot be protected", e);
    }
  }

  /**
   * The next message of the server.
   *
   * @param protection the least that it must have
   * @throws GeneralSecurityException where it was changed, repeated, or is less protected
   */
  public byte[] unwrap(byte[] token, Protection protection) throws GeneralSecurityException {
    if (protection == Protection.CONFIDENTIALITY && !GssMessages.isSealed(token)) {
      throw invalid("it is not encrypted", null);
    }
    try {
      return established().open(token);
    } catch (GeneralSecurityException e) {
      throw invalid(String.valueOf(e.getMessage()), e);
    } catch (KrbException | RuntimeException e) {
      throw invalid("it cannot be decrypted", e);
    }
  }

  private GeneralSecurityException invalid(String why, @Nullable Throwable cause) {
    return new GeneralSecurityException("A message of " + service + " is not valid: " + why, cause);
  }

  private GssMessages established() {
    GssMessages established = messages;
    if (established == null) {
      throw new IllegalStateException("The server has not proven its identity");
    }
    return established;
  }

  /** Shows the service only: the token is a secret. */
  @Override
  public String toString() {
    return "GSS-API with " + service;
  }
}
