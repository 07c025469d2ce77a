package io.howdah.auth.kerberos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.kerby.kerberos.kerb.crypto.EncryptionHandler;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;

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
}
