package io.howdah.auth.kerberos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.crypto.EncryptionHandler;
import org.apache.kerby.kerberos.kerb.type.base.EncryptedData;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.apache.kerby.kerberos.kerb.type.base.KeyUsage;

/** The kinds of encryption that this Java installation supports, the strongest first. */
final class Ciphers {
  /** RC4 is broken, but some old accounts of Active Directory have keys of no other kind. */
  private static final List<EncryptionType> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              EncryptionType.AES256_CTS_HMAC_SHA1_96,
              EncryptionType.AES128_CTS_HMAC_SHA1_96,
              EncryptionType.ARCFOUR_HMAC));

  private Ciphers() {}

  static List<EncryptionType> all() {
    List<EncryptionType> possible = new ArrayList<>(ALL);
    // An older Java 8 lacks AES with 256 bits unless its policy files were replaced.
    possible.removeIf(type -> !EncryptionHandler.isImplemented(type));
    return possible;
  }

  /** The kinds among {@code types} that resist a search for the key; all where none does. */
  static List<EncryptionType> strongest(List<EncryptionType> types) {
    List<EncryptionType> strong = new ArrayList<>(types);
    strong.remove(EncryptionType.ARCFOUR_HMAC);
    return strong.isEmpty() ? types : strong;
  }

  /**
   * Decrypts data that an attacker may have sent.
   *
   * @throws KrbException where the key does not fit
   */
  static byte[] open(EncryptedData sealed, EncryptionKey key, KeyUsage usage) throws KrbException {
    // Kerby uses the kind that the data names, even where the key is of another kind.
    if (sealed.getEType().getValue() != key.getKeyType().getValue()) {
      throw new KrbException(
          "It is sealed by "
              + sealed.getEType().getName()
              + ", and the key is for "
              + key.getKeyType().getName());
    }
    return EncryptionHandler.decrypt(sealed, key, usage);
  }
}
