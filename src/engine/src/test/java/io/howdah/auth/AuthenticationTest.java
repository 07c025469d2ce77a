package io.howdah.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import org.junit.jupiter.api.Test;

class AuthenticationTest {
  @Test
  void namesTheUserAndWhomItActsFor() {
    assertThat(new SimpleAuthentication("oozie", "alice").parameters())
        .containsExactly(entry("user.name", "oozie"), entry("doas", "alice"));
    assertThat(new SimpleAuthentication("alice", null).parameters()).containsOnlyKeys("user.name");
  }

  @Test
  void presentsATokenAndNeverShowsIt() throws Exception {
    Authentication token = new TokenAuthentication("SECRET");

    assertThat(token.parameters()).containsEntry("delegation", "SECRET").hasSize(1);
    assertThat(token.headers(URI.create("http://nn"))).isEmpty();
    assertThat(token.toString()).doesNotContain("SECRET");
  }
}
