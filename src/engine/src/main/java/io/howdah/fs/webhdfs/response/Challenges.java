package io.howdah.fs.webhdfs.response;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Exchange;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/** Has an answer looked at for who gave it, before anything in it is believed. */
public final class Challenges {
  private Challenges() {}

  public static void check(ClassicHttpResponse answer, Exchange exchange) throws CopyException {
    exchange.check(answer.getCode(), challenges(answer));
  }

  /**
   * A failure as far as it can be believed. Whoever answers in a server's place could otherwise
   * tell us that files do not exist, and have their copies deleted.
   *
   * @throws CopyException {@link ErrorCode#SERVER_NOT_TRUSTED} where it cannot be believed
   */
  public static RequestFailure believed(
      RequestFailure failure, ClassicHttpResponse answer, Exchange exchange) throws CopyException {
    if (isOfService(failure.code()) || exchange.isProven(challenges(answer))) {
      return failure;
    }
    throw new CopyException(
        ErrorCode.SERVER_NOT_TRUSTED,
        failure.getMessage() + ". The server did not prove who it is.",
        failure.reason());
  }

  /** Whether a failure says that we are not served, now or as whom we are, and nothing more. */
  private static boolean isOfService(ErrorCode code) {
    switch (code) {
      case PERMISSION_DENIED:
      case NO_ACTIVE_NAMENODE:
      case CLUSTER_UNREACHABLE:
      case SERVER_BUSY:
      case DATANODE_FAILED:
      case SAFE_MODE:
      case UNEXPECTED_ANSWER:
      case SERVER_FAILED:
        return true;
      default:
        return code.isOfLogin();
    }
  }

  private static List<String> challenges(ClassicHttpResponse answer) {
    List<String> challenges = new ArrayList<>();
    for (Header header : answer.getHeaders(HttpHeaders.WWW_AUTHENTICATE)) {
      challenges.add(String.valueOf(header.getValue()));
    }
    return challenges;
  }
}
