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
 * Makes sure that a NameNode is the active one before its responses are believed. An observer
 * answers whatever only reads, too, from what it knew minutes ago, and a standby redirects a
 * CREATE.
 */
final class ActiveProof {
  /** A NameNode looks for these reasons only once it knows that it is active. */
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
   * Asks for what changes nothing, but only an active NameNode grants: to make the root directory.
   *
   * @throws RequestFailure {@link ErrorCode#NO_ACTIVE_NAMENODE}, or why the server cannot be asked
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
      nameNodes.answered(nameNode);
    }
  }
}
