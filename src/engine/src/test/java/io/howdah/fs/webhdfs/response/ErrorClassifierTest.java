package io.howdah.fs.webhdfs.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Peer;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.RequestFailure.Recovery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals as real servers wrote them. */
class ErrorClassifierTest {
  private Request request;

  @BeforeEach
  void ask() throws CopyException {
    request = Request.of(Operation.MKDIRS, FilePath.of("/d"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void classifiesARefusal(Sample sample) {
    RequestFailure failure = classify(sample.peer(), sample.status(), sample.error());

    assertThat(failure.code()).isEqualTo(sample.code());
    assertThat(failure.recovery()).isEqualTo(sample.recovery());
    assertThat(failure)
        .hasMessageContaining("MKDIRS /d")
        .hasMessageContaining(sample.error().message());
  }

  @Test
  void needsEveryRowOfTheTable() {
    List<Refusal> used =
        refusals().stream()
            .map(
                sample ->
                    ErrorClassifier.refusal(
                        sample.peer(), request, sample.status(), sample.error()))
            .toList();

    assertThat(Refusals.all().rows()).allMatch(used::contains);
  }

  /** What it means is not for the DataNodes' administrator, and slows no other file down. */
  @Test
  void blamesNoDataNodeForWhatLasts() {
    assertThat(refusals())
        .filteredOn(sample -> sample.code() == ErrorCode.DATANODE_FAILED)
        .filteredOn(sample -> sample.recovery() == Recovery.NONE)
        .allMatch(
            sample ->
                sample.error().exception().equals("LeaseExpiredException")
                    || sample.error().message().contains("Holder"));
  }

  @Test
  void takesAnUnknownFailureOfADataNodeForPassing() {
    RemoteError pipeline = RemoteError.of("IOException", "All datanodes [x] are bad. Aborting...");

    assertThat(classify(Peer.DATANODE, 403, pipeline).code()).isEqualTo(ErrorCode.DATANODE_FAILED);
  }

  @Test
  void doesNotWaitForSafeModeThatAnOperatorTurnedOn() {
    RemoteError error =
        RemoteError.of(
            "SafeModeException",
            "Cannot create /d. Name node is in safe mode.\nIt was turned on manually. Use ...");

    RequestFailure failure = classify(Peer.NAMENODE, 403, error);

    assertThat(failure.code()).isEqualTo(ErrorCode.SAFE_MODE);
    assertThat(failure.recovery()).isEqualTo(Recovery.NONE);
  }

  /** Any owner of a file can give such names, and a copy carries them. */
  @ParameterizedTest
  @CsvSource({
    "aclspec, 'user::rw-,user:Name node is in safe mode:r--'",
    "xattr.name, user.Name node is in safe mode",
    "owner, Name node is in safe mode"
  })
  void isNotMisledByNamesOfTheSource(String parameter, String value) throws CopyException {
    Request request = Request.of(Operation.SETACL, FilePath.of("/a")).with(parameter, value);
    String name = value.replaceAll(".*user[:.]", "").replaceAll(":r--", "");

    for (String quoted : List.of(value, name)) {
      RemoteError error =
          RemoteError.of("IllegalArgumentException", "Invalid value: \"" + quoted + "\" is bad");

      assertThat(ErrorClassifier.refusal(Peer.NAMENODE, request, 400, error).code())
          .isNotEqualTo(ErrorCode.SAFE_MODE);
    }
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

  @Test
  void saysWhatAWebPageIs() throws IOException {
    ClassicHttpResponse page =
        SampleResponses.html(500, "<html><head><title>Some\n proxy</title></head><body>x</body>");

    RequestFailure failure = classify(Peer.NAMENODE, 500, RemoteErrorReader.read(page));

    assertThat(failure).hasMessageContaining("HTTP status 500: Some proxy");
  }

  @Test
  void saysWhereARedirectLeads() throws IOException {
    ClassicHttpResponse redirect = new BasicClassicHttpResponse(302);
    redirect.setHeader(HttpHeaders.LOCATION, "http://login:80/?from=delegation%3Dsecret");

    RemoteError error = RemoteErrorReader.read(redirect);

    assertThat(error.exception()).isEmpty();
    assertThat(error.message()).isEqualTo("a redirect to http://login:80");
  }

  @Test
  void namesACompressionThatWasNotRequested() throws IOException {
    ClassicHttpResponse compressed = SampleResponses.json(404, "\u001f\u008b");
    compressed.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");

    RequestFailure failure = classify(Peer.NAMENODE, 404, RemoteErrorReader.read(compressed));

    assertThat(failure.code()).isEqualTo(ErrorCode.UNEXPECTED_ANSWER);
    assertThat(failure).hasMessageContaining("Content-Encoding: gzip");
  }

  /** Then what was sent may still arrive; but the cluster is not gone for that. */
  @Test
  void takesTheSilenceBehindAProxyForNoResponse() {
    RequestFailure silence = classify(Peer.DATANODE, 504, RemoteError.foreign("Gateway Timeout"));

    assertThat(silence.hasNoResponse()).isTrue();
    assertThat(silence.withoutRecovery().hasNoResponse()).isTrue();
    assertThat(silence.withoutRecovery().code()).isEqualTo(ErrorCode.DATANODE_FAILED);
    assertThat(classify(Peer.DATANODE, 503, RemoteError.foreign("busy")).hasNoResponse()).isFalse();
  }

  @Test
  void readsExceptionsInAnyOrderOfFields() throws IOException {
    RemoteError error =
        RemoteErrorReader.read(
            SampleResponses.json(
                403,
                "{\n \"RemoteException\" : {\n \"message\" : \"\\/f \\u00e9\",\n"
                    + " \"exception\" : \"IOException\", \"javaClassName\" : \"java.io\" } }"));

    assertThat(error.exception()).isEqualTo("IOException");
    assertThat(error.message()).isEqualTo("/f é");
  }

  @Test
  void readsAnythingElseAsAHint() throws IOException {
    assertThat(RemoteErrorReader.read(SampleResponses.json(400, "")).message()).isEmpty();
    assertThat(RemoteErrorReader.read(SampleResponses.json(400, "{\"a\":1}")).message())
        .isEqualTo("{\"a\":1}");
    assertThat(
            RemoteErrorReader.read(
                    SampleResponses.html(400, "<h1>Bad Message 400</h1><pre>No Host</pre>"))
                .message())
        .isEqualTo("Bad Message 400 No Host");
  }

  private RequestFailure classify(Peer peer, int status, RemoteError error) {
    return ErrorClassifier.classify(peer, request, "http://nn:9870", status, error);
  }

  private static List<Sample> refusals() {
    try (InputStream in = ErrorClassifierTest.class.getResourceAsStream("refused.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(Sample::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A refusal, and what it must be taken for. */
  private record Sample(
      Peer peer, int status, RemoteError error, ErrorCode code, Recovery recovery) {
    static Sample of(String line) {
      String[] columns = line.split(" \\| ", -1);
      String message = columns[3].equals("-") ? "" : columns[3];
      return new Sample(
          Peer.valueOf(columns[0]),
          Integer.parseInt(columns[1]),
          columns[2].equals("-")
              ? RemoteError.foreign(message)
              : RemoteError.of(columns[2], message),
          ErrorCode.valueOf(columns[4]),
          Recovery.valueOf(columns[5]));
    }

    @Override
    public String toString() {
      return peer + " " + status + " " + error.exception() + " " + error.message();
    }
  }
}
