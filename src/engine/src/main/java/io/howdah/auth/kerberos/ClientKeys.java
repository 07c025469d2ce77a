package io.howdah.auth.kerberos;

import java.util.List;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.jspecify.annotations.Nullable;

/** The secret that a user shares with the KDC, as keys for several kinds of encryption. */
interface ClientKeys {

  /** The kinds for which there may be a key, the strongest first. */
  List<EncryptionType> types();

  /**
   * The key of one kind.
   *
   * @param version the version of the key that the KDC used, or {@link #NEWEST}
   * @param salt the KDC's salt for passwords; null for the default
   * @param parameters the KDC's parameters for keys from passwords; null for the default
   * @return the key; null where there is none
   */
  @Nullable EncryptionKey key(
      EncryptionType type, int version, @Nullable String salt, byte @Nullable [] parameters)
      throws KrbException;

  /** The version number for the newest key. */
  int NEWEST = -1;
}
