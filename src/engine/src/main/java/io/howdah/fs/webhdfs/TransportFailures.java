package io.howdah.fs.webhdfs;

import io.howdah.ErrorCode;
import io.howdah.fs.webhdfs.RequestFailure.Recovery;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/** Decides what a connection that failed means: above all whether the request was ever sent. */
final class TransportFailures {
  private TransportFailures() {}

  /** A NameNode could not be asked, or its answer did not come. */
  static RequestFailure atNameNode(String what, String server, IOException cause) {
    if (isDistrust(cause)) {
      return distrust(what, server, cause);
    }
    Recovery recovery = isNeverSent(cause) ? Recovery.REPEAT : Recovery.LOOK_FIRST;
    return new RequestFailure(
        ErrorCode.CLUSTER_UNREACHABLE, recovery, message(what, server, cause), cause);
  }

  /** A DataNode could not be reached, or broke off. */
  static RequestFailure atDataNode(String what, String server, IOException cause) {
    if (isDistrust(cause)) {
      return distrust(what, server, cause);
    }
    return new RequestFailure(
        ErrorCode.DATANODE_FAILED, Recovery.REPEAT, message(what, server, cause), cause);
  }

  private static RequestFailure distrust(String what, String server, IOException cause) {
    return new RequestFailure(
        ErrorCode.INVALID_CONFIGURATION,
        Recovery.NONE,
        what
            + " was not sent, since the certificate of "
            + server
            + " is not trusted: "
            + cause.getMessage(),
        cause);
  }

  private static String message(String what, String server, IOException cause) {
    return what + " got no answer from " + server + ": " + describe(cause);
  }

  /** The message of an exception, or its name where it has none. */
  static String describe(IOException cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private static boolean isNeverSent(IOException cause) {
    return cause instanceof ConnectException
        || cause instanceof ConnectTimeoutException
        || cause instanceof NoRouteToHostException
        || cause instanceof UnknownHostException
        || cause instanceof ConnectionRequestTimeoutException
        || cause instanceof SSLHandshakeException;
  }

  private static boolean isDistrust(IOException cause) {
    if (cause instanceof SSLPeerUnverifiedException) {
      return true;
    }
    for (@Nullable Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof CertificateException) {
        return cause instanceof SSLHandshakeException;
      }
    }
    return false;
  }
}
