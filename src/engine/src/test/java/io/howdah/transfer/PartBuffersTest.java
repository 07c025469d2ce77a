package io.howdah.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartBuffersTest {
  private final PartBuffers buffers = new PartBuffers(512);

  @Test
  void areUsedAgain() {
    byte[] first = buffers.take(512);
    buffers.giveBack(first);

    assertThat(buffers.take(512)).isSameAs(first).hasSize(512);
  }

  @Test
  void areForOneAtATime() {
    buffers.giveBack(buffers.take(512));
    byte[] first = buffers.take(512);

    assertThat(buffers.take(512)).isNotSameAs(first);
  }

  @Test
  void areNoLongerThanTheFile() {
    assertThat(buffers.take(0)).hasSize(1);
    assertThat(buffers.take(100)).hasSize(100);
    assertThat(buffers.take(10_000)).hasSize(512);
  }

  @Test
  void areReplacedWhereTheyAreTooShort() {
    buffers.giveBack(buffers.take(100));

    assertThat(buffers.take(200)).hasSize(200);
  }
}
