package io.howdah.fs.webhdfs.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTest {
  private static final Map<String, String> ALICE = Map.of("user.name", "alice");

  @Test
  void becomesAUri() throws CopyException {
    Request request =
        Request.of(Operation.RENAME, FilePath.of("/a b")).with("destination", "/c+d&e");

    assertThat(request.uri(URI.create("http://nn:9870"), ALICE))
        .hasToString(
            "http://nn:9870/webhdfs/v1/a%20b?op=RENAME&user.name=alice&destination=/c%2Bd%26e");
  }

  @Test
  void keepsThePathOfAGateway() throws CopyException {
    Request request = Request.of(Operation.LISTSTATUS, FilePath.ROOT);

    assertThat(request.uri(URI.create("https://knox:8443/gateway/prod/"), Collections.emptyMap()))
        .hasToString("https://knox:8443/gateway/prod/webhdfs/v1/?op=LISTSTATUS");
  }

  @Test
  void isNotChangedByAParameter() throws CopyException {
    Request request = Request.of(Operation.OPEN, FilePath.of("/f"));

    Request more = request.with("offset", 5);

    assertThat(more).hasToString("OPEN /f");
    assertThat(request.uri(URI.create("http://nn"), ALICE).getQuery()).doesNotContain("offset");
  }
}
