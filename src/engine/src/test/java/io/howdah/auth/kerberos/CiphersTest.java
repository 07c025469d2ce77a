package io.howdah.auth.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.crypto.EncryptionHandler;
import org.apache.kerby.kerberos.kerb.type.base.EncryptedData;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.apache.kerby.kerberos.kerb.type.base.KeyUsage;
import org.junit.jupiter.api.Test;

class CiphersTest {
  private static final byte[] SECRET = new byte[16];
  private static final byte[] TEXT = {1, 2, 3, 4};

  @Test
  void opensWhatTheKeyIsFor() throws KrbException {
    EncryptionKey key = new EncryptionKey(EncryptionType.AES128_CTS_HMAC_SHA1_96, SECRET);

    assertThat(Ciphers.open(sealed(key), key, KeyUsage.AP_REP_ENCPART)).containsExactly(TEXT);
  }

  @Test
  void doesNotUseAKeyForAnotherKindOfEncryption() throws KrbException {
    EncryptedData sealed = sealed(new EncryptionKey(EncryptionType.ARCFOUR_HMAC, SECRET));
    EncryptionKey key = new EncryptionKey(EncryptionType.AES128_CTS_HMAC_SHA1_96, SECRET);

    assertThatThrownBy(() -> Ciphers.open(sealed, key, KeyUsage.AP_REP_ENCPART))
        .isInstanceOf(KrbException.class)
        .hasMessageContaining("It is sealed by");
  }

  private static EncryptedData sealed(EncryptionKey key) throws KrbException {
    return EncryptionHandler.encrypt(TEXT, key, KeyUsage.AP_REP_ENCPART);
  }
}
