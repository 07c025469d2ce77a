package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.cluster.PasswordFile;
import io.howdah.cluster.Secret;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.kerby.kerberos.kerb.KrbException;

/** A login with a password from a file. */
final class PasswordLogin implements LoginMethod {
  private final Path file;
  private final Principal principal;

  PasswordLogin(Path file, Principal principal) {
    this.file = file;
    this.principal = principal;
  }

  @Override
  public Principal principal() {
    return principal;
  }

  @Override
  public Ticket ticketGranting(KdcExchange kdc)
      throws CopyException, KdcRefusal, KrbException, IOException {
    return kdc.logIn(principal, new PasswordKeys(principal, password()));
  }

  Secret password() throws CopyException {
    return PasswordFile.read("password_file", file);
  }

  @Override
  public String toString() {
    return "password_file '" + file + "'";
  }
}
