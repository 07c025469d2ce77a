package io.howdah.cluster;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a password from the first line of a file. */
public final class PasswordFile {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private PasswordFile() {}

  /**
   * Reads the password. Editors end a file with a line break, which is not part of the password,
   * and some begin it with a byte order mark.
   *
   * @param key the key of the configuration that names the file, for messages
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} where the file cannot be read or
   *     its first line is empty
   */
  public static Secret read(String key, Path file) throws CopyException {
    String text = text(key, file);
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    String password =
        line.substring(
            line.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0,
            line.length() - (line.endsWith("\r") ? 1 : 0));
    if (password.isEmpty()) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "The " + key + " '" + file + "' has no password in its first line.");
    }
    return Secret.of(password);
  }

  private static String text(String key, Path file) throws CopyException {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw UnreadableFile.of(key, file, e);
    }
  }
}
