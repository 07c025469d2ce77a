package io.howdah.fs.webhdfs.response;

import io.howdah.ErrorCode;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.RequestFailure.Recovery;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Failures because of a response that no server of WebHDFS gives to the request. */
public final class UnexpectedResponse {
  private UnexpectedResponse() {}

  /**
   * The failure of a request whose response is not what it should be. Such a response may come
   * once, from a proxy or from a server that stops, and does not show whether the request took
   * effect.
   *
   * <p>A parser quotes what it cannot read, so its exception is left out where that may be a
   * secret.
   *
   * @param server where the response came from
   * @param description what came instead: status, type, first words
   */
  public static RequestFailure to(
      Request request, String server, String description, @Nullable Exception cause) {
    boolean mayTell =
        !request.operation().isSecret() || cause instanceof MalformedResponseException;
    Exception told = mayTell ? cause : null;
    String reason = told == null ? "" : " (" + firstLine(String.valueOf(told.getMessage())) + ")";
    return new RequestFailure(
        ErrorCode.UNEXPECTED_ANSWER,
        Recovery.LOOK_FIRST,
        request
            + " got a response from "
            + server
            + " that is not WebHDFS"
            + reason
            + ": "
            + description,
        told);
  }

  /**
   * The failure of a request that a server reports as done without a proof. It is the reason of an
   * error only if a check shows that it was not done.
   */
  public static RequestFailure unproven(Request request, URI server) {
    return new RequestFailure(
        ErrorCode.UNEXPECTED_ANSWER,
        Recovery.LOOK_FIRST,
        server + " said that " + request + " is done, but it is not.",
        null);
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
