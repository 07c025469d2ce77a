package io.howdah.auth.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.junit.jupiter.api.Test;

class HeldTicketTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LIFE = Duration.ofHours(10);

  private final ManualClock clock = new ManualClock();
  private final HeldTicket held = new HeldTicket(this::fetch, clock);
  private ErrorCode failure = ErrorCode.KDC_UNREACHABLE;
  private boolean isDown;
  private int questions;

  @Test
  void fetchesAnotherOneLongBeforeTheEnd() throws CopyException {
    Ticket first = at(Duration.ZERO);

    assertThat(at(Duration.ofHours(7))).isSameAs(first);
    assertThat(at(Duration.ofHours(9))).isNotSameAs(first);
    assertThat(questions).isEqualTo(2);
  }

  @Test
  void keepsTheOldOneWhileNoKdcRespondsAndTriesSeldom() throws CopyException {
    Ticket first = at(Duration.ZERO);
    isDown = true;

    assertThat(at(Duration.ofHours(9))).isSameAs(first);
    assertThat(at(Duration.ofHours(9).plusSeconds(10))).isSameAs(first);
    assertThat(questions).isEqualTo(2);
    isDown = false;
    assertThat(at(Duration.ofHours(9).plusSeconds(60))).isNotSameAs(first);
  }

  @Test
  void failsWhereTheOldOneHasEndedOrIsRefused() throws CopyException {
    at(Duration.ZERO);
    isDown = true;

    assertThatThrownBy(() -> at(LIFE)).hasMessage("It failed.");
    failure = ErrorCode.AUTHENTICATION_FAILED;
    assertThatThrownBy(() -> at(Duration.ofHours(9))).hasMessage("It failed.");
  }

  private Ticket at(Duration since) throws CopyException {
    clock.now = START.plus(since);
    return held.get();
  }

  private Ticket fetch() throws CopyException {
    questions++;
    if (isDown) {
      throw new CopyException(failure, "It failed.");
    }
    return new Ticket(
        Principal.of(List.of("alice"), "R.TEST"),
        new byte[0],
        new EncryptionKey(EncryptionType.AES128_CTS_HMAC_SHA1_96, new byte[16]),
        clock.instant().plus(LIFE));
  }

  private static final class ManualClock extends Clock {
    private Instant now = START;

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
      throw new UnsupportedOperationException("This clock has no zone.");
    }
  }
}
