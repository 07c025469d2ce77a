package io.howdah.fs.webhdfs;

import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.EmptyReader;
import io.howdah.fs.webhdfs.response.RenameOutcome;
import io.howdah.fs.webhdfs.response.RequestFailure;
import io.howdah.fs.webhdfs.response.ResponseReader;
import io.howdah.fs.webhdfs.response.UnexpectedResponse;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * Reads the response of one server to a RENAME. Success is proven only by an empty body with the
 * content type of NameNodes, from a server that is known to be one and so obeys {@code
 * renameoptions}. The plain rename of an HttpFS reports success also after it moved the file into a
 * directory of the new name.
 */
final class RenameReader implements ResponseReader<RenameOutcome> {
  private final ServerKinds kinds;
  private final URI server;
  private final Request request;
  private final LostRename lost;

  RenameReader(ServerKinds kinds, URI server, Request request, LostRename lost) {
    this.kinds = kinds;
    this.server = server;
    this.request = request;
    this.lost = lost;
  }

  /**
   * Reads the response.
   *
   * @throws RequestFailure which has the caller look, where it proves nothing
   */
  @Override
  public RenameOutcome read(ClassicHttpResponse response) throws IOException, RequestFailure {
    RenameOutcome said = RenameOutcome.read(response);
    if (said != RenameOutcome.EMPTY && kinds.isNameNode(server)) {
      kinds.disprove(server);
    }
    if (said == RenameOutcome.FALSE || isProof(said, response)) {
      return said;
    }
    lost.responded();
    if (said == RenameOutcome.EMPTY) {
      lost.emptyResponseFrom(server);
    }
    throw UnexpectedResponse.unproven(request, server);
  }

  private boolean isProof(RenameOutcome said, ClassicHttpResponse response) {
    return kinds.isNameNode(server)
        && (said != RenameOutcome.EMPTY || EmptyReader.isByNameNode(response));
  }
}
