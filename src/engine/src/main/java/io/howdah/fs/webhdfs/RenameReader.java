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
 * Reads what one server says to a RENAME. A yes is proof only where it is an empty body and the
 * server is known to be a NameNode, which heeds {@code renameoptions}, and gives the body its type.
 * The plain rename of an HttpFS says yes as well where it moved the file into a directory of the
 * new name.
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
  public RenameOutcome read(ClassicHttpResponse answer) throws IOException, RequestFailure {
    RenameOutcome said = RenameOutcome.read(answer);
    if (said != RenameOutcome.EMPTY && kinds.isNameNode(server)) {
      kinds.disprove(server);
    }
    if (said == RenameOutcome.FALSE || isProof(said, answer)) {
      return said;
    }
    lost.answered();
    if (said == RenameOutcome.EMPTY) {
      lost.emptyAnswerFrom(server);
    }
    throw UnexpectedResponse.unproven(request, server);
  }

  private boolean isProof(RenameOutcome said, ClassicHttpResponse answer) {
    return kinds.isNameNode(server)
        && (said != RenameOutcome.EMPTY || EmptyReader.isByNameNode(answer));
  }
}
