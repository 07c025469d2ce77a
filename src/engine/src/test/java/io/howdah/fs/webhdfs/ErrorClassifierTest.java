package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.RequestFailure.Recovery;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals as real servers wrote them. */
class ErrorClassifierTest {
  private Request request;

  @BeforeEach
  void ask() throws CopyException {
    request = Request.of(Operation.MKDIRS, FilePath.of("/d"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | FileNotFoundException | File does not exist: /f | FILE_NOT_FOUND | NONE",
        "500 | RemoteException | File does not exist: /gone | FILE_NOT_FOUND | NONE",
        "403 | AccessControlException | Permission denied: user=alice | PERMISSION_DENIED | NONE",
        "500 | AccessControlException | Permission denied: user=alice | PERMISSION_DENIED | NONE",
        "403 | AccessControlException | /f (is not a directory) | DESTINATION_CONFLICT | NONE",
        "403 | ParentNotDirectoryException | /f (is not a directory) | DESTINATION_CONFLICT | NONE",
        "403 | FileAlreadyExistsException | Path is not a directory: /f | DESTINATION_CONFLICT | NONE",
        "403 | FileAlreadyExistsException | /d already exists as a directory | DESTINATION_CONFLICT | NONE",
        "403 | FileAlreadyExistsException | rename destination /g already exists | DESTINATION_EXISTS | NONE",
        "403 | IOException | Source /f and destination /d must both be directories | DESTINATION_CONFLICT | NONE",
        "403 | NSQuotaExceededException | The NameSpace quota is exceeded | QUOTA_EXCEEDED | NONE",
        "403 | DSQuotaExceededException | The DiskSpace quota is exceeded | QUOTA_EXCEEDED | NONE",
        "400 | InvalidPathException | Invalid path name /a:b | INVALID_PATH | NONE",
        "400 | IllegalArgumentException | Pathname /a:b from /a:b is not a valid DFS filename. | INVALID_PATH | NONE",
        "403 | PathComponentTooLongException | The maximum path component name limit of x | PATH_TOO_LONG | NONE",
        "500 | RemoteException | The maximum path component name limit of x | PATH_TOO_LONG | NONE",
        "403 | StandbyException | Operation category READ is not supported in state standby. | NO_ACTIVE_NAMENODE | REPEAT",
        "403 | RetriableException | org.apache.hadoop.hdfs.server.namenode.SafeModeException: Cannot | SAFE_MODE | REPEAT",
        "403 | RetriableException | NameNode still not started | SERVER_BUSY | REPEAT",
        "403 | SafeModeException | Cannot create /d. Name node is in safe mode. | SAFE_MODE | REPEAT",
        "403 | IOException | Failed to find datanode, suggest to check cluster health. | DATANODE_FAILED | REPEAT",
        "403 | RecoveryInProgressException | lease recovery is in progress | SERVER_BUSY | REPEAT",
        "403 | SecurityException | Failed to obtain user group information: java.io.EOFException | TOKEN_INVALID | NEW_TOKEN",
        "401 | AuthenticationException | java.io.EOFException | TOKEN_INVALID | NEW_TOKEN",
        "403 | SecurityException | Failed to obtain user group information: org.apache.hadoop.security.token.SecretManager$InvalidToken: Token  has expired, current time: x expected renewal time: y | TOKEN_EXPIRED | NEW_TOKEN",
        "403 | InvalidToken | Token  has expired | TOKEN_EXPIRED | NEW_TOKEN",
        "403 | InvalidToken | token (token for alice: x) is expired | TOKEN_EXPIRED | NEW_TOKEN",
        "403 | AuthenticationException | org.apache.hadoop.security.token.SecretManager$InvalidToken: Token for real user: , can't be found in cache | TOKEN_NOT_FOUND | NEW_TOKEN",
        "403 | InvalidToken | Token not found (token for alice) | TOKEN_NOT_FOUND | NEW_TOKEN",
        "403 | SecurityException | Failed to obtain user group information: org.apache.hadoop.security.token.SecretManager$InvalidToken: Token password mismatch | TOKEN_INVALID | NEW_TOKEN",
        "403 | AuthorizationException | User: alice is not allowed to impersonate bob | IMPERSONATION_DENIED | NONE",
        "403 | Exception | GSSException: Failure unspecified at GSS-API level (Mechanism level: Clock skew too great (37)) | CLOCK_SKEW | NONE",
        "403 | Exception | GSSException: Failure unspecified at GSS-API level (Mechanism level: Ticket expired (32) - PROCESS_TGS) | TICKET_EXPIRED | NONE",
        "403 | Exception | GSSException: Failure unspecified at GSS-API level (Mechanism level: Request is a replay (34)) | AUTHENTICATION_FAILED | NONE",
        "400 | IllegalArgumentException | Invalid value for webhdfs parameter \"op\": X | UNSUPPORTED_OPERATION | NONE",
        "500 | QueryParamException | java.lang.IllegalArgumentException: No enum constant | UNSUPPORTED_OPERATION | NONE",
        "400 | HadoopIllegalArgumentException | concat can not be called for files in an encryption zone. | UNSUPPORTED_OPERATION | NONE",
        "403 | IOException | Fail to get checksum, since file /f is under construction. | SOURCE_CHANGED | NONE",
        "403 | IOException | something new | UNEXPECTED_ANSWER | NONE"
      })
  void understandsANameNode(
      int status, String exception, String message, ErrorCode code, Recovery recovery) {
    RequestFailure failure = classify(Peer.NAMENODE, status, RemoteError.of(exception, message));

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.recovery()).isEqualTo(recovery);
    assertThat(failure).hasMessageContaining("MKDIRS /d").hasMessageContaining(message);
  }

