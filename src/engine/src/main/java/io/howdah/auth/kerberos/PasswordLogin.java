package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.Secret;
import io.howdah.cluster.UnreadableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kerby.kerberos.kerb.KrbException;

/** A login with a password that stands in a file. */
final class PasswordLogin implements LoginMethod {
  private static final String MARK = "\ufeff";

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

  /**
   * The first line: editors end a file with a line break, which is part of no password, and some
   * begin it with a mark that nobody sees.
   */
  Secret password() throws CopyException {
    String text = text();
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    String password =
        line.substring(
            line.startsWith(MARK) ? MARK.length() : 0,
            line.length() - (line.endsWith("\r") ? 1 : 0));
    if (password.isEmpty()) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "The password_file '" + file + "' has no password in its first line.");
    }
    return Secret.of(password);
  }

  private String text() throws CopyException {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw UnreadableFile.of("password_file", file, e);
    }
  }

  @Override
  public String toString() {
    return "password_file '" + file + "'";
  }
}
