package io.howdah.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KeySetTest {
  @Test
  void hasWhatWasAddedAndNothingElse() {
    KeySet set = new KeySet();
    new Random(1).longs(10_000).forEach(set::add);

    assertThat(new Random(1).longs(10_000)).allMatch(set::contains);
    assertThat(new Random(2).longs(10_000)).noneMatch(set::contains);
  }

  @Test
  void remembersWhichKeysWereMet() {
    KeySet set = new KeySet();
    set.add(7);
    set.add(-3);
    set.add(7);

    assertThat(set.meet(5)).isFalse();
    assertThat(set.meet(7)).isTrue();
    assertThat(set.hasMet(7)).isTrue();
    assertThat(set.hasMet(-3)).isFalse();
    assertThat(set.hasMetAll()).isFalse();
    assertThat(set.meet(-3)).isTrue();
    assertThat(set.hasMetAll()).isTrue();
  }
}
