package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.RunJournal;
import io.howdah.event.EventHandlers;
import io.howdah.event.FileFinished;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunJournalTest {
  private final MemoryCopy copies = new MemoryCopy();
  private final Set<String> noted = Collections.synchronizedSet(new LinkedHashSet<>());

  @BeforeEach
  void fillStaging() throws Exception {
    for (int i = 0; i < 50; i++) {
      write(copies.staging, "/out/f" + i, "content");
    }
    write(copies.staging, "/out/_SUCCESS", "");
    copies.prod.makeDirectories(FilePath.of("/in"), null);
  }

  @Test
  void isToldOfEachFileBeforeItGetsItsName() {
    Set<String> surprises = Collections.synchronizedSet(new LinkedHashSet<>());
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            if (operation == Operation.RENAME && !noted.contains(published(path))) {
              surprises.add(path.toString());
            }
          }
        });

    CopyStatus status = copy(new Notes(Integer.MAX_VALUE));

    assertThat(status.copied().files()).isEqualTo(51);
    assertThat(surprises).isEmpty();
    assertThat(noted).containsAll(tree(copies.prod, "/in/out").keySet().stream().toList());
  }

  @Test
  void stopsTheCopyWhenItCannotTakeNote() {
    CopyStatus status = copy(new Notes(20));

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.RUN_STATE_LOST);
    assertThat(status.error()).hasMessageContaining("the disk is full");
    assertThat(status.copied().files()).isBetween(1L, 20L);
    assertThat(status.failed().files()).isEqualTo(51 - status.copied().files());
    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsOnly(ErrorCode.RUN_STATE_LOST, ErrorCode.DONE_FLAG_WITHHELD);
    assertThat(tree(copies.prod, "/in/out").keySet())
        .hasSize((int) status.copied().files())
        .isSubsetOf(noted);
  }

  /** A file that was about to be published has failed for the same reason as the copy. */
  @Test
  void saysWhyOfFilesThatWereAboutToBePublishedToo() {
    CountDownLatch stopped = new CountDownLatch(1);
    RunJournal full =
        new Notes(2) {
          @Override
          public void aboutToPublish(String destination) throws IOException {
            int notes;
            synchronized (noted) {
              super.aboutToPublish(destination);
              notes = noted.size();
            }
            if (notes == 2) {
              awaitUninterruptibly(stopped);
            }
          }
        };
    CopyListener listener =
        EventHandlers.builder()
            .on(
                FileFinished.class,
                file -> {
                  if (file.result().failure() != null) {
                    stopped.countDown();
                  }
                })
            .build();

    CopyStatus status = copy(full, listener);

    assertThat(status.copied().files()).isLessThanOrEqualTo(1);
    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsOnly(ErrorCode.RUN_STATE_LOST, ErrorCode.DONE_FLAG_WITHHELD);
  }

  @Test
  void stopsTheCopyWhenItBreaks() {
    RunJournal broken =
        new RunJournal() {
          @Override
          public void aboutToPublish(String destination) {
            throw new IllegalStateException("a defect");
          }

          @Override
          public boolean mayHavePublished(String destination) {
            return false;
          }
        };

    CopyStatus status = copy(broken);

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.RUN_STATE_LOST);
    assertThat(status.error()).hasMessageContaining("a defect");
    assertThat(status.copied().files()).isZero();
  }

  private CopyStatus copy(RunJournal journal) {
    return copy(journal, CopyListener.NONE);
  }

  private CopyStatus copy(RunJournal journal, CopyListener listener) {
    return copies.copy(
        MemoryCopy.request("/out", "/in", CopyOptions.builder().threads(4).build()).build(),
        listener,
        new Cancellation(),
        journal);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a temporary file will be called. */
  private static String published(FilePath temporary) throws CopyException {
    String name = temporary.name();
    return Objects.requireNonNull(temporary.parent())
        .child(name.substring(1, name.indexOf(".howdah-")))
        .toString();
  }

  /** Notes paths until it is full. */
  private class Notes implements RunJournal {
    private final int room;

    Notes(int room) {
      this.room = room;
    }

    @Override
    public void aboutToPublish(String destination) throws IOException {
      synchronized (noted) {
        if (noted.size() == room) {
          throw new IOException("the disk is full");
        }
        noted.add(destination);
      }
    }

    @Override
    public boolean mayHavePublished(String destination) {
      return false;
    }
  }
}
