package io.howdah.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.DelegationTokens.Use;
import io.howdah.cluster.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The life of tokens at a server that keeps its books as a NameNode does. */
class DelegationTokensTest {
  private static final URI SERVER = URI.create("http://nn:9870");
  private static final Duration INTERVAL = Duration.ofHours(24);
  private static final Duration LONGEST_LIFE = Duration.ofDays(7);

  private final ManualTime time = new ManualTime();
  private final FakeServer server = new FakeServer();

  @Test
  void getsOneTokenForAllRequests() throws CopyException {
    Session session = session(Use.WHERE_GIVEN, null);

    assertThat(token(session)).isEqualTo(token(session)).isNotNull();
    assertThat(server.log).containsExactly("issue to ourselves", "renew 1");
  }

  @Test
  void renewsBeforeTheIntervalEndsAndReplacesAtTheEndOfTheLongestLife() throws CopyException {
    Session session = session(Use.WHERE_GIVEN, null);
    for (Instant end = time.now.plus(Duration.ofDays(30)); time.now.isBefore(end); ) {
      server.accept(token(session));
      time.now = time.now.plus(Duration.ofHours(1));
    }

    assertThat(server.log).filteredOn(each -> each.startsWith("issue")).hasSizeBetween(5, 6);
    assertThat(server.log).hasSizeLessThan(60);
  }

  @Test
  void getsAnotherOneWhenTheServerRefusesIt() throws CopyException {
    Session session = session(Use.WHERE_GIVEN, null);
    String first = token(session);
    int number = session.tokenNumber();
    session.replaceToken(number, refusal());
    String second = token(session);
    // Another thread was refused with the first one, too.
    session.replaceToken(number, refusal());

    assertThat(second).isNotEqualTo(first).isEqualTo(token(session));
  }

  @Test
  void cancelsAllOfThemAtTheEnd() throws CopyException {
    Session session = session(Use.WHERE_GIVEN, null);
    token(session);
    session.replaceToken(session.tokenNumber(), refusal());
    token(session);
    session.close();

    assertThat(server.log).endsWith("cancel 1", "cancel 2");
    assertThat(server.ends).isEmpty();
  }

  @Test
  void getsNoTokenAfterItsEnd() throws CopyException {
    Session session = session(Use.WHERE_GIVEN, null);
    token(session);
    session.close();

    assertThatThrownBy(() -> token(session))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    assertThat(server.ends).isEmpty();
  }

  @Test
  void cancelsATokenThatComesAfterItsEnd() {
    Session session = session(Use.WHERE_GIVEN, null);
    server.whileIssuing = session::close;

    assertThatThrownBy(() -> token(session))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    assertThat(server.log).containsExactly("issue to ourselves", "cancel 1");
  }

  @Test
  void provesItselfInEachRequestWhereTheClusterGivesNone() throws CopyException {
    server.isGiving = false;
    Session session = session(Use.WHERE_GIVEN, null);

    assertThat(session.begin(SERVER).parameters()).containsEntry("as", "ourselves");
    assertThat(session.begin(SERVER).parameters()).containsEntry("as", "ourselves");
    assertThat(server.log).containsExactly("issue to ourselves");
  }

  @Test
  void passesARefusalOnWhereThereIsNoTokenToReplace() throws CopyException {
    server.isGiving = false;
    Session session = session(Use.WHERE_GIVEN, null);
    session.begin(SERVER);
    CopyException refusal = refusal();

    assertThatThrownBy(() -> session.replaceToken(session.tokenNumber(), refusal))
        .isSameAs(refusal);
  }

  @Test
  void insistsOnATokenWhereItIsToldTo() {
    server.isGiving = false;
    Session session = session(Use.REQUIRED, null);

    assertThatThrownBy(() -> token(session))
        .hasMessage(
            "Cluster 'prod' gives no delegation tokens, which auth_mechanism TKN_GSSAPI requires:"
                + " use GSSAPI.");
  }

  @Test
  void requestsForTheUserAndRenewsAndCancelsAsItself() throws CopyException {
    Session session = session(Use.WHERE_GIVEN, "alice");
    token(session);
    session.close();

    assertThat(server.log).containsExactly("issue to alice for howdah", "renew 1", "cancel 1");
  }

