package io.howdah.fs.webhdfs.response;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Exchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/** Has a response looked at for who gave it, before anything in it is believed. */
public final class Challenges {
  /** Failures that say that we are not served now, and nothing about files. */
  private static final Set<ErrorCode> OF_SERVICE =
      Collections.unmodifiableSet(
          EnumSet.of(
              ErrorCode.PERMISSION_DENIED,
              ErrorCode.NO_ACTIVE_NAMENODE,
              ErrorCode.CLUSTER_UNREACHABLE,
              ErrorCode.SERVER_BUSY,
              ErrorCode.DATANODE_FAILED,
              ErrorCode.SAFE_MODE,
              ErrorCode.UNEXPECTED_ANSWER,
              ErrorCode.SERVER_FAILED));

  private Challenges() {}

  public static void check(ClassicHttpResponse answer, Exchange exchange) throws CopyException {
    exchange.check(answer.getCode(), challenges(answer));
  }

  /**
   * A failure as far as it can be believed. Another server that answers in its place could
   * otherwise tell us that files do not exist, and have their copies deleted.
   *
   * @throws CopyException {@link ErrorCode#SERVER_NOT_TRUSTED} where it cannot be believed
   */
  public static RequestFailure believed(
      RequestFailure failure, ClassicHttpResponse answer, Exchange exchange) throws CopyException {
    if (OF_SERVICE.contains(failure.code())
        || failure.code().isOfLogin()
        || exchange.isProven(challenges(answer))) {
      return failure;
    }
    throw new CopyException(
        ErrorCode.SERVER_NOT_TRUSTED,
        failure.getMessage() + ". The server did not prove who it is.",
        failure.reason());
  }

  private static List<String> challenges(ClassicHttpResponse answer) {
    List<String> challenges = new ArrayList<>();
    for (Header header : answer.getHeaders(HttpHeaders.WWW_AUTHENTICATE)) {
      challenges.add(String.valueOf(header.getValue()));
    }
    return challenges;
  }
}
