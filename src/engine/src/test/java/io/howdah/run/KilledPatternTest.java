package io.howdah.run;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KilledPatternTest {
  private final MemoryCopy copies = new MemoryCopy();

  @Test
  void sendsNoMoreRequestsWhenItIsKilledWhileAPatternIsExpanded() {
    for (int i = 0; i < 500; i++) {
      write(copies.staging, "/big/d" + i + "/f", "x");
    }
    Cancellation kill = new Cancellation();
    AtomicInteger listings = new AtomicInteger();
    copies.stagingFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) {
            if (operation == Operation.LIST) {
              listings.incrementAndGet();
              kill.cancel();
            }
          }
        });

    copies.copy(
        MemoryCopy.request("/big/*/*", "/to", CopyOptions.defaults()).build(),
        CopyListener.NONE,
        kill);

    assertThat(listings.get()).isLessThan(5);
  }
}
