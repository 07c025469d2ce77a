package io.howdah.run;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyStatus;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import io.howdah.run.Crash.Moment;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A copy that dies at any request leaves a ledger that the next copy can use, or none. */
class KilledLedgerTest extends LedgerCase {
  private static final int MOST_REQUESTS = 30;

  @ParameterizedTest
  @EnumSource
  void leavesNothingThatMisleadsTheNextCopy(Moment moment) throws Exception {
    int crashes = 0;
    for (Operation operation : Operation.values()) {
      for (int count = 1; count <= MOST_REQUESTS; count++) {
        write(copies.staging, "/out/a", operation + " " + count);
        write(copies.staging, "/out/new/" + operation + count, "new");
        Crash crash = new Crash(moment, operation, count);
        copies.prodFaults(crash);
        copy();
        copies.prodFaults(FaultInjector.NONE);
        changeBothSides(count);

        CopyStatus next = copy();

        String what = moment + " " + operation + " " + count;
        assertThat(next.isSuccessful()).as(what).isTrue();
        assertThat(next.ledger().problem()).as(what).isNull();
        assertThat(withoutHidden(prod())).as(what).isEqualTo(source());
        if (!crash.happened()) {
          break;
        }
        crashes++;
      }
    }
    assertThat(crashes).isGreaterThan(30);
    pass(Duration.ofDays(8));
    copy();
    assertThat(ledgers()).hasSize(1);
  }

  private void changeBothSides(int number) throws Exception {
    write(copies.staging, "/out/day/b", "b" + number);
    write(copies.prod, "/in/day/c", "x" + number % 10 + "x");
    later();
  }

  private Map<String, String> source() {
    Map<String, String> files = new TreeMap<>();
    MemoryCopy.tree(copies.staging, "/out")
        .forEach((path, text) -> files.put(path.replaceFirst("/out", "/in"), text));
    return files;
  }

  /** Temporary files of the dead run may stay for a week. */
  private static Map<String, String> withoutHidden(Map<String, String> files) {
    Map<String, String> visible = new TreeMap<>(files);
    visible.keySet().removeIf(path -> path.substring(path.lastIndexOf('/')).startsWith("/."));
    return visible;
  }
}
