package io.howdah.fs.webhdfs.response;

import io.howdah.cluster.Secret;
import java.io.IOException;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Reads a delegation token; empty where the server has none to give, as without Kerberos. */
public final class TokenReader implements ResponseReader<Optional<Secret>> {
  @Override
  public Optional<Secret> read(ClassicHttpResponse response) throws IOException {
    String[] found = new String[1];
    boolean[] hasToken = new boolean[1];
    Json.read(
        response.getEntity(),
        (name, value) -> {
          if (name.equals("Token")) {
            hasToken[0] = true;
            Json.readFields(
                value,
                (field, text) -> {
                  if (field.equals("urlString")) {
                    found[0] = Json.text(text);
                  }
                });
          }
        });
    if (!hasToken[0]) {
      throw new MalformedResponseException("the response holds no Token");
    }
    return Optional.ofNullable(found[0]).filter(text -> !text.isEmpty()).map(Secret::of);
  }
}
