package io.howdah.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class DelayLineTest {
  private final ByteBuffer first = ByteBuffer.wrap(new byte[] {1});
  private final ByteBuffer second = ByteBuffer.wrap(new byte[] {2, 3});

  @Test
  void eachPieceArrivesTheSameTimeAfterItWasPut() {
    DelayLine line = new DelayLine(10, 0);
    assertThat(line.put(first, 0)).isEqualTo(10);
    assertThat(line.put(second, 5)).isEqualTo(15);

    assertThat(line.arrived(9)).isNull();
    assertThat(line.arrived(10)).isSameAs(first);
    line.remove();
    assertThat(line.arrived(14)).isNull();
    assertThat(line.arrived(15)).isSameAs(second);
  }

  @Test
  void nothingSetsOutBeforeTheConnectionIsOpen() {
    DelayLine line = new DelayLine(10, 100);

    assertThat(line.put(first, 0)).isEqualTo(110);
    assertThat(line.arrived(109)).isNull();
  }

  @Test
  void hasRoomAgainWhenWhatWasUnderWayIsTakenAway() {
    DelayLine line = new DelayLine(10, 0);
    ByteBuffer large = ByteBuffer.allocate(16 << 20);
    line.put(large, 0);
    assertThat(line.hasRoom()).isFalse();

    large.position(large.limit()); // written to the other end
    line.remove();

    assertThat(line.hasRoom()).isTrue();
  }
}
