package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kerby.kerberos.kerb.KrbException;

/** Describes failures of a login, with what must be corrected and where. */
final class LoginFailures {
  /** The default tolerance of KDCs. */
  private static final long TOLERATED_SECONDS = 300;

  private final String cluster;
  private final LoginMethod method;
  private final String serviceKey;
  private final Clock clock;

  /**
   * Describes failures at a cluster.
   *
   * @param serviceKey the key of the configuration that has the principal of the server
   */
  LoginFailures(String cluster, LoginMethod method, String serviceKey, Clock clock) {
    this.cluster = cluster;
    this.method = method;
    this.serviceKey = serviceKey;
    this.clock = clock;
  }

  /** A complete failure, to which only the name of the cluster is added. */
  CopyException named(CopyException failure) {
    return failure.during("Cluster '" + cluster + "'");
  }

  CopyException noAnswer(IOException cause) {
    return new CopyException(
        ErrorCode.KDC_UNREACHABLE,
        "No KDC of the realm '"
            + realm()
            + "' responded for cluster '"
            + cluster
            + "': "
            + cause.getMessage()
            + ".",
        cause);
  }

  CopyException refusedLogin(KdcRefusal refusal) {
    // For a proof with another time, some KDCs report only that it is wrong.
    if (Math.abs(secondsAhead(refusal)) > TOLERATED_SECONDS) {
      return refusedForTime(refusal);
    }
    switch (refusal.code()) {
      case KDC_ERR_C_PRINCIPAL_UNKNOWN:
        return failed("the KDC has no principal '" + method.principal() + "'", refusal);
      case KDC_ERR_PREAUTH_FAILED:
      case KRB_AP_ERR_BAD_INTEGRITY:
        return failed(
            "the "
                + method
                + " does not hold the key or password that '"
                + method.principal()
                + "' has now",
            refusal);
      case KDC_ERR_ETYPE_NOSUPP:
        return failed(
            "the KDC and the " + method + " have no kind of encryption in common", refusal);
      case KDC_ERR_CLIENT_REVOKED:
        return failed("'" + method.principal() + "' is locked", refusal);
      case KDC_ERR_KEY_EXPIRED:
        return failed("the password of '" + method.principal() + "' has expired", refusal);
      default:
        return refused(refusal);
    }
  }

  CopyException refusedService(Principal service, KdcRefusal refusal) {
    switch (refusal.code()) {
      case KDC_ERR_S_PRINCIPAL_UNKNOWN:
        return failed(
            "the KDC has no service '"
                + service
                + "': where the server goes by another name, set "
                + serviceKey
                + " to it",
            refusal);
      case KRB_AP_ERR_TKT_EXPIRED:
        return failed(
            ErrorCode.TICKET_EXPIRED,
            "the ticket of '" + method.principal() + "' from the " + method + " has expired",
            refusal);
      default:
        return refused(refusal);
    }
  }

  /** A KDC without preauthentication sends a response to anyone; only the right key opens it. */
  CopyException unreadableLogin(Throwable cause) {
    return failed(
        "the response of the KDC does not open with the "
            + method
            + " of '"
            + method.principal()
            + "' ("
            + reason(cause)
            + ")",
        cause);
  }

  CopyException unreadableService(Principal service, Throwable cause) {
    return failed(
        "the KDC's response for '" + service + "' is not usable (" + reason(cause) + ")", cause);
  }

  private CopyException refused(KdcRefusal refusal) {
    switch (refusal.code()) {
      case KRB_AP_ERR_SKEW:
      case KRB_AP_ERR_TKT_NYV:
      case KDC_ERR_NEVER_VALID:
        return refusedForTime(refusal);
      case WRONG_REALM:
        return failed(
            ErrorCode.UNKNOWN_REALM,
            "the KDC is not responsible for the realm '" + realm() + "'",
            refusal);
      case KDC_ERR_SVC_UNAVAILABLE:
        return new CopyException(
            ErrorCode.KDC_UNREACHABLE,
            "The KDC of the realm '"
                + realm()
                + "' cannot serve cluster '"
                + cluster
                + "' now: "
                + refusal.getMessage()
                + ".",
            refusal);
      default:
        return failed("the KDC refused '" + method.principal() + "'", refusal);
    }
  }

  private CopyException refusedForTime(KdcRefusal refusal) {
    return failed(
        ErrorCode.CLOCK_SKEW,
        "the clock of this machine is wrong, or that of the KDC: they differ by "
            + Math.abs(secondsAhead(refusal))
            + " seconds",
        refusal);
  }

  /** By how much this machine's clock is ahead of the KDC's; 0 where it is unknown. */
  private long secondsAhead(KdcRefusal refusal) {
    Instant there = refusal.time();
    return there == null ? 0 : Duration.between(there, clock.instant()).toMillis() / 1000;
  }

  private static String reason(Throwable cause) {
    return cause instanceof KrbException ? String.valueOf(cause.getMessage()) : cause.toString();
  }

  private String realm() {
    return method.principal().realm();
  }

  private CopyException failed(String what, Throwable cause) {
    return failed(ErrorCode.KERBEROS_LOGIN_FAILED, what, cause);
  }

  private CopyException failed(ErrorCode code, String what, Throwable cause) {
    String reply = cause instanceof KdcRefusal ? " (" + cause.getMessage() + ")" : "";
    return new CopyException(
        code,
        "The Kerberos login at cluster '" + cluster + "' failed: " + what + reply + ".",
        cause);
  }
}
