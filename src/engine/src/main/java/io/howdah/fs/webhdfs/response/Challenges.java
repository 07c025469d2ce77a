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

/** Checks the server's proof in a response before anything else of it is used. */
public final class Challenges {
  /** Failures that concern the login or the server's state, and not files. */
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

  public static void check(ClassicHttpResponse response, Exchange exchange) throws CopyException {
    exchange.check(response.getCode(), challenges(response));
  }

  /**
   * A failure, after a check of the server's proof. Otherwise a false server could report that
   * files do not exist, and cause the deletion of their copies.
   *
   * @throws CopyException {@link ErrorCode#SERVER_NOT_TRUSTED} if the proof is missing or wrong
   */
  public static RequestFailure believed(
      RequestFailure failure, ClassicHttpResponse response, Exchange exchange)
      throws CopyException {
    if (OF_SERVICE.contains(failure.code())
        || failure.code().isOfLogin()
        || exchange.isProven(challenges(response))) {
      return failure;
    }
    throw new CopyException(
        ErrorCode.SERVER_NOT_TRUSTED,
        failure.getMessage() + ". The server did not prove who it is.",
        failure.reason());
  }

  private static List<String> challenges(ClassicHttpResponse response) {
    List<String> challenges = new ArrayList<>();
    for (Header header : response.getHeaders(HttpHeaders.WWW_AUTHENTICATE)) {
      challenges.add(String.valueOf(header.getValue()));
    }
    return challenges;
  }
}
