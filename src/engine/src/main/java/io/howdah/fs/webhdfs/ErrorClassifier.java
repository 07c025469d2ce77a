package io.howdah.fs.webhdfs;

import io.howdah.ErrorCode;
import io.howdah.fs.webhdfs.RequestFailure.Recovery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what a server's refusal means. The name of the server's exception decides, then its
 * message, then the HTTP status, since an HttpFS says 500 where a NameNode says 403, and names many
 * exceptions just "RemoteException".
 */
final class ErrorClassifier {
  /** Somebody has to end this safe mode; that of a starting NameNode ends by itself. */
  private static final String MANUAL_SAFE_MODE = "It was turned on manually";

  private static final List<Rule> BY_MESSAGE = messageRules();
  private static final Map<String, Rule> BY_EXCEPTION = exceptionRules();

  private ErrorClassifier() {}

  /**
   * The failure that a refusal amounts to.
   *
   * @param request what was refused
   * @param server where the answer came from, without the query
   */
  static RequestFailure classify(
      Peer peer, Request request, String server, int status, RemoteError error) {
    Rule rule = ruleFor(peer, request, status, error);
    String said =
        error.exception().isEmpty()
            ? "HTTP status " + status + (error.message().isEmpty() ? "" : ": " + error.message())
            : error.exception() + ": " + error.message();
    return new RequestFailure(
        rule.code, rule.recovery, request + " was refused by " + server + ": " + said, null);
  }

  private static Rule ruleFor(Peer peer, Request request, int status, RemoteError error) {
    if (error.details().contains(MANUAL_SAFE_MODE)) {
      return new Rule("", ErrorCode.SAFE_MODE, Recovery.NONE);
    }
    // Without the paths, which may be called anything.
    String message = request.withoutItsPaths(error.message());
    if (isOfToken(error.exception(), message)) {
      return new Rule("", tokenCode(message), Recovery.NEW_TOKEN);
    }
    for (Rule rule : BY_MESSAGE) {
      if (message.contains(rule.key)) {
        return rule;
      }
    }
    Rule byName = BY_EXCEPTION.get(error.exception());
    return byName == null ? byStatus(peer, status, error) : byName;
  }

  private static boolean isOfToken(String exception, String message) {
    return exception.equals("InvalidToken")
        || message.contains("SecretManager$InvalidToken")
        || isUnreadableToken(exception, message);
  }

  /** What NameNodes and gateways say when they come to the end of a token too early. */
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

  private static Rule byStatus(Peer peer, int status, RemoteError error) {
    switch (status) {
      case 401:
        return new Rule("", ErrorCode.AUTHENTICATION_FAILED, Recovery.NONE);
      case 404:
        return error.exception().isEmpty()
            ? new Rule("", ErrorCode.UNEXPECTED_ANSWER, Recovery.NONE)
            : new Rule("", ErrorCode.FILE_NOT_FOUND, Recovery.NONE);
      case 429:
      case 503:
        return new Rule("", ErrorCode.SERVER_BUSY, Recovery.REPEAT);
      case 502:
      case 504:
        return new Rule("", ErrorCode.CLUSTER_UNREACHABLE, Recovery.LOOK_FIRST);
      default:
        return peer == Peer.DATANODE && !error.exception().isEmpty()
            ? new Rule("", ErrorCode.DATANODE_FAILED, Recovery.REPEAT)
            : new Rule("", ErrorCode.UNEXPECTED_ANSWER, Recovery.NONE);
    }
  }

