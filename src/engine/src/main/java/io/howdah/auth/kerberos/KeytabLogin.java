package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.UnreadableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.jspecify.annotations.Nullable;

/** A login with the keys of a keytab. */
final class KeytabLogin implements LoginMethod {
  private final Path file;
  private final Principal principal;

  private KeytabLogin(Path file, Principal principal) {
    this.file = file;
    this.principal = principal;
  }

  /**
   * Creates a login for a principal, or for the first one in the keytab that matches.
   *
   * @param names the principal without its realm; null for any
   * @param realm null for any
   */
  static KeytabLogin of(Path file, @Nullable List<String> names, @Nullable String realm)
      throws CopyException {
    List<Principal> all = read(file).principals();
    for (Principal each : all) {
      if ((names == null || names.equals(each.names()))
          && (realm == null || realm.equals(each.realm()))) {
        return new KeytabLogin(file, each);
      }
    }
    String description =
        (names == null ? "any principal" : "'" + String.join("/", names) + "'")
            + (realm == null ? "" : " of the realm '" + realm + "'");
    throw new CopyException(
        ErrorCode.INVALID_CONFIGURATION,
        "The keytab '"
            + file
            + "' has no key of "
            + description
            + "; it has keys of "
            + list(all)
            + ".");
  }

  @Override
  public Principal principal() {
    return principal;
  }

  @Override
  public Ticket ticketGranting(KdcExchange kdc)
      throws CopyException, KdcRefusal, KrbException, IOException {
    ClientKeys keys = read(file).of(principal);
    if (keys.types().isEmpty()) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "The keytab '"
              + file
              + "' has no key of '"
              + principal
              + "' for AES with SHA-1 or for RC4.");
    }
    return kdc.logIn(principal, keys);
  }

  private static Keytab read(Path file) throws CopyException {
    try {
      return Keytab.read(file);
    } catch (IOException e) {
      throw UnreadableFile.of("keytab", file, e);
    }
  }

  private static String list(List<Principal> principals) {
    return principals.isEmpty()
        ? "no principal"
        : principals.stream().map(Principal::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return "keytab '" + file + "'";
  }
}
