package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreateOptionsTest {
  @Test
  void leavesAllToTheFileSystemByDefault() {
    CreateOptions options = CreateOptions.defaults();

    assertThat(options.blockSize()).isNull();
    assertThat(options.replication()).isNull();
    assertThat(options.permission()).isNull();
  }

  @Test
  void keepsWhatItIsGiven() {
    CreateOptions options =
        CreateOptions.builder().blockSize(1 << 20).replication(2).permission(0640).build();

    assertThat(options.blockSize()).isEqualTo(1 << 20);
    assertThat(options.replication()).isEqualTo(2);
    assertThat(options.permission()).isEqualTo(0640);
  }
}
