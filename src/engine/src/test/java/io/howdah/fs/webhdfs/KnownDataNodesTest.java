package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.Location;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownDataNodesTest {
  private static final URI NAME_NODE = URI.create("http://nn1:9870");
  private static final int FIRST = 32;

  private final FakeSession session = new FakeSession();
  private final DeadServers deadServers = new DeadServers(Clock.systemUTC());
  private final KnownDataNodes known = new KnownDataNodes(session, deadServers);

  @Test
  void goesToTheNameNodeFirstAndNowAndThen() throws Exception {
    learn("one");

    List<@Nullable Location> answers = ask(FIRST + 16);

    assertThat(answers.subList(0, 32)).containsOnlyNulls();
    assertThat(answers.subList(32, 39)).doesNotContainNull();
    assertThat(answers.get(39)).isNull();
    assertThat(answers.subList(40, 47)).doesNotContainNull();
    assertThat(answers.get(47)).isNull();
  }

  @Test
  void actsForTheSameUserOnAnotherFile() throws Exception {
    learn("one");
    ask(FIRST);

    assertThat(ask(1).get(0).uri())
        .hasToString(
            "http://one:9864/webhdfs/v1/other%20file?op=OPEN&namenoderpcaddress=nn:8020&offset=7");
  }

  @Test
  void takesDataNodesInTurn() throws Exception {
    learn("one");
    learn("two");
    learn("two");
    ask(FIRST);

    assertThat(ask(4)).extracting(Location::host).containsExactly("one", "two", "one", "two");
  }

  @Test
  void passesOverTheDead() throws Exception {
    learn("one");
    learn("two");
    ask(FIRST);

    deadServers.add(dataNode("one"));
    assertThat(ask(2)).extracting(Location::host).containsExactly("two", "two");
    deadServers.add(dataNode("two"));

    assertThat(ask(1)).containsOnlyNulls();
  }

  @Test
  void goesToNoneOfANameNodeThatIsActiveNoMore() throws Exception {
    learn("one");
    learn("two");
    ask(FIRST);

    known.forgetAll();

    assertThat(ask(2)).containsOnlyNulls();
  }

  @Test
  void goesNoMoreToOneThatRefusedUntilTheNameNodeNamesItAgain() throws Exception {
    learn("one");
    learn("two");
    ask(FIRST);

    known.forget(dataNode("one"));
    assertThat(ask(2)).extracting(Location::host).containsExactly("two", "two");
    learn("one");

    assertThat(ask(2)).extracting(Location::host).containsExactly("two", "one");
  }

  @Test
  void leavesLargeFilesToTheNameNode() throws Exception {
    learn("one");
    ask(FIRST);

    assertThat(known.next(NAME_NODE, question(), KnownDataNodes.SMALL + 1)).isNull();
    assertThat(known.next(NAME_NODE, question(), KnownDataNodes.SMALL)).isNotNull();
  }

  @Test
  void learnsNothingOfGatewaysAndProxies() throws Exception {
    known.learn(NAME_NODE, Location.of("http://fs:14000/webhdfs/v1/f?op=OPEN&data=true"));
    known.learn(
        NAME_NODE, Location.of("http://gw/dn1/webhdfs/v1/f?op=OPEN&namenoderpcaddress=nn:8020"));
    ask(FIRST);

    assertThat(ask(2)).containsOnlyNulls();
  }

  @Test
  void leavesAPathToTheNameNodeThatADataNodeMightNotRead() throws Exception {
    learn("one");
    ask(FIRST);
    Request longest = Request.of(Operation.OPEN, FilePath.of("/" + "d=1/".repeat(700) + "file"));

    assertThat(known.next(NAME_NODE, longest, 1)).isNull();
  }

  @Test
  void isEmptyAfterTheTokenIsReplaced() throws Exception {
    learn("one");
    ask(FIRST + 1);

    session.replaceToken(1, new CopyException(ErrorCode.TOKEN_EXPIRED, "too old"));

    assertThat(ask(40)).containsOnlyNulls();
  }

  @Test
  void isEmptyAfterAnotherNameNodeIsActive() throws Exception {
    learn("one");
    ask(FIRST + 1);

    URI other = URI.create("http://nn2:9870");
    for (int i = 0; i < 40; i++) {
      assertThat(known.next(other, question(), 1)).isNull();
    }
  }

  private void learn(String host) throws IOException {
    known.learn(NAME_NODE, dataNode(host));
  }

  private List<@Nullable Location> ask(int times) throws CopyException {
    List<@Nullable Location> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      answers.add(known.next(NAME_NODE, question(), 1_000));
    }
    return answers;
  }

  private static Request question() throws CopyException {
    return Request.of(Operation.OPEN, FilePath.of("/other file")).with("offset", 7);
  }

  private static Location dataNode(String host) throws IOException {
    return Location.of("http://" + host + ":9864/webhdfs/v1/f?op=OPEN&namenoderpcaddress=nn:8020");
  }
}
