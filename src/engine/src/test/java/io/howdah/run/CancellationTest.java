package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.event.EventHandlers;
import io.howdah.event.FileFinished;
import io.howdah.fs.FilePath;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CancellationTest {
  private final MemoryCopy copies = new MemoryCopy();

  @BeforeEach
  void fillStaging() throws Exception {
    for (int i = 0; i < 3_000; i++) {
      write(copies.staging, "/many/d" + i % 10 + "/f" + i, "content");
    }
    write(copies.staging, "/many/d1/_SUCCESS", "");
    copies.prod.makeDirectories(FilePath.of("/in"), null);
  }

  @Test
  void stopsAndTidiesUpWhenCancelled() {
    Cancellation cancellation = new Cancellation();

    CopyStatus status = copyAndAfterTenFiles(cancellation, cancellation::cancel);

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.CANCELLED);
    assertThat(status.copied().files()).isBetween(10L, 2_000L);
    assertThat(status.expected().files())
        .isEqualTo(status.copied().files() + status.failed().files());
    assertThat(tree(copies.prod, "/in").keySet()).noneMatch(path -> path.contains(".howdah-"));
  }

  @Test
  void stopsWhenItsThreadIsInterruptedAndLeavesItInterrupted() {
    Thread caller = Thread.currentThread();

    CopyStatus status = copyAndAfterTenFiles(new Cancellation(), caller::interrupt);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.CANCELLED);
    assertThat(tree(copies.prod, "/in").keySet()).noneMatch(path -> path.contains(".howdah-"));
  }

  @Test
  void doesNothingWhenAlreadyCancelled() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    CopyStatus status =
        copies.copy(
            MemoryCopy.request("/many", "/in", CopyOptions.defaults()).build(),
            CopyListener.NONE,
            cancellation);

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.CANCELLED);
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  @Test
  void leavesNoThreadBehind() {
    copies.copy("/many", "/in");

    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("howdah-"));
  }

  @Test
  void survivesAListenerThatThrows() {
    CopyListener broken =
        EventHandlers.builder()
            .on(
                FileFinished.class,
                file -> {
                  throw new IllegalStateException("the listener is broken");
                })
            .build();

    CopyStatus status =
        copies.copy(
            MemoryCopy.request("/many", "/in", CopyOptions.defaults()).build(),
            broken,
            new Cancellation());

    assertThat(status.isSuccessful()).isTrue();
  }

  private CopyStatus copyAndAfterTenFiles(Cancellation cancellation, Runnable action) {
    AtomicInteger finished = new AtomicInteger();
    CopyListener listener =
        EventHandlers.builder()
            .on(
                FileFinished.class,
                file -> {
                  if (finished.incrementAndGet() == 10) {
                    action.run();
                  }
                })
            .build();
    return copies.copy(
        MemoryCopy.request("/many", "/in", CopyOptions.defaults()).build(), listener, cancellation);
  }
}
