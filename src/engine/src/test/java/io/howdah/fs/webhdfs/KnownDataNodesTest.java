package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownDataNodesTest {
  private final FakeSession session = new FakeSession();
  private final DeadServers deadServers = new DeadServers(Clock.systemUTC());
  private final KnownDataNodes known = new KnownDataNodes(session, deadServers);

  @Test
  void asksTheNameNodeFirstAndNowAndThen() throws Exception {
    known.learn(dataNode("one"));

    List<@Nullable Location> answers = ask(48);

    assertThat(answers.subList(0, 32)).containsOnlyNulls();
    assertThat(answers.subList(32, 39)).doesNotContainNull();
    assertThat(answers.get(39)).isNull();
    assertThat(answers.subList(40, 47)).doesNotContainNull();
    assertThat(answers.get(47)).isNull();
  }

  @Test
  void takesDataNodesInTurn() throws Exception {
    known.learn(dataNode("one"));
    known.learn(dataNode("two"));
    known.learn(dataNode("two"));
    ask(32);

    assertThat(ask(4)).extracting(Location::host).containsExactly("one", "two", "one", "two");
  }

  @Test
  void passesOverTheDead() throws Exception {
    known.learn(dataNode("one"));
    known.learn(dataNode("two"));
    ask(32);

    deadServers.add(dataNode("one"));
    assertThat(ask(2)).extracting(Location::host).containsExactly("two", "two");
    deadServers.add(dataNode("two"));

    assertThat(ask(1)).containsOnlyNulls();
  }

  @Test
  void leavesLargeFilesAndGatewaysToTheNameNode() throws Exception {
    known.learn(Location.of("http://fs:14000/webhdfs/v1/f?op=OPEN&data=true"));
    ask(32);
    assertThat(ask(1)).containsOnlyNulls();

    known.learn(dataNode("one"));

    assertThat(known.next(KnownDataNodes.SMALL + 1)).isNull();
    assertThat(known.next(KnownDataNodes.SMALL)).isNotNull();
  }

  @Test
  void knowsNobodyWhenTheTokenIsAnotherOne() throws Exception {
    known.learn(dataNode("one"));
    ask(33);

    session.replaceToken(1, new CopyException(ErrorCode.TOKEN_EXPIRED, "too old"));
    known.next(1);
    ask(40);

    assertThat(ask(1)).containsOnlyNulls();
  }

  @Test
  void asksTheNameNodeForAWhileWhereADataNodeRefused() throws Exception {
    known.learn(dataNode("one"));
    ask(32);

    known.forgetAll();
    known.learn(dataNode("one"));

    assertThat(ask(32)).containsOnlyNulls();
    assertThat(ask(1)).doesNotContainNull();
  }

  private List<@Nullable Location> ask(int times) {
    List<@Nullable Location> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      answers.add(known.next(1_000));
    }
    return answers;
  }

  private static Location dataNode(String host) throws MalformedAnswerException {
    return Location.of("http://" + host + ":9864/webhdfs/v1/f?op=OPEN&namenoderpcaddress=nn:8020");
  }
}
