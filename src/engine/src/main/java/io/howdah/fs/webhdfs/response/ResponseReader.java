package io.howdah.fs.webhdfs.response;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Reads one kind of good response. */
public interface ResponseReader<T> {

  /**
   * Reads a response whose status says that all went well.
   *
   * @throws MalformedResponseException where it does not hold what it should
   * @throws RequestFailure where it does not prove what it says
   */
  T read(ClassicHttpResponse answer) throws IOException, RequestFailure;
}
