package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.Patience;
import io.howdah.fs.webhdfs.Failover.Attempt;
import io.howdah.fs.webhdfs.Failover.LostResponse;
import io.howdah.fs.webhdfs.response.RequestFailure;
import io.howdah.fs.webhdfs.response.RequestFailure.Recovery;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The order of requests to NameNodes, with a clock that only the test moves. */
class FailoverTest {
  private static final URI ONE = URI.create("http://one");
  private static final URI TWO = URI.create("http://two");

  private final FakeTime time = new FakeTime();
  private final NameNodes nameNodes = new NameNodes(List.of(ONE, TWO));
  private final RunningTransfers transfers = new RunningTransfers();
  private final FakeSession session = new FakeSession();
  private final Failover failover =
      new Failover(
          nameNodes,
          WebHdfsSettings.builder().clock(time).sleeper(time::sleep).random(new Random(1)).build(),
          transfers,
          session,
          Failover.Step.NONE);
  private final List<URI> asked = new ArrayList<>();

  @Test
  void waitsNoLongerForADeadClusterOnceTransfersAreBrokenOff() {
    transfers.abort();

    assertThatThrownBy(
            () ->
                call(
                    nameNode -> {
                      throw failure(ErrorCode.CLUSTER_UNREACHABLE, Recovery.REPEAT);
                    }))
        .isInstanceOf(CopyException.class);

    assertThat(time.slept).hasSize(1);
  }

  @Test
  void doesItOnceMoreWithAnotherTokenWhereOursIsRefused() throws CopyException {
    String result =
        call(
            nameNode -> {
              if (session.tokenNumber() == 1) {
                throw failure(ErrorCode.AUTHENTICATION_FAILED, Recovery.NEW_TOKEN);
              }
              return "with token " + session.tokenNumber();
            });

    assertThat(result).isEqualTo("with token 2");
    assertThat(time.slept).isEmpty();
  }

  @Test
  void doesNotReplaceTokensWithoutEnd() {
    assertThatThrownBy(
            () ->
                call(
                    nameNode -> {
                      throw failure(ErrorCode.AUTHENTICATION_FAILED, Recovery.NEW_TOKEN);
                    }))
        .isExactlyInstanceOf(CopyException.class);

    assertThat(session.tokenNumber()).isEqualTo(2);
    assertThat(time.slept).isEmpty();
  }

  @Test
  void goesFromAStandbyToTheNextWithoutWaiting() throws CopyException {
    String result =
        call(
            nameNode -> {
              if (nameNode.equals(ONE)) {
                throw failure(ErrorCode.NO_ACTIVE_NAMENODE, Recovery.REPEAT);
              }
              return "done";
            });

    assertThat(result).isEqualTo("done");
    assertThat(asked).containsExactly(ONE, TWO);
    assertThat(time.slept).isEmpty();
    assertThat(nameNodes.inOrder()).containsExactly(TWO, ONE);
  }

  /** With default settings a server may be silent for longer than the retries go on. */
  @Test
  void repeatsWhatOneLongSilenceEnded() throws CopyException {
    String result =
        call(
            nameNode -> {
              if (asked.size() <= 2) {
                time.pass(Duration.ofMinutes(1));
                throw failure(ErrorCode.CLUSTER_UNREACHABLE, Recovery.LOOK_FIRST);
              }
              return "done";
            });

    assertThat(result).isEqualTo("done");
    assertThat(asked).containsExactly(ONE, TWO, ONE);
  }

  @Test
  void repeatsNoMoreThanTwiceWhereSilenceLasts() {
    assertThatThrownBy(
            () ->
                call(
                    nameNode -> {
                      time.pass(Duration.ofMinutes(1));
                      throw failure(ErrorCode.CLUSTER_UNREACHABLE, Recovery.LOOK_FIRST);
                    }))
        .hasMessageContaining("in each of 2 attempts");
  }

  /** A proxy's page, or an exception of the server, may be gone the next time. */
  @ParameterizedTest
  @EnumSource(names = {"UNEXPECTED_ANSWER", "SERVER_FAILED"})
  void repeatsARequestAfterOneOddResponse(ErrorCode code) throws CopyException {
    String result =
        call(
            nameNode -> {
              if (asked.size() <= 2) {
                throw failure(code, Recovery.LOOK_FIRST);
              }
              return "done";
            });

    assertThat(result).isEqualTo("done");
    assertThat(asked).containsExactly(ONE, TWO, ONE);
  }

