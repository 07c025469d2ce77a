package io.howdah.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.mockito.Mockito.mock;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AuthenticationTest {
  private static final Secret TOKEN = TestTokens.of("alice");

  @Test
  void namesTheUserAndWhomItActsFor() throws CopyException {
    assertThat(begin(new SimpleAuthentication("oozie", "alice")).parameters())
        .containsExactly(entry("user.name", "oozie"), entry("doas", "alice"));
    assertThat(begin(new SimpleAuthentication("alice", null)).parameters())
        .containsOnlyKeys("user.name");
  }

  @Test
  void presentsATokenAndNeverShowsIt() throws CopyException {
    Authentication token = TokenAuthentication.of("prod", TOKEN);

    assertThat(begin(token).parameters()).containsEntry("delegation", TOKEN.reveal()).hasSize(1);
    assertThat(begin(token).headers()).isEmpty();
    assertThat(token.toString()).doesNotContain(TOKEN.reveal());
  }

  @Test
  void saysThatATokenThatWasGivenCannotBeReplaced() throws CopyException {
    Session session = TokenAuthentication.of("prod", TOKEN).open(mock(TokenIssuer.class));
    CopyException refusal = new CopyException(ErrorCode.AUTHENTICATION_FAILED, "It has expired.");

    assertThatThrownBy(() -> session.replaceToken(session.tokenNumber(), refusal))
        .hasMessageContaining("token that was given for cluster 'prod' is no longer valid")
        .hasMessageEndingWith("It has expired.")
        .hasMessageNotContaining(TOKEN.reveal());
  }

  @Test
  void tellsWhoseATokenIsAndHowLongItLives() throws CopyException {
    Session session = TokenAuthentication.of("prod", TOKEN).open(mock(TokenIssuer.class));
    TokenIdentifier token = Objects.requireNonNull(session.token());

    assertThat(token.owner()).isEqualTo("alice");
    assertThat(token.end()).isEqualTo(Instant.ofEpochMilli(TestTokens.END));
  }

  @Test
  void saysWhyItIsNoToken() {
    String text = TOKEN.reveal();

    assertNoToken("", "it is empty");
    assertNoToken("the password", "it holds a blank or another character that none has");
    assertNoToken(text + "\n", "it holds a blank or another character that none has");
    assertNoToken("HgAF", "it is cut off");
    assertNoToken("HgAFY", "it is cut off");
  }

  private static void assertNoToken(String text, String reason) {
    assertThatThrownBy(() -> TokenAuthentication.of("prod", Secret.of(text)))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_INVALID))
        .hasMessage(
            "What was given as a token of cluster 'prod' is no delegation token: " + reason + ".");
  }

  private static Exchange begin(Authentication authentication) throws CopyException {
    return authentication.open(mock(TokenIssuer.class)).begin(URI.create("http://nn:9870"));
  }
}
