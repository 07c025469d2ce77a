package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.auth.Exchange;
import io.howdah.auth.Session;
import java.net.URI;
import java.util.Map;

/** A session whose token can be replaced as often as it is refused. */
final class FakeSession implements Session {
  private int number = 1;

  @Override
  public Exchange begin(URI server) {
    int now = number;
    return () -> Map.of("delegation", "token" + now);
  }

  @Override
  public int tokenNumber() {
    return number;
  }

  @Override
  public void replaceToken(int refused, CopyException refusal) {
    if (refused == number) {
      number++;
    }
  }
}