  @Test
  void takesAnUnknownFailureOfADataNodeForPassing() {
    RemoteError pipeline = RemoteError.of("IOException", "All datanodes [x] are bad. Aborting...");

    assertThat(classify(Peer.DATANODE, 403, pipeline).code()).isEqualTo(ErrorCode.DATANODE_FAILED);
  }

  @Test
  void doesNotWaitForSafeModeThatSomebodyTurnedOn() {
    RemoteError error =
        RemoteError.of(
            "SafeModeException",
            "Cannot create /d. Name node is in safe mode.\nIt was turned on manually. Use ...");

    RequestFailure failure = classify(Peer.NAMENODE, 403, error);

    assertThat(failure.code()).isEqualTo(ErrorCode.SAFE_MODE);
    assertThat(failure.recovery()).isEqualTo(Recovery.NONE);
  }

  @Test
  void showsOnlyTheFirstLine() {
    RemoteError error = RemoteError.of("IOException", "broken\n\tat org.apache.hadoop.X(X.java:1)");

    assertThat(classify(Peer.DATANODE, 403, error)).hasMessageNotContaining("X.java");
  }

  @Test
  void isNotMisledByThePathsOfTheRequest() throws CopyException {
    String from = "/a is not a directory";
    String to = "/an encryption zone";
    request = Request.of(Operation.RENAME, FilePath.of(from)).with("destination", to);
    RemoteError error =
        RemoteError.of("AccessControlException", "Permission denied: " + from + " to " + to);

    RequestFailure failure =
        ErrorClassifier.classify(Peer.NAMENODE, request, "http://nn:9870", 403, error);

    assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
    assertThat(failure).hasMessageContaining(from).hasMessageContaining(to);
  }

  @Test
  void isNotMisledByAStackTrace() {
    RemoteError error =
        RemoteError.of(
            "AccessControlException", "Permission denied\n\tat X.checkSafeModeException");

    assertThat(classify(Peer.NAMENODE, 403, error).code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
  }

  @ParameterizedTest
  @CsvSource({
    "401, AUTHENTICATION_FAILED, NONE",
    "404, UNEXPECTED_ANSWER, NONE",
    "500, UNEXPECTED_ANSWER, NONE",
    "503, SERVER_BUSY, REPEAT",
    "504, CLUSTER_UNREACHABLE, LOOK_FIRST"
  })
  void goesByTheStatusOfAWebPage(int status, ErrorCode code, Recovery recovery) throws IOException {
    ClassicHttpResponse page =
        Answers.html(status, "<html><head><title>Some\n proxy</title></head><body>x</body>");

    RequestFailure failure = classify(Peer.NAMENODE, status, RemoteErrorReader.read(page));

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.recovery()).isEqualTo(recovery);
    assertThat(failure).hasMessageContaining("HTTP status " + status + ": Some proxy");
  }

  /** Then what was sent may still arrive; but the cluster is not gone for that. */
  @Test
  void takesTheSilenceBehindAProxyForNoAnswer() {
    RequestFailure silence = classify(Peer.DATANODE, 504, RemoteError.foreign("Gateway Timeout"));

    assertThat(silence.isUnanswered()).isTrue();
    assertThat(silence.withoutRecovery().isUnanswered()).isTrue();
    assertThat(silence.withoutRecovery().code()).isEqualTo(ErrorCode.DATANODE_FAILED);
    assertThat(classify(Peer.DATANODE, 503, RemoteError.foreign("busy")).isUnanswered()).isFalse();
  }

  @Test
  void readsExceptionsInAnyOrderOfFields() throws IOException {
    RemoteError error =
        RemoteErrorReader.read(
            Answers.json(
                403,
                "{\n \"RemoteException\" : {\n \"message\" : \"\\/f \\u00e9\",\n"
                    + " \"exception\" : \"IOException\", \"javaClassName\" : \"java.io\" } }"));

    assertThat(error.exception()).isEqualTo("IOException");
    assertThat(error.message()).isEqualTo("/f é");
  }

  @Test
  void readsAnythingElseAsAHint() throws IOException {
    assertThat(RemoteErrorReader.read(Answers.json(400, "")).message()).isEmpty();
    assertThat(RemoteErrorReader.read(Answers.json(400, "{\"a\":1}")).message())
        .isEqualTo("{\"a\":1}");
    assertThat(
            RemoteErrorReader.read(Answers.html(400, "<h1>Bad Message 400</h1><pre>No Host</pre>"))
                .message())
        .isEqualTo("Bad Message 400 No Host");
  }

  private RequestFailure classify(Peer peer, int status, RemoteError error) {
    return ErrorClassifier.classify(peer, request, "http://nn:9870", status, error);
  }
}
