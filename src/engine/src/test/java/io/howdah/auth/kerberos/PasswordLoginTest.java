package io.howdah.auth.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordLoginTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {" pass word ", " pass word \n", " pass word \r\nnotes\n", "\ufeff pass word \r\n"})
  void takesTheFirstLineAsItIs(String content) throws Exception {
    assertThat(login(content).password().reveal()).isEqualTo(" pass word ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n", "\ufeff", "\nthe second line\n"})
  void saysThatThereIsNoPassword(String content) throws IOException {
    PasswordLogin login = login(content);

    assertThatThrownBy(login::password)
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
        .hasMessage("The password_file '" + file() + "' has no password in its first line.");
  }

  @Test
  void saysThatThereIsNoFile() {
    assertThatThrownBy(() -> loginBy(file()).password())
        .hasMessage("The password_file '" + file() + "' does not exist.");
  }

  private PasswordLogin login(String content) throws IOException {
    return loginBy(Files.writeString(file(), content));
  }

  private static PasswordLogin loginBy(Path file) {
    return new PasswordLogin(file, Principal.of(List.of("alice"), "R.TEST"));
  }

  private Path file() {
    return directory.resolve("password");
  }
}
