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
 * The keys in a keytab. Read here and not by Kerby, which cannot read one from which a key was
 * removed, and takes the oldest key where there are several.
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
   * @throws IOException where it is no keytab
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
        // Where an entry was removed is a hole of negative size.
        bytes.position(end);
      }
    } catch (BufferUnderflowException e) {
      throw new IOException("it is cut off", e);
    }
    return new Keytab(entries);
  }

  /** Everybody whose keys it holds, in its order. */
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
    bytes.getInt(); // the kind of name
    bytes.getInt(); // when it was made
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
      // Many an RC4 key was made of a password, which its use lets others guess.
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
