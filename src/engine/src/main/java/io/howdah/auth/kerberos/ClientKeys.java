package io.howdah.auth.kerberos;

import java.util.List;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.jspecify.annotations.Nullable;

/** The secret that a user shares with the KDC, as keys for one kind of encryption or another. */
interface ClientKeys {

  /** The kinds of which there can be a key, the strongest first. */
  List<EncryptionType> types();

  /**
   * The key of one kind.
   *
   * @param version which of several keys the KDC used, or {@link #NEWEST}
   * @param salt what the KDC mixes passwords with; null for the usual
   * @param parameters how the KDC makes keys of passwords; null for the usual
   * @return null where there is none
   */
  @Nullable EncryptionKey key(
      EncryptionType type, int version, @Nullable String salt, byte @Nullable [] parameters)
      throws KrbException;

  /** Stands for the version of the newest key. */
  int NEWEST = -1;
}