  /** Fragments of messages that say more than the exception's name; the first that fits counts. */
  private static List<Rule> messageRules() {
    List<Rule> rules = new ArrayList<>();
    lasting(rules, ErrorCode.AUTHENTICATION_FAILED, "Failed to obtain user group information");
    lasting(rules, ErrorCode.AUTHENTICATION_FAILED, "Client cannot authenticate via");
    lasting(rules, ErrorCode.IMPERSONATION_DENIED, "is not allowed to impersonate");
    // Before the general name: Java names both in brackets behind it.
    lasting(rules, ErrorCode.CLOCK_SKEW, "Clock skew too great");
    lasting(rules, ErrorCode.TICKET_EXPIRED, "Ticket expired");
    lasting(rules, ErrorCode.AUTHENTICATION_FAILED, "GSSException");
    lasting(rules, ErrorCode.AUTHENTICATION_FAILED, "Failed to find any Kerberos credentials");
    passing(rules, ErrorCode.SAFE_MODE, "Name node is in safe mode");
    passing(rules, ErrorCode.SAFE_MODE, "SafeModeException");
    passing(rules, ErrorCode.NO_ACTIVE_NAMENODE, "is not supported in state standby");
    lasting(rules, ErrorCode.DESTINATION_CONFLICT, "is not a directory");
    lasting(rules, ErrorCode.DESTINATION_CONFLICT, "Path is not a directory");
    lasting(rules, ErrorCode.DESTINATION_CONFLICT, "already exists as a directory");
    lasting(rules, ErrorCode.DESTINATION_CONFLICT, "must both be directories");
    lasting(rules, ErrorCode.DESTINATION_EXISTS, "rename destination directory is not empty");
    lasting(rules, ErrorCode.INVALID_ARGUMENT, "is a directory or file under source");
    lasting(rules, ErrorCode.SOURCE_CHANGED, "is under construction");
    lasting(rules, ErrorCode.SOURCE_CHANGED, "out of the range [0,");
    lasting(rules, ErrorCode.SOURCE_CHANGED, "Premature EOF from inputStream after skipping");
    lasting(rules, ErrorCode.DATANODE_FAILED, "does not have any open files");
    passing(rules, ErrorCode.DATANODE_FAILED, "Failed to find datanode");
    passing(rules, ErrorCode.DATANODE_FAILED, "could only be written to 0 of");
    passing(rules, ErrorCode.DATANODE_FAILED, "could only be replicated to 0 nodes");
    passing(rules, ErrorCode.DATANODE_FAILED, "No active nodes contain this block");
    passing(rules, ErrorCode.DATANODE_FAILED, "Fail to get block MD5");
    passing(rules, ErrorCode.SERVER_BUSY, "is already the current lease holder");
    lasting(rules, ErrorCode.PATH_TOO_LONG, "maximum path component name limit");
    lasting(rules, ErrorCode.PATH_TOO_LONG, "Pathname too long");
    lasting(rules, ErrorCode.INVALID_PATH, "is not a valid DFS filename");
    lasting(rules, ErrorCode.INVALID_PATH, "is a reserved name");
    lasting(rules, ErrorCode.UNSUPPORTED_OPERATION, "Invalid value for webhdfs parameter \"op\"");
    lasting(rules, ErrorCode.UNSUPPORTED_OPERATION, "concat can not be called");
    lasting(rules, ErrorCode.UNSUPPORTED_OPERATION, "an encryption zone");
    lasting(rules, ErrorCode.UNSUPPORTED_OPERATION, "Access time for hdfs is not configured");
    lasting(rules, ErrorCode.FILE_NOT_FOUND, "File does not exist");
    lasting(rules, ErrorCode.FILE_NOT_FOUND, "Path is not a file");
    return Collections.unmodifiableList(rules);
  }

