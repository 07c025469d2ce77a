package io.howdah.fs.webhdfs.response;

import io.howdah.ErrorCode;
import io.howdah.fs.webhdfs.request.Peer;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.RequestFailure.Recovery;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a server's refusal means, by the table {@link Refusals}. The message decides, then
 * the name of the server's exception, then the HTTP status: an HttpFS returns 500 where a NameNode
 * returns 403, and both a DataNode and an HttpFS name many exceptions just "RemoteException".
 */
public final class ErrorClassifier {
  /** An administrator has to end this safe mode; that of a starting NameNode ends by itself. */
  private static final String MANUAL_SAFE_MODE = "It was turned on manually";

  /** An IOException at a DataNode. HttpFS returns 500 for it, as for everything else. */
  private static final String IO_EXCEPTION = "IOException";

  private ErrorClassifier() {}

  /**
   * The failure that a refusal amounts to.
   *
   * @param request what was refused
   * @param server where the response came from, without the query
   */
  public static RequestFailure classify(
      Peer peer, Request request, String server, int status, RemoteError error) {
    Refusal refusal = refusal(peer, request, status, error);
    String said =
        error.exception().isEmpty()
            ? "HTTP status " + status + (error.message().isEmpty() ? "" : ": " + error.message())
            : error.exception() + ": " + error.message();
    return new RequestFailure(
        refusal.code(),
        refusal.recovery(),
        request + " was refused by " + server + ": " + said,
        null);
  }

  /** What a refusal means; a row of the table, where it has one. */
  static Refusal refusal(Peer peer, Request request, int status, RemoteError error) {
    if (error.details().contains(MANUAL_SAFE_MODE)) {
      return Refusal.of("", ErrorCode.SAFE_MODE, Recovery.NONE);
    }
    // Without the paths, which may be called anything.
    String message = request.withoutItsPaths(error.message());
    if (isOfToken(error.exception(), message)) {
      return Refusal.of("", tokenCode(message), Recovery.NEW_TOKEN);
    }
    Refusal row =
        error.exception().isEmpty()
            ? rowOfPage(status, message)
            : rowOfException(peer, status, error, message);
    return row == null ? unknown(peer, status, error) : row;
  }

  /**
   * A page instead of JSON. Jetty's error pages contain the refusal of a login. Any other text of
   * such a page concerns the proxy that wrote it, and not the request.
   */
  private static @Nullable Refusal rowOfPage(int status, String message) {
    Refusal row = Refusals.all().byMessage(message);
    return row != null && row.code().isOfLogin() ? row : Refusals.all().byStatus(status);
  }

  private static @Nullable Refusal rowOfException(
      Peer peer, int status, RemoteError error, String message) {
    Refusal row = Refusals.all().byMessage(message);
    if (row == null) {
      row = Refusals.all().byException(peer, error.exception());
    }
    if (row == null && status == 404) {
      return Refusal.of("", ErrorCode.FILE_NOT_FOUND, Recovery.NONE);
    }
    return row == null ? Refusals.all().byStatus(status) : row;
  }

  /**
   * A refusal without a row. One that a DataNode gives comes from the pipeline of the blocks. Any
   * other may have passed the next time; whether it took effect is not known.
   */
  private static Refusal unknown(Peer peer, int status, RemoteError error) {
    if (error.exception().isEmpty()) {
      return Refusal.of("", ErrorCode.UNEXPECTED_ANSWER, Recovery.LOOK_FIRST);
    }
    boolean isIo = status == 403 || error.exception().endsWith(IO_EXCEPTION);
    return peer == Peer.DATANODE && isIo
        ? Refusal.of("", ErrorCode.DATANODE_FAILED, Recovery.REPEAT)
        : Refusal.of("", ErrorCode.SERVER_FAILED, Recovery.LOOK_FIRST);
  }

  private static boolean isOfToken(String exception, String message) {
    return exception.equals("InvalidToken")
        || message.contains("SecretManager$InvalidToken")
        || isUnreadableToken(exception, message);
  }

  /** The messages of NameNodes and gateways for a token that is cut short. */
  private static boolean isUnreadableToken(String exception, String message) {
    return (exception.equals("SecurityException") || exception.equals("AuthenticationException"))
        && message.endsWith("java.io.EOFException");
  }

  /** By the messages of Hadoop's AbstractDelegationTokenSecretManager. */
  private static ErrorCode tokenCode(String message) {
    if (message.contains("expired")) {
      return ErrorCode.TOKEN_EXPIRED;
    }
    return message.contains("can't be found in cache") || message.contains("Token not found")
        ? ErrorCode.TOKEN_NOT_FOUND
        : ErrorCode.TOKEN_INVALID;
  }
}
