package io.howdah.auth.kerberos;

import io.howdah.cluster.Secret;
import java.util.List;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.crypto.EncryptionHandler;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.jspecify.annotations.Nullable;

/** Makes keys of a password. */
final class PasswordKeys implements ClientKeys {
  private final Principal principal;
  private final Secret password;

  PasswordKeys(Principal principal, Secret password) {
    this.principal = principal;
    this.password = password;
  }

  @Override
  public List<EncryptionType> types() {
    return Ciphers.all();
  }

  @Override
  public EncryptionKey key(
      EncryptionType type, int version, @Nullable String salt, byte @Nullable [] parameters)
      throws KrbException {
    return EncryptionHandler.string2Key(
        password.reveal(), salt == null ? principal.salt() : salt, parameters, type);
  }
}
