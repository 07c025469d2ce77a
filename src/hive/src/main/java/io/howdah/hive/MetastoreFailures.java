package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.MetastoreServer;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TProtocolException;
import org.apache.thrift.transport.TTransportException;
import org.jspecify.annotations.Nullable;

/** Describes failures of calls: the server, the call and the table, with the reason. */
final class MetastoreFailures {
  private static final int LONGEST_REASON = 500;

  /** Messages of the metastore's database, which may be up again later. */
  private static final Pattern OF_DATABASE =
      Pattern.compile("JDO\\w*Exception|SQLTransient\\w*Exception|Communications link failure");

  /** A row that exists or is missing is no passing failure of the database. */
  private static final Pattern OF_ROWS =
      Pattern.compile("IntegrityConstraintViolation|JDOObjectNotFound|JDOUserException");

  private static final Pattern OF_RIGHTS =
      Pattern.compile(
          "(?i)permission denied|AccessControlException|AuthorizationException|not authorized"
              + "|no privilege|does not have .*privilege");

  private MetastoreFailures() {}

  /**
   * The failure of a call.
   *
   * @param request the call and what it is about, such as {@code get_table_req for a.b}
   */
  static CopyException of(MetastoreServer server, String request, TException failure) {
    String metastore = "The metastore " + server;
    String reason = reason(failure);
    if (failure instanceof MetastoreRefusal) {
      return failed(
          code((MetastoreRefusal) failure, reason),
          metastore + " refused " + request + ": " + reason,
          failure);
    }
    if (failure instanceof TApplicationException) {
      return isUnknownMethod((TApplicationException) failure)
          ? failed(
              ErrorCode.UNSUPPORTED_OPERATION,
              metastore + " does not have " + request + ": " + reason,
              failure)
          : failed(
              ErrorCode.SERVER_FAILED,
              metastore + " failed at " + request + ": " + reason,
              failure);
    }
    if (failure instanceof TProtocolException) {
      return failed(
          ErrorCode.METASTORE_REFUSED,
          "The response of "
              + server
              + " to "
              + request
              + " is not that of a metastore with this kind of login: "
              + reason,
          failure);
    }
    if (isTimeout(failure)) {
      return failed(
          ErrorCode.METASTORE_UNREACHABLE,
          metastore + " did not respond in time to " + request + ": " + reason,
          failure);
    }
    return failed(
        ErrorCode.METASTORE_UNREACHABLE,
        "The connection to the metastore " + server + " broke during " + request + ": " + reason,
        failure);
  }

  /** The failure of a login, or of the attempt to connect. */
  static CopyException ofLogin(MetastoreServer server, TException failure) {
    if (failure.getCause() instanceof CopyException) {
      return (CopyException) failure.getCause();
    }
    if (failure instanceof MetastoreRefusal) {
      return failed(
          ((MetastoreRefusal) failure).code(),
          "The login at the metastore " + server + " failed: " + reason(failure),
          failure);
    }
    return of(server, "the login", failure);
  }

  /** The first line of the deepest message, without a full stop at its end. */
  static String reason(TException failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    if (deepest instanceof UnknownHostException) {
      return "unknown host";
    }
    String text = deepest.getMessage();
    String message = text == null ? deepest.getClass().getSimpleName() : text.trim();
    int end = message.indexOf('\n');
    String line = (end < 0 ? message : message.substring(0, end)).trim();
    if (line.length() > LONGEST_REASON) {
      return line.substring(0, LONGEST_REASON) + "...";
    }
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  private static ErrorCode code(MetastoreRefusal refusal, String reason) {
    if (refusal.code() != ErrorCode.METASTORE_REFUSED) {
      return refusal.code();
    }
    if (OF_RIGHTS.matcher(reason).find()) {
      return ErrorCode.PERMISSION_DENIED;
    }
    boolean isOfDatabase = OF_DATABASE.matcher(reason).find() && !OF_ROWS.matcher(reason).find();
    return isOfDatabase ? ErrorCode.METASTORE_UNREACHABLE : ErrorCode.METASTORE_REFUSED;
  }

  private static boolean isUnknownMethod(TApplicationException failure) {
    return failure.getType() == TApplicationException.UNKNOWN_METHOD;
  }

  /** Whether a server took longer for a response than the time limit. */
  static boolean isTimeout(@Nullable Throwable failure) {
    return failure instanceof TTransportException
        && ((TTransportException) failure).getType() == TTransportException.TIMED_OUT;
  }

  private static CopyException failed(ErrorCode code, String sentence, TException cause) {
    return new CopyException(code, sentence + ".", cause);
  }
}