  @Test
  void refusesATokenOfAnotherUser() {
    server.isDeaf = true;
    Session session = session(Use.WHERE_GIVEN, "alice");

    assertThatThrownBy(() -> token(session))
        .hasMessage(
            "Cluster 'prod' gave a delegation token of 'howdah' where one of 'alice' was asked"
                + " for.")
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED));
  }

  @Test
  void refusesATokenThatDoesNotShowWhoseItIs() {
    server.isObscure = true;
    Session session = session(Use.WHERE_GIVEN, "alice");

    assertThatThrownBy(() -> token(session))
        .hasMessage(
            "Cluster 'prod' gave a delegation token that does not show whose it is; it was asked"
                + " for one of 'alice'.")
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED));
  }

  @Test
  void goesOnWithATokenThatItMayNotRenew() throws CopyException {
    server.isRenewing = false;
    Session session = session(Use.WHERE_GIVEN, null);
    String first = token(session);
    time.now = time.now.plus(Duration.ofDays(2));

    assertThat(token(session)).isEqualTo(first);
    assertThat(server.log).containsExactly("issue to ourselves");
  }

  private Session session(Use use, @Nullable String owner) {
    Session ourselves = as("ourselves");
    TokenLife life =
        new TokenLife(
            "prod",
            server,
            owner == null ? TokenParty.self(ourselves) : TokenParty.of(as(owner), owner),
            TokenParty.of(ourselves, "howdah"),
            time);
    return new DelegationTokens(life, use, time);
  }

  private static Session as(String user) {
    return at -> () -> Map.of("as", user);
  }

  private static String token(Session session) throws CopyException {
    return String.valueOf(session.begin(SERVER).parameters().get("delegation"));
  }

  private static CopyException refusal() {
    return new CopyException(ErrorCode.AUTHENTICATION_FAILED, "It has expired.");
  }

  private final class FakeServer implements TokenIssuer {
    private final List<String> log = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Instant> ends = new HashMap<>();
    private final Map<String, Instant> lastEnds = new HashMap<>();
    private boolean isGiving = true;
    private boolean isRenewing = true;
    private boolean isDeaf;
    private boolean isObscure;
    private Runnable whileIssuing = () -> {};

    @Override
    public @Nullable Secret issue(Session session, @Nullable String renewer) throws CopyException {
      String as = String.valueOf(session.begin(SERVER).parameters().get("as"));
      log.add("issue to " + as + (renewer == null ? "" : " for " + renewer));
      if (!isGiving) {
        return null;
      }
      if (isObscure) {
        return Secret.of("b2JzY3VyZQ");
      }
      String owner = as.equals("ourselves") || isDeaf ? "howdah" : as;
      Secret token = Secret.of(TestTokens.of(owner).reveal() + "AAAA".repeat(numbers.size()));
      numbers.put(token.reveal(), numbers.size() + 1);
      ends.put(token.reveal(), time.now.plus(INTERVAL));
      lastEnds.put(token.reveal(), time.now.plus(LONGEST_LIFE));
      whileIssuing.run();
      return token;
    }

    @Override
    public Instant renew(Session session, Secret token) throws CopyException {
      assertThat(session.begin(SERVER).parameters()).containsEntry("as", "ourselves");
      Instant last = lastEnds.get(token.reveal());
      if (!isRenewing || last == null || last.isBefore(time.now)) {
        throw refusal();
      }
      log.add("renew " + numbers.get(token.reveal()));
      Instant end = time.now.plus(INTERVAL);
      ends.put(token.reveal(), end.isBefore(last) ? end : last);
      return end.isBefore(last) ? end : last;
    }

    @Override
    public void cancel(Session session, Secret token) throws CopyException {
      assertThat(session.begin(SERVER).parameters()).containsEntry("as", "ourselves");
      log.add("cancel " + numbers.get(token.reveal()));
      ends.remove(token.reveal());
    }

    private void accept(String token) {
      assertThat(ends.get(token)).as("the token's end at " + time.now).isAfter(time.now);
    }
  }

  private static final class ManualTime extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
