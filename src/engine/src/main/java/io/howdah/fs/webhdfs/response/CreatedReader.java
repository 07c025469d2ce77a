package io.howdah.fs.webhdfs.response;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpStatus;

/**
 * Reads that a file was written: status 201 with an empty body from a DataNode, and with the
 * location in JSON from an HttpFS.
 */
public final class CreatedReader implements ResponseReader<Boolean> {
  @Override
  public Boolean read(ClassicHttpResponse response) throws IOException {
    boolean[] hasLocation = new boolean[1];
    boolean isEmpty =
        Json.isEmptyOrRead(
            response.getEntity(), (name, value) -> hasLocation[0] |= name.equals("Location"));
    if (response.getCode() != HttpStatus.SC_CREATED || !(isEmpty || hasLocation[0])) {
      throw new MalformedResponseException("the response does not say that the file was created");
    }
    return Boolean.TRUE;
  }
}
