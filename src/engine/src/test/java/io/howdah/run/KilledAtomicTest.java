package io.howdah.run;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import io.howdah.run.Crash.Moment;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A copy that dies at any request leaves each partition old, new or, for a moment, missing. */
class KilledAtomicTest extends AtomicCase {
  private static final int MOST_REQUESTS = 60;

  @ParameterizedTest
  @EnumSource
  void leavesOnlyWholePartitionsWhichTheNextCopyReplaces(Moment moment) {
    assertThat(copyTable().isSuccessful()).isTrue();
    int crashes = 0;
    int missing = 0;
    for (Operation operation : Operation.values()) {
      for (int count = 1; count <= MOST_REQUESTS; count++) {
        String text = moment + " " + operation + " " + count;
        Map<String, String> old = source();
        change(text);
        Crash crash = new Crash(moment, operation, count);
        copies.prodFaults(crash);
        copyTable();
        copies.prodFaults(FaultInjector.NONE);
        missing += missing(text, old);

        CopyStatus next = copyTable();

        assertThat(next.isSuccessful()).as(text).isTrue();
        assertThat(target()).as(text).isEqualTo(source());
        if (!crash.happened()) {
          break;
        }
        crashes++;
      }
    }
    assertThat(crashes).isGreaterThan(50);
    assertThat(missing).isPositive();
  }

  private void change(String text) {
    write(copies.staging, "/t/ds=1/a", text);
    write(copies.staging, "/t/ds=1/b", text);
    write(copies.staging, "/t/ds=3/sub/a", text);
  }

  /** Each partition is old, new or missing. Returns how many are missing. */
  private int missing(String text, Map<String, String> old) {
    int missing = 0;
    for (String partition : new String[] {"ds=1/", "ds=2/", "ds=3/"}) {
      Map<String, String> now = of(partition, target());
      assertThat(now)
          .as(text + " " + partition)
          .isIn(of(partition, old), of(partition, source()), Map.of());
      missing += now.isEmpty() ? 1 : 0;
    }
    return missing;
  }

  private static Map<String, String> of(String partition, Map<String, String> table) {
    Map<String, String> files = new TreeMap<>(table);
    files.keySet().removeIf(path -> !path.startsWith(partition) || path.endsWith("/sub"));
    return files;
  }

  private CopyRequest request(int run, int incarnation) {
    return MemoryCopy.request("/t", TABLE, options.build())
        .target(Target.EXACT)
        .runId("run" + run)
        .incarnation(incarnation)
        .build();
  }

  /** The next process of the run goes on in the hidden directory of the one that died. */
  @ParameterizedTest
  @EnumSource
  void isResumedWithoutCopyingAFileTwice(Moment moment) {
    assertThat(copyTable().isSuccessful()).isTrue();
    for (int count = 1; count <= 6; count++) {
      String text = moment + " " + count;
      change(text);
      MemoryJournal journal = MemoryJournal.empty();
      copies.prodFaults(new Crash(moment, Operation.RENAME, count));
      copies.copy(request(count, 1), CopyListener.NONE, new Cancellation(), journal);
      copies.prodFaults(FaultInjector.NONE);

      CopyStatus resumed =
          copies.copy(request(count, 2), CopyListener.NONE, new Cancellation(), journal.next());

      assertThat(resumed.isSuccessful()).as(text).isTrue();
      assertThat(target()).as(text).isEqualTo(source());
      assertThat(hidden()).as(text).isEmpty();
    }
  }
}
