package io.howdah.auth.kerberos;

import io.howdah.cluster.Secret;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.crypto.EncryptionHandler;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.jspecify.annotations.Nullable;

/** Makes keys of a password. */
final class PasswordKeys implements ClientKeys {
  private static final long FEWEST_ROUNDS = 4096;
  private static final long MOST_ROUNDS = 1 << 20;

  private final Principal principal;
  private final Secret password;

  PasswordKeys(Principal principal, Secret password) {
    this.principal = principal;
    this.password = password;
  }

  @Override
  public List<EncryptionType> types() {
    // An attacker in the KDC's place could ask for RC4, and then guess millions a second.
    return Ciphers.strongest(Ciphers.all());
  }

  @Override
  public EncryptionKey key(
      EncryptionType type, int version, @Nullable String salt, byte @Nullable [] parameters)
      throws KrbException {
    if (parameters != null) {
      checkRounds(parameters);
    }
    return EncryptionHandler.string2Key(
        password.reveal(), salt == null ? principal.salt() : salt, parameters, type);
  }

  /** RFC 3962, section 4: few rounds make a password easy to guess, and many never end. */
  private static void checkRounds(byte[] parameters) throws KrbException {
    long rounds =
        parameters.length == Integer.BYTES
            ? Integer.toUnsignedLong(ByteBuffer.wrap(parameters).getInt())
            : 0;
    if (rounds < FEWEST_ROUNDS || rounds > MOST_ROUNDS) {
      throw new KrbException("The KDC asks for a key of " + rounds + " rounds");
    }
  }
}
