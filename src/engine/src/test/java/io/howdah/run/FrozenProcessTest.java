package io.howdah.run;

import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ExistingFiles;
import io.howdah.RunJournal;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A process whose note is durable freezes right after the flush. Another one takes over, fences it
 * off (which can only keep later notes from being taken) and ends. Then the first one wakes up.
 */
class FrozenProcessTest {
  private final MemoryCopy copies = new MemoryCopy();

  @Test
  void deletesNoFlagOfTheProcessThatTookOver() throws Exception {
    write(copies.staging, "/table/ds=1/part", "rows");
    write(copies.staging, "/table/ds=1/_SUCCESS", "");
    process(1, RunJournal.NONE, new Cancellation());
    write(copies.staging, "/table/ds=1/part", "other rows");

    CountDownLatch frozen = new CountDownLatch(1);
    CountDownLatch awake = new CountDownLatch(1);
    Cancellation stop = new Cancellation();
    CompletableFuture<CopyStatus> first =
        CompletableFuture.supplyAsync(() -> process(1, freezing(frozen, awake), stop));
    assertThat(frozen.await(10, TimeUnit.SECONDS)).isTrue();

    CopyStatus second = process(2, MemoryJournal.empty(), new Cancellation());
    assertThat(second.isSuccessful()).isTrue();
    assertThat(tree(copies.prod, "/table")).isEqualTo(tree(copies.staging, "/table"));

    stop.cancel(); // even when the heartbeat is the first to wake up
    awake.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS).isSuccessful()).isFalse();

    assertThat(tree(copies.prod, "/table")).isEqualTo(tree(copies.staging, "/table"));
  }

  private CopyStatus process(int incarnation, RunJournal journal, Cancellation cancellation) {
    return copies.copy(
        MemoryCopy.request(
                "/table",
                "/table",
                CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL).build())
            .target(Target.EXACT)
            .runId("run")
            .incarnation(incarnation)
            .build(),
        CopyListener.NONE,
        cancellation,
        journal);
  }

  /** The note is on the DataNodes; then the process freezes. */
  private static RunJournal freezing(CountDownLatch frozen, CountDownLatch awake) {
    return new RunJournal() {
      @Override
      public void aboutToPublish(String destination) throws IOException {
        frozen.countDown();
        try {
          awake.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }

      @Override
      public boolean mayHavePublished(String destination) {
        return false;
      }
    };
  }
}
