package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.RequestFailure;
import io.howdah.fs.webhdfs.response.ValueReader;
import java.net.URI;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Checks that a NameNode is the active one before its responses are used. An observer also responds
 * to reads, from a state that may be minutes old, and a standby redirects a CREATE.
 */
final class ActiveProof {
  /** A NameNode checks for these reasons only while it is active. */
  private static final Set<ErrorCode> OF_THE_REQUEST =
      Collections.unmodifiableSet(
          EnumSet.of(
              ErrorCode.SAFE_MODE, ErrorCode.PERMISSION_DENIED, ErrorCode.UNSUPPORTED_OPERATION));

  private final NameNodes nameNodes;
  private final NameNodeClient client;

  ActiveProof(NameNodes nameNodes, NameNodeClient client) {
    this.nameNodes = nameNodes;
    this.client = client;
  }

  /**
   * Sends MKDIRS of the root directory, which changes nothing and which only an active NameNode
   * accepts.
   *
   * @throws RequestFailure {@link ErrorCode#NO_ACTIVE_NAMENODE}, or the reason why the request
   *     failed
   * @throws CopyException what is wrong with the login
   */
  void require(URI nameNode) throws CopyException, RequestFailure {
    if (nameNodes.isProvenActive(nameNode)) {
      return;
    }
    try {
      client.ask(nameNode, Request.of(Operation.MKDIRS, FilePath.ROOT), ValueReader.ofBoolean());
    } catch (RequestFailure e) {
      if (!OF_THE_REQUEST.contains(e.code())) {
        throw e;
      }
      nameNodes.responded(nameNode);
    }
  }
}
