package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.fs.webhdfs.response.Location;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What proves that a server is a NameNode or an HttpFS, and what does not. */
class ServerKindsTest {
  private static final URI SERVER = URI.create("http://server:1");
  private static final URI ASKED =
      URI.create("http://server:1/webhdfs/v1/f?op=CREATE&noredirect=true");

  private final ServerKinds kinds = new ServerKinds();

  @Test
  void recognizesANameNodeByItsName() throws IOException {
    learn("http://dn:2/webhdfs/v1/f?op=CREATE&namenoderpcaddress=nn:8020");

    assertThat(kinds.isNameNode(SERVER)).isTrue();
    assertThat(kinds.heedRenameOptions()).isTrue();
    assertThat(kinds.isHttpFs(SERVER)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://server:1/webhdfs/v1/f?op=CREATE&data=true",
        "http://server:1/webhdfs/v1/f?op=OPEN&offset=5"
      })
  void recognizesAnHttpFsByTheRedirectToItself(String location) throws IOException {
    learn(location);

    assertThat(kinds.isHttpFs(SERVER)).isTrue();
    assertThat(kinds.heedRenameOptions()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://server:1/webhdfs/v1/f?op=CREATE&noredirect=true",
        "http://server:1/webhdfs/v1/f?op=CREATE&noredirect=true&data=true",
        "http://server:1/webhdfs/v1/f?op=OPEN&noredirect=true",
        "http://server:1/webhdfs/v1/f?op=CREATE",
        "http://server:1/webhdfs/v1/f",
        "http://server:1/login?op=CREATE&data=true",
        "http://other:1/webhdfs/v1/f?op=CREATE&data=true"
      })
  void takesNothingElseForAnHttpFs(String location) throws IOException {
    learn(location);

    assertThat(kinds.isHttpFs(SERVER)).isFalse();
    assertThat(kinds.isNameNode(SERVER)).isFalse();
    assertThat(kinds.areKnown()).isTrue();
  }

  @Test
  void forgetsWhatProvesWrong() throws IOException {
    learn("http://server:1/webhdfs/v1/f?op=CREATE&data=true");

    kinds.disprove(SERVER);

    assertThat(kinds.isHttpFs(SERVER)).isFalse();
    assertThat(kinds.areKnown()).isFalse();
  }

  @Test
  void usesTheNewestProof() throws IOException {
    learn("http://server:1/webhdfs/v1/f?op=CREATE&data=true");
    learn("http://dn:2/webhdfs/v1/f?op=CREATE&namenoderpcaddress=nn:8020");
    learn("http://gateway:1/webhdfs/v1/f?_=hidden");

    assertThat(kinds.isNameNode(SERVER)).isTrue();
  }

  @Test
  void learnsFromATrueEmptyResponseOnlyOfAHiddenServer() throws IOException {
    learn("http://gateway:1/webhdfs/v1/f?_=hidden");
    kinds.learnFromTrueEmptyResponse(SERVER);
    assertThat(kinds.isNameNode(SERVER)).isTrue();

    learn("http://server:1/webhdfs/v1/f?op=CREATE&data=true");
    kinds.learnFromTrueEmptyResponse(SERVER);
    assertThat(kinds.isNameNode(SERVER)).isFalse();
  }

  @Test
  void doesWithoutOptionsWhereOneOfTheServersOverlooksThem() throws IOException {
    learn("http://dn:2/webhdfs/v1/f?op=CREATE&namenoderpcaddress=nn:8020");
    URI other = URI.create("http://fs:14000/webhdfs/v1/f?op=OPEN");
    kinds.learn(URI.create("http://fs:14000"), other, Location.of(other));

    assertThat(kinds.heedRenameOptions()).isFalse();
    assertThat(kinds.isNameNode(SERVER)).isTrue();
  }

  private void learn(String location) throws IOException {
    kinds.learn(SERVER, ASKED, Location.of(location));
  }
}