  private static Map<String, Rule> exceptionRules() {
    List<Rule> rules = new ArrayList<>();
    lasting(rules, ErrorCode.AUTHENTICATION_FAILED, "SecurityException");
    lasting(rules, ErrorCode.AUTHENTICATION_FAILED, "AuthenticationException");
    lasting(rules, ErrorCode.AUTHENTICATION_FAILED, "AuthorizationException");
    lasting(rules, ErrorCode.PERMISSION_DENIED, "AccessControlException");
    lasting(rules, ErrorCode.PERMISSION_DENIED, "SnapshotAccessControlException");
    lasting(rules, ErrorCode.FILE_NOT_FOUND, "FileNotFoundException");
    lasting(rules, ErrorCode.DESTINATION_EXISTS, "FileAlreadyExistsException");
    lasting(rules, ErrorCode.DESTINATION_CONFLICT, "ParentNotDirectoryException");
    lasting(rules, ErrorCode.DESTINATION_CONFLICT, "PathIsNotDirectoryException");
    lasting(rules, ErrorCode.DESTINATION_CONFLICT, "PathIsNotEmptyDirectoryException");
    lasting(rules, ErrorCode.QUOTA_EXCEEDED, "QuotaExceededException");
    lasting(rules, ErrorCode.QUOTA_EXCEEDED, "NSQuotaExceededException");
    lasting(rules, ErrorCode.QUOTA_EXCEEDED, "DSQuotaExceededException");
    lasting(rules, ErrorCode.QUOTA_EXCEEDED, "QuotaByStorageTypeExceededException");
    lasting(rules, ErrorCode.QUOTA_EXCEEDED, "MaxDirectoryItemsExceededException");
    lasting(rules, ErrorCode.INVALID_PATH, "InvalidPathException");
    lasting(rules, ErrorCode.PATH_TOO_LONG, "PathComponentTooLongException");
    lasting(rules, ErrorCode.UNSUPPORTED_OPERATION, "UnsupportedOperationException");
    lasting(rules, ErrorCode.UNSUPPORTED_OPERATION, "UnresolvedPathException");
    lasting(rules, ErrorCode.UNSUPPORTED_OPERATION, "SnapshotException");
    lasting(rules, ErrorCode.UNSUPPORTED_OPERATION, "QueryParamException");
    lasting(rules, ErrorCode.INVALID_ARGUMENT, "IllegalArgumentException");
    lasting(rules, ErrorCode.INVALID_ARGUMENT, "HadoopIllegalArgumentException");
    passing(rules, ErrorCode.NO_ACTIVE_NAMENODE, "StandbyException");
    passing(rules, ErrorCode.NO_ACTIVE_NAMENODE, "ObserverRetryOnActiveException");
    passing(rules, ErrorCode.SAFE_MODE, "SafeModeException");
    passing(rules, ErrorCode.SERVER_BUSY, "RetriableException");
    passing(rules, ErrorCode.SERVER_BUSY, "ServerTooBusyException");
    passing(rules, ErrorCode.SERVER_BUSY, "AlreadyBeingCreatedException");
    passing(rules, ErrorCode.SERVER_BUSY, "RecoveryInProgressException");
    passing(rules, ErrorCode.SERVER_BUSY, "NotReplicatedYetException");
    passing(rules, ErrorCode.DATANODE_FAILED, "BlockMissingException");
    // A server that could not reach its NameNode, or lost it.
    unknown(rules, ErrorCode.CLUSTER_UNREACHABLE, "ConnectException");
    unknown(rules, ErrorCode.CLUSTER_UNREACHABLE, "EOFException");
    unknown(rules, ErrorCode.CLUSTER_UNREACHABLE, "NoRouteToHostException");
    unknown(rules, ErrorCode.CLUSTER_UNREACHABLE, "SocketTimeoutException");
    Map<String, Rule> byName = new HashMap<>();
    rules.forEach(rule -> byName.put(rule.key, rule));
    return Collections.unmodifiableMap(byName);
  }

  private static void lasting(List<Rule> rules, ErrorCode code, String key) {
    rules.add(new Rule(key, code, Recovery.NONE));
  }

  private static void passing(List<Rule> rules, ErrorCode code, String key) {
    rules.add(new Rule(key, code, Recovery.REPEAT));
  }

  private static void unknown(List<Rule> rules, ErrorCode code, String key) {
    rules.add(new Rule(key, code, Recovery.LOOK_FIRST));
  }

  private static final class Rule {
    private final String key;
    private final ErrorCode code;
    private final Recovery recovery;

    private Rule(String key, ErrorCode code, Recovery recovery) {
      this.key = key;
      this.code = code;
      this.recovery = recovery;
    }
  }
}
