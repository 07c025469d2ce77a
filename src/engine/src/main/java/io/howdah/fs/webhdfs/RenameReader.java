package io.howdah.fs.webhdfs;

import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.AnswerReader;
import io.howdah.fs.webhdfs.response.EmptyReader;
import io.howdah.fs.webhdfs.response.RenameAnswer;
import io.howdah.fs.webhdfs.response.RequestFailure;
import io.howdah.fs.webhdfs.response.UnexpectedAnswer;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * Reads what one server says to a RENAME. A yes is proof only where it is an empty body and the
 * server is known to be a NameNode, which heeds {@code renameoptions}, and gives the body its type.
 * The plain rename of an HttpFS says yes as well where it moved the file into a directory of the
 * new name.
 */
final class RenameReader implements AnswerReader<RenameAnswer> {
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
  public RenameAnswer read(ClassicHttpResponse answer) throws IOException, RequestFailure {
    RenameAnswer said = RenameAnswer.read(answer);
    if (said != RenameAnswer.EMPTY && kinds.isNameNode(server)) {
      kinds.disprove(server);
    }
    if (said == RenameAnswer.FALSE || isProof(said, answer)) {
      return said;
    }
    lost.answered();
    if (said == RenameAnswer.EMPTY) {
      lost.emptyAnswerFrom(server);
    }
    throw UnexpectedAnswer.unproven(request, server);
  }

  private boolean isProof(RenameAnswer said, ClassicHttpResponse answer) {
    return kinds.isNameNode(server)
        && (said != RenameAnswer.EMPTY || EmptyReader.isByNameNode(answer));
  }
}
