package io.howdah.auth.kerberos;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.jspecify.annotations.Nullable;

/** A credential cache that {@code kinit} wrote: its owner, and the ticket-granting ticket. */
final class TicketCache {
  private static final int VERSION_3 = 0x0503;
  private static final int VERSION_4 = 0x0504;

  private final Principal owner;
  private final @Nullable Ticket ticketGranting;

  private TicketCache(Principal owner, @Nullable Ticket ticketGranting) {
    this.owner = owner;
    this.ticketGranting = ticketGranting;
  }

  /**
   * Reads a file.
   *
   * @throws IOException where it is not a credential cache
   */
  static TicketCache read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    try {
      int version = bytes.getShort();
      if (version != VERSION_3 && version != VERSION_4) {
        throw new IOException("it is no credential cache");
      }
      if (version == VERSION_4) {
        skip(bytes, bytes.getShort() & 0xffff);
      }
      Principal owner = principal(bytes);
      if (owner.names().isEmpty()) {
        throw new IOException("its owner has no name");
      }
      Principal expected = Principal.ticketGranting(owner.realm());
      Ticket found = null;
      while (bytes.hasRemaining()) {
        Principal client = principal(bytes);
        Principal service = principal(bytes);
        Ticket ticket = ticket(bytes, version, client);
        boolean isMatch = service.equals(expected) && client.equals(owner);
        if (isMatch && (found == null || found.end().isBefore(ticket.end()))) {
          found = ticket;
        }
      }
      return new TicketCache(owner, found);
    } catch (BufferUnderflowException e) {
      throw new IOException("it is cut off", e);
    }
  }

  Principal owner() {
    return owner;
  }

  /** The ticket-granting ticket, which may have expired; null where there is none. */
  @Nullable Ticket ticketGranting() {
    return ticketGranting;
  }

  private static Ticket ticket(ByteBuffer bytes, int version, Principal client) {
    int type = bytes.getShort() & 0xffff;
    if (version == VERSION_3) {
      bytes.getShort(); // the key type again
    }
    byte[] key = counted(bytes);
    skip(bytes, 2 * Integer.BYTES); // the times of issue and start
    Instant end = Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt()));
    skip(bytes, Integer.BYTES); // the end of its renewable life
    skip(bytes, 1 + Integer.BYTES); // flags
    for (int lists = 0; lists < 2; lists++) { // addresses, then authorizations
      for (int count = bytes.getInt(); count > 0; count--) {
        bytes.getShort();
        counted(bytes);
      }
    }
    byte[] encoded = counted(bytes);
    counted(bytes); // a second ticket
    return new Ticket(client, encoded, new EncryptionKey(type, key), end);
  }

  private static Principal principal(ByteBuffer bytes) {
    bytes.getInt(); // the type of the name
    int count = bytes.getInt();
    String realm = text(bytes);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(text(bytes));
    }
    return Principal.of(names, realm);
  }

  private static String text(ByteBuffer bytes) {
    return new String(counted(bytes), StandardCharsets.UTF_8);
  }

  private static byte[] counted(ByteBuffer bytes) {
    int length = bytes.getInt();
    if (length < 0 || length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] content = new byte[length];
    bytes.get(content);
    return content;
  }

  private static void skip(ByteBuffer bytes, int count) {
    if (count > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    bytes.position(bytes.position() + count);
  }
}
