package io.howdah.auth.kerberos;

import io.howdah.cluster.Secret;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.crypto.EncryptionHandler;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.jspecify.annotations.Nullable;

/** Derives keys from a password. */
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
    // An attacker in place of the KDC could request RC4 and then try millions of passwords a
    // second.
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

  /**
   * RFC 3962, section 4: with few rounds a password is easy to guess, and many rounds never end.
   */
  private static void checkRounds(byte[] parameters) throws KrbException {
    long rounds =
        parameters.length == Integer.BYTES
            ? Integer.toUnsignedLong(ByteBuffer.wrap(parameters).getInt())
            : 0;
    if (rounds < FEWEST_ROUNDS || rounds > MOST_ROUNDS) {
      throw new KrbException("The KDC requests a key of " + rounds + " rounds");
    }
  }
}
