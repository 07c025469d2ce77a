package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.Operation;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies that stop by themselves, and those that go on. */
class CopyLimitTest {
  private final MemoryCopy copies = new MemoryCopy();

  private final CopyOptions.Builder options =
      CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL);

  @BeforeEach
  void fillStaging() {
    for (int i = 0; i < 10; i++) {
      write(copies.staging, "/out/day/file-" + i, "1234567890");
    }
    write(copies.staging, "/out/day/_SUCCESS", "");
  }

  @Test
  void stopsAfterSomeFilesAndGoesOnInTheNextRun() {
    options.limit(to -> to.files(4));

    CopyStatus first = copy();

    assertThat(stoppedBy(first)).isEqualTo(ErrorCode.LIMIT_REACHED);
    assertThat(first.error()).hasMessage("The copy stopped at its limit of 4 files.");
    assertThat(first.copied().files()).isEqualTo(4);
    assertThat(first.failed().files()).isZero();
    assertThat(first.postponed().files()).isEqualTo(7);
    assertThat(tree(copies.prod, "/in")).doesNotContainKey("/in/day/_SUCCESS");

    assertThat(copy().copied().files()).isEqualTo(4);
    CopyStatus last = copy();
    assertThat(last.isSuccessful()).isTrue();
    assertThat(last.skipped().files()).isEqualTo(8);
    assertThat(tree(copies.prod, "/in")).hasSize(12).containsKey("/in/day/_SUCCESS");
  }

  @Test
  void isNoFailureWhereTheLimitIsJustEnough() {
    options.limit(to -> to.files(11));

    assertThat(copy().isSuccessful()).isTrue();
  }

  @Test
  void stopsAfterSomeBytes() {
    options.limit(to -> to.bytes(25));

    CopyStatus status = copy();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.LIMIT_REACHED);
    assertThat(status.copied().files()).isEqualTo(3);
  }

  @Test
  void stopsAfterSomeTime() {
    options.limit(to -> to.duration(Duration.ofMillis(50))).threads(1);
    copies.stagingFaults(FaultAt.before(Operation.OPEN, path -> sleep()));

    CopyStatus status = copy();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.LIMIT_REACHED);
    assertThat(status.copied().files()).isPositive().isLessThan(11);
    assertThat(status.failed().files()).isZero();
  }

  @Test
  void deletesNothingWhereFilesAreLeftToTheNextRun() {
    write(copies.prod, "/in/day/old", "old");
    options
        .limit(to -> to.files(4))
        .delete(what -> what.extra(Extra.DELETE).removal(Removal.PERMANENT));

    copy();
    copy();
    assertThat(tree(copies.prod, "/in")).containsKey("/in/day/old");

    copy();
    assertThat(tree(copies.prod, "/in")).doesNotContainKey("/in/day/old");
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(30);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private CopyStatus copy() {
    return copies.copy(
        MemoryCopy.request("/out", "/in", options.build()).target(Target.EXACT).build(),
        CopyListener.NONE,
        new Cancellation());
  }
}
