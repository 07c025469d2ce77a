package io.howdah.fs.webhdfs.response;

import io.howdah.ErrorCode;
import io.howdah.fs.webhdfs.response.RequestFailure.Recovery;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/** Decides what a connection that failed means: above all whether the request was ever sent. */
public final class TransportFailures {
  private static final List<String> CERTIFICATE_ALERTS =
      Arrays.asList(
          "alert: bad_certificate",
          "alert: certificate_required",
          "alert: certificate_unknown",
          "alert: certificate_expired",
          "alert: unknown_ca");

  /** The messages of Java 8 and newer for a response in plain text. */
  private static final String NO_TLS = "unrecognized ssl message";

  /** The message of Java's check of host names for one that is no domain name. */
  private static final String NO_HOST_NAME = "Illegal given domain name";

  private TransportFailures() {}

  /** A request to a NameNode was not sent, or its response did not arrive. */
  public static RequestFailure atNameNode(String what, String server, IOException cause) {
    if (isDistrust(cause)) {
      return distrust(what, server, cause);
    }
    if (isRefusal(cause)) {
      return refusal(what, server, cause);
    }
    Recovery recovery = isNeverSent(cause) ? Recovery.REPEAT : Recovery.LOOK_FIRST;
    return new RequestFailure(
        ErrorCode.CLUSTER_UNREACHABLE, recovery, message(what, server, cause), cause);
  }

  /** A DataNode could not be reached, or broke off. */
  public static RequestFailure atDataNode(String what, String server, IOException cause) {
    if (isDistrust(cause)) {
      return distrust(what, server, cause);
    }
    if (isRefusal(cause)) {
      return refusal(what, server, cause);
    }
    return new RequestFailure(
        ErrorCode.DATANODE_FAILED, Recovery.REPEAT, message(what, server, cause), cause);
  }

  private static RequestFailure distrust(String what, String server, IOException cause) {
    return new RequestFailure(
        ErrorCode.SERVER_NOT_TRUSTED,
        Recovery.NONE,
        what + " was not sent, since the certificate of " + server + " " + flaw(cause) + ".",
        cause);
  }

  /** What is wrong with a certificate. Java has types for some of it, and words for the rest. */
  private static String flaw(IOException cause) {
    for (@Nullable Throwable t = cause; t != null; t = t.getCause()) {
      String message = String.valueOf(t.getMessage());
      if (t instanceof CertificateExpiredException) {
        return "has expired (" + message + ")";
      }
      if (t instanceof CertificateNotYetValidException) {
        return "is not valid yet (" + message + ")";
      }
      if (message.contains(NO_HOST_NAME)) {
        return "cannot be compared: Java accepts no such host name with https (" + message + ")";
      }
      if (t instanceof SSLPeerUnverifiedException
          || message.startsWith("No subject alternative")
          || message.startsWith("No name matching")) {
        return "is for another host (" + message + ")";
      }
    }
    return "is not signed by a trusted authority (" + reason(cause) + ")";
  }

  /** What was thrown first: what is wrapped around it begins with names of Java's classes. */
  private static String reason(IOException cause) {
    Throwable first = cause;
    for (@Nullable Throwable t = cause; t != null; t = t.getCause()) {
      first = t.getMessage() == null ? first : t;
    }
    return String.valueOf(first.getMessage());
  }

  private static RequestFailure refusal(String what, String server, IOException cause) {
    return new RequestFailure(
        ErrorCode.AUTHENTICATION_FAILED,
        Recovery.NONE,
        what
            + " was refused by "
            + server
            + ", which wants another certificate of ours (keystore): "
            + cause.getMessage(),
        cause);
  }

  private static String message(String what, String server, IOException cause) {
    return what + " got no response from " + server + ": " + describe(cause);
  }

  /** The message of an exception, or its name where it has none. */
  static String describe(IOException cause) {
    String message = cause.getMessage();
    if (cause instanceof UnknownHostException) {
      return "this machine cannot resolve its name (" + message + ")";
    }
    if (message == null) {
      return cause.getClass().getSimpleName();
    }
    return message.toLowerCase(Locale.ROOT).contains(NO_TLS)
        ? "it does not speak https; use http in the url"
        : message;
  }

  private static boolean isNeverSent(IOException cause) {
    return cause instanceof ConnectException
        || cause instanceof ConnectTimeoutException
        || cause instanceof NoRouteToHostException
        || cause instanceof UnknownHostException
        || cause instanceof ConnectionRequestTimeoutException
        || cause instanceof SSLHandshakeException;
  }

  /** The alerts of RFC 8446, section 6.2, by which a server rejects a client's certificate. */
  private static boolean isRefusal(IOException cause) {
    String message = cause.getMessage();
    return cause instanceof SSLException
        && message != null
        && CERTIFICATE_ALERTS.stream().anyMatch(message::contains);
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
