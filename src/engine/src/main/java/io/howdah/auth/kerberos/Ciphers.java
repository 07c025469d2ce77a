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

/** The kinds of encryption that this Java installation can do, the strongest first. */
final class Ciphers {
  /** RC4 is broken, yet the only kind that some old accounts of Active Directory have. */
  private static final List<EncryptionType> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              EncryptionType.AES256_CTS_HMAC_SHA1_96,
              EncryptionType.AES128_CTS_HMAC_SHA1_96,
              EncryptionType.ARCFOUR_HMAC));

  private Ciphers() {}

  static List<EncryptionType> all() {
    List<EncryptionType> possible = new ArrayList<>(ALL);
    // An older Java 8 has no AES with 256 bits unless its policy files were replaced.
    possible.removeIf(type -> !EncryptionHandler.isImplemented(type));
    return possible;
  }

  /** Those among {@code types} that withstand a search for the key, or all where none does. */
  static List<EncryptionType> strongest(List<EncryptionType> types) {
    List<EncryptionType> strong = new ArrayList<>(types);
    strong.remove(EncryptionType.ARCFOUR_HMAC);
    return strong.isEmpty() ? types : strong;
  }

  /**
   * Decrypts what an attacker may have sent.
   *
   * @throws KrbException where the key does not fit
   */
  static byte[] open(EncryptedData sealed, EncryptionKey key, KeyUsage usage) throws KrbException {
    // Kerby goes by what the sealed part says of itself, whatever the key is made for.
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