  /** A url that is no WebHDFS server is reported within a second or two. */
  @Test
  void givesUpSoonWhereEveryResponseIsOdd() {
    assertThatThrownBy(
            () ->
                call(
                    nameNode -> {
                      throw failure(ErrorCode.UNEXPECTED_ANSWER, Recovery.LOOK_FIRST);
                    }))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNEXPECTED_ANSWER))
        .hasMessageContaining("http://one, http://two in each of 3 attempts");

    assertThat(asked).hasSize(6);
    assertThat(time.slept.stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void staysWithAnActiveNameNodeThatIsBusy() throws CopyException {
    String result =
        call(
            nameNode -> {
              if (nameNode.equals(TWO)) {
                throw failure(ErrorCode.NO_ACTIVE_NAMENODE, Recovery.REPEAT);
              }
              if (asked.size() < 5) {
                throw failure(ErrorCode.SERVER_BUSY, Recovery.REPEAT);
              }
              return "done";
            });

    assertThat(result).isEqualTo("done");
    assertThat(asked).containsExactly(ONE, TWO, ONE, TWO, ONE);
    assertThat(time.slept).hasSize(2);
  }

  @Test
  void givesUpInTheDeadlineAndNamesItsServers() {
    assertThatThrownBy(
            () ->
                call(
                    nameNode -> {
                      throw failure(ErrorCode.CLUSTER_UNREACHABLE, Recovery.REPEAT);
                    }))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLUSTER_UNREACHABLE))
        .hasMessageContaining("http://one, http://two")
        .hasMessageContaining("failed on purpose");

    assertThat(time.elapsed()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(25));
    assertThat(asked).hasSizeBetween(10, 24);
  }

  @Test
  void waitsLongerEachTimeUpToALimit() {
    assertThatThrownBy(
            () ->
                call(
                    nameNode -> {
                      throw failure(ErrorCode.SAFE_MODE, Recovery.REPEAT);
                    }))
        .isInstanceOf(CopyException.class);

    assertThat(time.slept.get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
    assertThat(time.slept.get(1)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
    assertThat(time.slept)
        .allSatisfy(slept -> assertThat(slept).isLessThanOrEqualTo(Duration.ofSeconds(4)));
  }

  @Test
  void reportsWhatAnActiveNameNodeSaidRatherThanAStandby() {
    assertThatThrownBy(
            () ->
                call(
                    nameNode -> {
                      throw nameNode.equals(ONE)
                          ? failure(ErrorCode.SAFE_MODE, Recovery.REPEAT)
                          : failure(ErrorCode.NO_ACTIVE_NAMENODE, Recovery.REPEAT);
                    }))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SAFE_MODE));
  }

  @Test
  void doesNotRepeatWhatCannotHelp() {
    RequestFailure denied = failure(ErrorCode.PERMISSION_DENIED, Recovery.NONE);

    assertThatThrownBy(
            () ->
                call(
                    nameNode -> {
                      throw denied;
                    }))
        .isSameAs(denied.reason());

    assertThat(asked).containsExactly(ONE);
  }

  /** The limit of requests is this side's own, and says nothing about the servers. */
  @Test
  void repeatsAsOftenWhereRequestsAreHeldBackForLong() throws CopyException {
    Duration held = Duration.ofMinutes(2);
    WebHdfsSettings settings =
        WebHdfsSettings.builder()
            .clock(time)
            .sleeper(time::sleep)
            .gate(
                server -> {
                  time.pass(held);
                  return held;
                })
            .build();
    Failover limited = new Failover(nameNodes, settings, transfers, session, Failover.Step.NONE);

    String result =
        limited.call(
            "MKDIRS /d",
            nameNode -> {
              asked.add(nameNode);
              settings.held().pass(nameNode, Patience.unlimited());
              if (asked.size() <= 8) {
                throw failure(ErrorCode.CLUSTER_UNREACHABLE, Recovery.REPEAT);
              }
              return "done";
            },
            LostResponse.repeat());

    assertThat(result).isEqualTo("done");
  }

  @Test
  void looksBeforeItRepeats() throws CopyException {
    List<String> looks = new ArrayList<>();

    String result =
        failover.call(
            "RENAME /f",
            nameNode -> {
              asked.add(nameNode);
              throw failure(ErrorCode.CLUSTER_UNREACHABLE, Recovery.LOOK_FIRST);
            },
            () -> {
              looks.add("look");
              return looks.size() < 2 ? Optional.empty() : Optional.of("found done");
            });

    assertThat(result).isEqualTo("found done");
    assertThat(asked).hasSize(2);
  }

  @Test
  void saysSoWhereItCannotLook() {
    CopyException dead = new CopyException(ErrorCode.CLUSTER_UNREACHABLE, "all dead");

    assertThatThrownBy(
            () ->
                failover.call(
                    "RENAME /f",
                    nameNode -> {
                      throw failure(ErrorCode.CLUSTER_UNREACHABLE, Recovery.LOOK_FIRST);
                    },
                    () -> {
                      throw dead;
                    }))
        .hasMessage("The response to RENAME /f was lost and its effect is unknown: all dead");
  }

  @Test
  void stopsWhereItIsInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () ->
                call(
                    nameNode -> {
                      throw failure(ErrorCode.SERVER_BUSY, Recovery.REPEAT);
                    }))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void takesOnlyAProvenNameNodeForActive() {
    assertThat(nameNodes.isProvenActive(ONE)).isFalse();
    nameNodes.responded(TWO);
    assertThat(nameNodes.isProvenActive(TWO)).isTrue();
    assertThat(nameNodes.isProvenActive(ONE)).isFalse();
    nameNodes.failed(ONE);
    assertThat(nameNodes.inOrder()).containsExactly(TWO, ONE);
    nameNodes.failed(TWO);
    assertThat(nameNodes.inOrder()).containsExactly(ONE, TWO);
    assertThat(nameNodes.isProvenActive(ONE)).isFalse();
  }

  private String call(Attempt<String> attempt) throws CopyException {
    return failover.call(
        "MKDIRS /d",
        nameNode -> {
          asked.add(nameNode);
          return attempt.at(nameNode);
        },
        LostResponse.repeat());
  }

  private static RequestFailure failure(ErrorCode code, Recovery recovery) {
    return new RequestFailure(code, recovery, "failed on purpose", null);
  }

  /** A clock that only sleeping moves. */
  private static final class FakeTime extends Clock {
    private final List<Duration> slept = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    /** Lets time pass without sleeping. */
    void pass(Duration duration) {
      passed = passed.plus(duration);
    }

    void sleep(Duration duration) throws InterruptedException {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      slept.add(duration);
    }

    Duration elapsed() {
      return slept.stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public Instant instant() {
      return Instant.EPOCH.plus(elapsed()).plus(passed);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
