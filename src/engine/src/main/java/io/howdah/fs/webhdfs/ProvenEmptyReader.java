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
 * Reads an empty body that reports success. From a NameNode, and with its content type, it is
 * proof. From an HttpFS or a proxy it is none, because they may send one without an effect.
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
  public Boolean read(ClassicHttpResponse response) throws IOException, RequestFailure {
    Boolean done = new EmptyReader().read(response);
    if (!kinds.isNameNode(server) || !EmptyReader.isByNameNode(response)) {
      throw UnexpectedResponse.unproven(request, server);
    }
    return done;
  }
}
