package io.howdah.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartBuffersTest {
  private final PartBuffers buffers = new PartBuffers(512);

  @Test
  void areUsedAgain() {
    byte[] first = buffers.take();
    buffers.giveBack(first);

    assertThat(buffers.take()).isSameAs(first).hasSize(512);
  }

  @Test
  void areForOneAtATime() {
    byte[] first = buffers.take();

    assertThat(buffers.take()).isNotSameAs(first);
  }
}
