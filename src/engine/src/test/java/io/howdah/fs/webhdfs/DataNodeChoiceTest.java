package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.Location;
import io.howdah.fs.webhdfs.response.RequestFailure;
import io.howdah.fs.webhdfs.response.RequestFailure.Recovery;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DataNodeChoiceTest {
  private static final URI NAME_NODE = URI.create("http://nn1:9870");
  private static final long SMALL = 1_000;

  /** Requests that all go to the NameNode. */
  private static final int FIRST = 32;

  private final DataNodeChoice choice = new DataNodeChoice(new FakeSession(), Clock.systemUTC());

  @Test
  void readsAFileWhereItWasWritten() throws Exception {
    choice.hasWritten(FilePath.of("/f"), dataNode("one"));

    assertThat(choice.toRead(NAME_NODE, request(Operation.OPEN), SMALL))
        .extracting(Location::host)
        .isEqualTo("one");
    assertThat(choice.toRead(NAME_NODE, request(Operation.OPEN), SMALL)).isNull();
  }

  @Test
  void requestsAChecksumWhereTheFileWasRead() throws Exception {
    choice.hasRead(FilePath.of("/f"), dataNode("one"));

    assertThat(choice.toChecksum(request(Operation.GETFILECHECKSUM)))
        .extracting(Location::uri)
        .hasToString("http://one:9864/webhdfs/v1/f?op=GETFILECHECKSUM&namenoderpcaddress=nn:8020");
  }

  @Test
  void leavesAFileToTheNameNodeWhoseDataNodeIsDead() throws Exception {
    choice.hasWritten(FilePath.of("/f"), dataNode("one"));
    choice.hasRead(FilePath.of("/f"), dataNode("one"));

    choice.failed(dataNode("one"), failure(new ConnectException("refused")));

    assertThat(choice.toRead(NAME_NODE, request(Operation.OPEN), SMALL)).isNull();
    assertThat(choice.toChecksum(request(Operation.GETFILECHECKSUM))).isNull();
  }

  @Test
  void avoidsADataNodeUntilItResponds() throws Exception {
    choice.failed(dataNode("one"), failure(new ConnectException("refused")));
    assertThat(choice.isSuspect(dataNode("one"))).isTrue();
    assertThat(choice.isSuspect(dataNode("two"))).isFalse();

    choice.responded(dataNode("one"));

    assertThat(choice.isSuspect(dataNode("one"))).isFalse();
  }

  @Test
  void writesNoMoreAtOneThatRefused() throws Exception {
    choice.learn(NAME_NODE, dataNode("one"));
    for (int i = 0; i < FIRST; i++) {
      assertThat(choice.toWrite(NAME_NODE, request(Operation.CREATE), SMALL)).isNull();
    }
    assertThat(choice.toWrite(NAME_NODE, request(Operation.CREATE), SMALL)).isNotNull();

    choice.failed(dataNode("one"), failure(null));

    assertThat(choice.toWrite(NAME_NODE, request(Operation.CREATE), SMALL)).isNull();
    assertThat(choice.isSuspect(dataNode("one"))).isFalse();
  }

  private static RequestFailure failure(@Nullable IOException cause) {
    return new RequestFailure(ErrorCode.DATANODE_FAILED, Recovery.REPEAT, "It failed.", cause);
  }

  private static Request request(Operation operation) throws IOException {
    return Request.of(operation, FilePath.of("/f"));
  }

  private static Location dataNode(String host) throws IOException {
    return Location.of("http://" + host + ":9864/webhdfs/v1/f?op=OPEN&namenoderpcaddress=nn:8020");
  }
}
