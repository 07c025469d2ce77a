package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Session;
import io.howdah.fs.Patience;
import io.howdah.fs.webhdfs.response.RequestFailure;
import io.howdah.fs.webhdfs.response.RequestFailure.Recovery;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings an operation to whichever NameNode is active, and waits for one where none is. */
final class Failover {
  /** A copy that was stopped only tidies up, and must not keep its user waiting. */
  private static final int ROUNDS_WHEN_STOPPED = 2;

  /** A url that is no WebHDFS server must be reported within a second or two. */
  private static final int ROUNDS_WITH_ODD_ANSWERS = 3;

  /** One repetition, since a name server can fail once. */
  private static final int ROUNDS_FOR_AN_UNKNOWN_NAME = 2;

  /** An operation, done once against one NameNode. */
  interface Attempt<T> {
    T at(URI nameNode) throws CopyException, RequestFailure;
  }

  /** Finds out what became of an operation whose response was lost. */
  interface LostResponse<T> {
    /** The result where the operation took effect, empty where it is to be repeated. */
    Optional<T> look() throws CopyException;

    /** For an operation that may be done twice. */
    static <T> LostResponse<T> repeat() {
      return Optional::empty;
    }
  }

  /** What comes before an operation, each time. */
  interface Step {
    /** Nothing. */
    Step NONE = nameNode -> {};

    void at(URI nameNode) throws CopyException, RequestFailure;
  }

  private final NameNodes nameNodes;
  private final WebHdfsSettings settings;
  private final RunningTransfers transfers;
  private final Session session;
  private final Step first;
  private final Patience patience;

  Failover(
      NameNodes nameNodes,
      WebHdfsSettings settings,
      RunningTransfers transfers,
      Session session,
      Step first) {
    this.nameNodes = nameNodes;
    this.settings = settings;
    this.transfers = transfers;
    this.session = session;
    this.first = first;
    patience = Patience.unlimited();
  }

  private Failover(Failover all, Patience patience) {
    nameNodes = all.nameNodes;
    settings = all.settings;
    transfers = all.transfers;
    session = all.session;
    first = all.first;
    this.patience = patience;
  }

  /**
   * The same for the operations of one file, whose retries end where its patience does. Waiting for
   * a cluster as a whole has its own limit, the retry policy's.
   */
  Failover within(Patience patience) {
    return new Failover(this, patience);
  }

  /** The patience with the file of the operations; without a limit for all others. */
  Patience patience() {
    return patience;
  }

  /**
   * Does an operation.
   *
   * @param what the operation and its path, for messages
   */
  <T> T call(String what, Attempt<T> attempt, LostResponse<T> lostResponse) throws CopyException {
    Instant last = settings.clock().instant().plus(settings.retryPolicy().deadline());
    Duration heldBefore = settings.held().ofThisThread();
    int oddRounds = 0;
    for (int round = 1; ; round++) {
      RequestFailure reason = null;
      for (URI nameNode : nameNodes.inOrder()) {
        try {
          return withLiveToken(attempt, nameNode);
        } catch (RequestFailure failure) {
          if (failure.recovery() == Recovery.NONE || failure.recovery() == Recovery.NEW_TOKEN) {
            if (failure.code().isWorthAnotherAttempt()) {
              count(failure);
            }
            throw failure.reason();
          }
          reason = moreTelling(reason, failure);
          if (failure.code() == ErrorCode.NO_ACTIVE_NAMENODE
              || failure.code() == ErrorCode.CLUSTER_UNREACHABLE) {
            nameNodes.failed(nameNode);
          }
          if (failure.recovery() == Recovery.LOOK_FIRST) {
            Optional<T> result = look(what, lostResponse);
            if (result.isPresent()) {
              return result.get();
            }
          }
        }
      }
      Duration delay = settings.retryPolicy().backoff().after(round, settings.random());
      oddRounds += reason != null && reason.isOdd() ? 1 : 0;
      // One silence may be longer than the deadline, and one silence is no dead cluster.
      Duration held = settings.held().ofThisThread().minus(heldBefore);
      boolean late = round > 1 && settings.clock().instant().plus(delay).isAfter(last.plus(held));
      if (reason != null) {
        count(reason);
        if (late || oddRounds == ROUNDS_WITH_ODD_ANSWERS || isEnough(reason, round, delay)) {
          throw exhausted(what, round, reason);
        }
      }
      sleep(what, delay);
      if (reason != null && reason.code().isClusterWide()) {
        patience.excused();
      }
    }
  }

  private void count(RequestFailure failure) {
    if (failure.code().isClusterWide()) {
      patience.excused(failure.reason());
    } else {
      patience.failed(failure.reason());
    }
  }

  private boolean isEnough(RequestFailure reason, int round, Duration delay) {
    return (isOfUnknownName(reason) && round >= ROUNDS_FOR_AN_UNKNOWN_NAME)
        || (transfers.isAborted() && round >= ROUNDS_WHEN_STOPPED)
        || round == settings.retryPolicy().rounds()
        || (!reason.code().isClusterWide() && patience.isOverAfter(delay));
  }

  /** A name that this machine has never known will not be known in half a minute either. */
  private boolean isOfUnknownName(RequestFailure reason) {
    return reason.code() == ErrorCode.CLUSTER_UNREACHABLE
        && reason.getCause() instanceof UnknownHostException
        && !nameNodes.haveResponded();
  }

  /** Does all of it again with another token where a server refused ours, but only once. */
  private <T> T withLiveToken(Attempt<T> attempt, URI nameNode)
      throws CopyException, RequestFailure {
    int token = session.tokenNumber();
    try {
      first.at(nameNode);
      return attempt.at(nameNode);
    } catch (RequestFailure failure) {
      if (failure.recovery() != Recovery.NEW_TOKEN) {
        throw failure;
      }
      session.replaceToken(token, failure.reason());
      first.at(nameNode);
      return attempt.at(nameNode);
    }
  }

  private static <T> Optional<T> look(String what, LostResponse<T> lostResponse)
      throws CopyException {
    try {
      return lostResponse.look();
    } catch (CopyException e) {
      throw e.during("The response to " + what + " was lost and its effect is unknown");
    }
  }

  /**
   * The failure of a busy active NameNode is the most informative, then that of a standby, then
   * that of a dead one.
   */
  private static RequestFailure moreTelling(
      @Nullable RequestFailure earlier, RequestFailure later) {
    return earlier == null || rank(later) >= rank(earlier) ? later : earlier;
  }

  private static int rank(RequestFailure failure) {
    if (failure.code() == ErrorCode.CLUSTER_UNREACHABLE) {
      return 0;
    }
    return failure.code() == ErrorCode.NO_ACTIVE_NAMENODE ? 1 : 2;
  }

  private CopyException exhausted(String what, int rounds, RequestFailure reason) {
    String urls = nameNodes.all().stream().map(URI::toString).collect(Collectors.joining(", "));
    return new CopyException(
        reason.code(),
        what
            + " failed at "
            + urls
            + " in each of "
            + rounds
            + " attempts; the last response was: "
            + reason.getMessage(),
        reason.reason());
  }

  private void sleep(String what, Duration delay) throws CopyException {
    try {
      settings.sleeper().sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyException(ErrorCode.CANCELLED, what + " was interrupted.", e);
    }
  }
}
