package io.howdah.auth.kerberos;

import java.time.Instant;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;

/** Proves an identity to one service, together with the key that goes with it. */
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

  /** The ticket as the KDC gave it out, which only its service can read. */
  byte[] encoded() {
    return encoded;
  }

  EncryptionKey key() {
    return key;
  }

  /** When it ends, by the KDC's clock. */
  Instant end() {
    return end;
  }

  /** Whose it is, nothing secret. */
  @Override
  public String toString() {
    return "ticket of " + client + " until " + end;
  }
}
