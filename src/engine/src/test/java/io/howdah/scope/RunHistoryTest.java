package io.howdah.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.RunJournal;
import io.howdah.fs.FilePath;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many notes a file needs before it may be published. */
class RunHistoryTest {
  /** How long each note takes; further ones take no time. */
  private final Deque<Duration> delays = new ArrayDeque<>();

  private int notes;
  private long nanos = 5;

  @Test
  void notesOnceWhatIsNotedAtOnce() throws CopyException {
    assertThat(notesFor(Duration.ofSeconds(5))).isEqualTo(1);
  }

  @Test
  void notesOnceMoreAfterItStoodStillForAsLongAsAnOwnerMayBeReplaced() throws CopyException {
    assertThat(notesFor(Duration.ofSeconds(6))).isEqualTo(2);
  }

  @Test
  void goesOnWhereNotesAlwaysTakeThatLong() throws CopyException {
    Duration slow = Duration.ofSeconds(6);

    assertThat(notesFor(slow, slow, slow, slow)).isEqualTo(3);
  }

  private int notesFor(Duration... taken) throws CopyException {
    delays.addAll(List.of(taken));
    RunJournal journal =
        new RunJournal() {
          @Override
          public void aboutToPublish(String destination) {
            notes++;
            nanos += delays.isEmpty() ? 0 : delays.remove().toNanos();
          }

          @Override
          public boolean mayHavePublished(String destination) {
            return false;
          }
        };
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("a", "/in"), ClusterPath.of("b", "/out")).build();

    new RunHistory(request, journal, new Cancellation(), () -> nanos)
        .aboutToPublish(FilePath.of("/out/file"));

    return notes;
  }
}
