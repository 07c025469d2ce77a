package io.howdah.fs.webhdfs.response;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Reads one kind of good response. */
public interface ResponseReader<T> {

  /**
   * Reads a response with a status of success.
   *
   * @throws MalformedResponseException where it does not hold what it should
   * @throws RequestFailure if it does not prove the success that it reports
   */
  T read(ClassicHttpResponse response) throws IOException, RequestFailure;
}
