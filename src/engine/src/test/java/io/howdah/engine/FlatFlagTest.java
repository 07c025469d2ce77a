package io.howdah.engine;

import static io.howdah.engine.FlaggedTable.await;
import static io.howdah.engine.FlaggedTable.options;
import static io.howdah.engine.MemoryCopy.failedBy;
import static io.howdah.engine.MemoryCopy.tree;
import static io.howdah.engine.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyOptions.Layout;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.Operation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a flat copy a done flag speaks for the files of all source directories. */
class FlatFlagTest {
  private static final CopyOptions FLAT = options().layout(Layout.FLAT).build();

  private final MemoryCopy copies = new MemoryCopy();

  @BeforeEach
  void fillStaging() {
    write(copies.staging, "/day/p1/_SUCCESS", "done");
    write(copies.staging, "/day/p1/a", "rows");
    write(copies.staging, "/day/p2/b", "rows");
  }

  @Test
  void appearsWhereEverythingIsThere() {
    CopyStatus status = copy("/day");

    assertThat(status.isSuccessful()).isTrue();
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/_SUCCESS", "/in/a", "/in/b");
  }

  @Test
  void isWithheldWhereAFileOfAnotherDirectoryFailed() {
    copies.stagingFaults(FaultAt.denied(Operation.OPEN, "b"));

    assertWithheld(copy("/day"));
  }

  @Test
  void isWithheldWhereAFileOfAnotherRootFailed() {
    copies.stagingFaults(FaultAt.denied(Operation.OPEN, "b"));

    assertWithheld(copy("/day/*"));
  }

  @Test
  void isWithheldWhereARootThatIsAFileFailed() {
    write(copies.staging, "/day/bad", "rows");
    copies.stagingFaults(FaultAt.denied(Operation.OPEN, "bad"));

    CopyStatus status = copy("/day/*");

    assertThat(status.failureCodes())
        .containsExactlyInAnyOrder(ErrorCode.PERMISSION_DENIED, ErrorCode.DONE_FLAG_WITHHELD);
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/a", "/in/b");
  }

  @Test
  void isWithheldAsARootWhereADirectoryBesideItFailed() {
    write(copies.staging, "/mixed/_SUCCESS", "done");
    write(copies.staging, "/mixed/p/a", "rows");
    write(copies.staging, "/mixed/p/b", "rows");
    copies.stagingFaults(FaultAt.denied(Operation.OPEN, "b"));

    assertWithheld(copy("/mixed/*"));
  }

  @Test
  void isCopiedAsARootWhereNothingFailed() {
    write(copies.staging, "/mixed/_SUCCESS", "done");
    write(copies.staging, "/mixed/p/a", "rows");

    assertThat(copy("/mixed/*").isSuccessful()).isTrue();
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/_SUCCESS", "/in/a");
  }

  @Test
  void isWithheldWhereAnotherDirectoryHasOneToo() {
    write(copies.staging, "/day/p2/_SUCCESS", "done");

    CopyStatus status = copy("/day");

    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactlyInAnyOrder(ErrorCode.DESTINATION_CONFLICT, ErrorCode.DONE_FLAG_WITHHELD);
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/a", "/in/b");
  }

  @Test
  void isWithdrawnBeforeAFileOfAnotherDirectoryAppears() {
    assertThat(copy("/day").isSuccessful()).isTrue();
    write(copies.staging, "/day/p2/c", "more rows");
    CountDownLatch listed = new CountDownLatch(1);
    List<String> flagsBesideC = new CopyOnWriteArrayList<>();
    copies.prodFaults(
        FaultAt.before(
            Operation.RENAME,
            path -> {
              if (path.name().startsWith(".c.")) {
                copies
                    .prod
                    .status(FilePath.of("/in/_SUCCESS"))
                    .ifPresent(flag -> flagsBesideC.add(flag.toString()));
              }
            }));
    copies.stagingFaults(
        FaultAt.before(
            Operation.OPEN,
            path -> {
              if (path.name().equals("c")) {
                await(listed);
              }
            }));

    CopyStatus status =
        copies.copy(
            MemoryCopy.request("/day", "/in", FLAT).target(Target.EXACT).build(),
            new CopyListener() {
              @Override
              public void planCompleted() {
                listed.countDown();
              }
            },
            new Cancellation());

    assertThat(status.isSuccessful()).isTrue();
    assertThat(flagsBesideC).isEmpty();
    assertThat(tree(copies.prod, "/in"))
        .containsOnlyKeys("/in/_SUCCESS", "/in/a", "/in/b", "/in/c");
  }

  private CopyStatus copy(String source) {
    return copies.copy(
        MemoryCopy.request(source, "/in", FLAT).target(Target.EXACT).build(),
        CopyListener.NONE,
        new Cancellation());
  }

  private void assertWithheld(CopyStatus status) {
    assertThat(status.failures())
        .anySatisfy(
            failure -> {
              assertThat(failure.destination()).isEqualTo("/in/_SUCCESS");
              assertThat(failedBy(failure)).isEqualTo(ErrorCode.DONE_FLAG_WITHHELD);
            });
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/a");
  }
}
