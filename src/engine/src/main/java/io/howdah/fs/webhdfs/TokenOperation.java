package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Session;
import io.howdah.auth.TokenIssuer;
import io.howdah.cluster.Secret;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.EmptyReader;
import io.howdah.fs.webhdfs.response.TokenReader;
import io.howdah.fs.webhdfs.response.ValueReader;
import java.time.Instant;
import java.util.function.Function;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Delegation tokens over WebHDFS: GETDELEGATIONTOKEN, RENEWDELEGATIONTOKEN, CANCELDELEGATIONTOKEN.
 */
final class TokenOperation implements TokenIssuer {
  private final Function<Session, NameNodeCalls> nameNodeIn;

  private TokenOperation(Function<Session, NameNodeCalls> nameNodeIn) {
    this.nameNodeIn = nameNodeIn;
  }

  /** Sends requests to the active NameNode; no other issues tokens. */
  static TokenOperation at(
      NameNodes nameNodes,
      WebHdfsSettings settings,
      RunningTransfers transfers,
      CloseableHttpClient http) {
    return new TokenOperation(
        session ->
            new NameNodeCalls(
                new NameNodeClient(nameNodes, new ServerKinds(), session, settings, http),
                new Failover(nameNodes, settings, transfers, session, Failover.Step.NONE)));
  }

  @Override
  public @Nullable Secret issue(Session session, @Nullable String renewer) throws CopyException {
    Request request = Request.of(Operation.GETDELEGATIONTOKEN, FilePath.ROOT);
    if (renewer != null) {
      request = request.with("renewer", renewer);
    }
    try {
      return nameNodeIn.apply(session).ask(request, new TokenReader()).orElse(null);
    } catch (CopyException e) {
      if (e.code() == ErrorCode.UNSUPPORTED_OPERATION) {
        return null;
      }
      throw e;
    }
  }

  @Override
  public Instant renew(Session session, Secret token) throws CopyException {
    Request request = on(Operation.RENEWDELEGATIONTOKEN, token);
    return Instant.ofEpochMilli(nameNodeIn.apply(session).ask(request, ValueReader.ofLong()));
  }

  @Override
  public void cancel(Session session, Secret token) throws CopyException {
    nameNodeIn.apply(session).ask(on(Operation.CANCELDELEGATIONTOKEN, token), new EmptyReader());
  }

  private static Request on(Operation operation, Secret token) {
    return Request.of(operation, FilePath.ROOT).with("token", token.reveal());
  }
}
