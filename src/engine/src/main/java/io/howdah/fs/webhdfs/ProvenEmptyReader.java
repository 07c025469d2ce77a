package io.howdah.fs.webhdfs;

import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.EmptyReader;
import io.howdah.fs.webhdfs.response.RequestFailure;
import io.howdah.fs.webhdfs.response.ResponseReader;
import io.howdah.fs.webhdfs.response.UnexpectedResponse;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * Reads an empty body that says that all was done. Of a NameNode, and with the type that it gives
 * it, it is proof. Of an HttpFS, or of a proxy, it is not, since these answer nothing as well where
 * nothing was done.
 */
final class ProvenEmptyReader implements ResponseReader<Boolean> {
  private final ServerKinds kinds;
  private final URI server;
  private final Request request;

  ProvenEmptyReader(ServerKinds kinds, URI server, Request request) {
    this.kinds = kinds;
    this.server = server;
    this.request = request;
  }

  /**
   * Reads the response.
   *
   * @throws RequestFailure which has the caller look, where it proves nothing
   */
  @Override
  public Boolean read(ClassicHttpResponse answer) throws IOException, RequestFailure {
    Boolean done = new EmptyReader().read(answer);
    if (!kinds.isNameNode(server) || !EmptyReader.isByNameNode(answer)) {
      throw UnexpectedResponse.unproven(request, server);
    }
    return done;
  }
}
