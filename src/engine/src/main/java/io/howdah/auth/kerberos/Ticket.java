package io.howdah.auth.kerberos;

import java.time.Instant;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;

/** A ticket, which proves an identity to one service, and its session key. */
final class Ticket {
  private final Principal client;
  private final byte[] encoded;
  private final EncryptionKey key;
  private final Instant end;

  Ticket(Principal client, byte[] encoded, EncryptionKey key, Instant end) {
    this.client = client;
    this.encoded = encoded;
    this.key = key;
    this.end = end;
  }

  Principal client() {
    return client;
  }

  /** The ticket as the KDC issued it. Only its service can decrypt it. */
  byte[] encoded() {
    return encoded;
  }

  EncryptionKey key() {
    return key;
  }

  /** The expiry, by the KDC's clock. */
  Instant end() {
    return end;
  }

  /** Shows the client, and no secret. */
  @Override
  public String toString() {
    return "ticket of " + client + " until " + end;
  }
}
