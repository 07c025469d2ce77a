package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kerby.kerberos.kerb.KrbException;

/** A login with a password that stands in a file. */
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

  /** The first line: editors end a file with a line break, which is part of no password. */
  private Secret password() throws CopyException {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      int end = text.indexOf('\n');
      String line = end < 0 ? text : text.substring(0, end);
      return Secret.of(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    } catch (IOException e) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "The password_file '" + file + "' cannot be read: " + e,
          e);
    }
  }

  @Override
  public String toString() {
    return "password_file '" + file + "'";
  }
}
