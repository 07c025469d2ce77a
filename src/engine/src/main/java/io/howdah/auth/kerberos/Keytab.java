package io.howdah.auth.kerberos;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.jspecify.annotations.Nullable;

/**
 * The keys in a keytab. Kerby's own reader fails on a keytab from which a key was removed, and uses
 * the oldest of several keys.
 */
final class Keytab {
  private static final short VERSION = 0x0502;

  private final List<Entry> entries;

  private Keytab(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * Reads a file.
   *
   * @throws IOException where it is not a keytab
   */
  static Keytab read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    List<Entry> entries = new ArrayList<>();
    try {
      if (bytes.getShort() != VERSION) {
        throw new IOException("it is no keytab");
      }
      while (bytes.remaining() > Integer.BYTES) {
        int size = bytes.getInt();
        long length = Math.abs((long) size);
        if (length > bytes.remaining()) {
          throw new IOException("it is cut off");
        }
        int end = bytes.position() + (int) length;
        if (size > 0) {
          ByteBuffer entry = bytes.duplicate();
          entry.limit(end);
          entries.add(entry(entry));
        }
        // A removed entry leaves a hole, whose size is negative.
        bytes.position(end);
      }
    } catch (BufferUnderflowException e) {
      throw new IOException("it is cut off", e);
    }
    return new Keytab(entries);
  }

  /** The principals with a key in the keytab, in the order of the file. */
  List<Principal> principals() {
    return entries.stream().map(entry -> entry.principal).distinct().collect(Collectors.toList());
  }

  ClientKeys of(Principal principal) {
    return new Keys(
        entries.stream()
            .filter(entry -> entry.principal.equals(principal))
            .collect(Collectors.toList()));
  }

  private static Entry entry(ByteBuffer bytes) throws IOException {
    int count = bytes.getShort() & 0xffff;
    if (count == 0) {
      throw new IOException("a principal in it has no name");
    }
    String realm = text(bytes);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(text(bytes));
    }
    bytes.getInt(); // the type of the name
    bytes.getInt(); // the time of creation
    int version = bytes.get() & 0xff;
    int type = bytes.getShort() & 0xffff;
    byte[] key = counted(bytes);
    if (bytes.remaining() >= Integer.BYTES) {
      int wide = bytes.getInt();
      version = wide == 0 ? version : wide;
    }
    return new Entry(Principal.of(names, realm), type, key, version);
  }

  private static String text(ByteBuffer bytes) {
    return new String(counted(bytes), StandardCharsets.UTF_8);
  }

  private static byte[] counted(ByteBuffer bytes) {
    byte[] content = new byte[Math.min(bytes.getShort() & 0xffff, bytes.remaining() + 1)];
    bytes.get(content);
    return content;
  }

  private static final class Entry {
    private final Principal principal;
    private final int type;
    private final byte[] key;
    private final int version;

    private Entry(Principal principal, int type, byte[] key, int version) {
      this.principal = principal;
      this.type = type;
      this.key = key;
      this.version = version;
    }
  }

  private static final class Keys implements ClientKeys {
    private final List<Entry> entries;

    private Keys(List<Entry> entries) {
      this.entries = entries;
    }

    @Override
    public List<EncryptionType> types() {
      // Many RC4 keys come from a password, which can be guessed after the key was used.
      return Ciphers.strongest(
          Ciphers.all().stream()
              .filter(type -> entries.stream().anyMatch(entry -> entry.type == type.getValue()))
              .collect(Collectors.toList()));
    }

    @Override
    public @Nullable EncryptionKey key(
        EncryptionType type, int version, @Nullable String salt, byte @Nullable [] parameters) {
      Entry best = null;
      for (Entry entry : entries) {
        if (entry.type == type.getValue()) {
          if (entry.version == version) {
            return new EncryptionKey(type, entry.key);
          }
          best = best == null || entry.version > best.version ? entry : best;
        }
      }
      return best == null ? null : new EncryptionKey(type, best.key);
    }
  }
}
