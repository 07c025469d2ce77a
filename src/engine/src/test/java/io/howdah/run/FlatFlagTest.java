package io.howdah.run;

import static io.howdah.run.FlaggedTable.await;
import static io.howdah.run.FlaggedTable.options;
import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.Layout;
import io.howdah.event.EventHandlers;
import io.howdah.event.PlanCompleted;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a flat copy a done flag covers the files of all source directories. */
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
    CountDownLatch planned = new CountDownLatch(1);
    copies.stagingFaults(FaultAt.before(Operation.OPEN, waitsAt("c", planned)));
    List<String> flags = flagsBeside(".c.", () -> {});

    CopyStatus status = copy("/day", whenPlanned(planned::countDown));

    assertThat(status.isSuccessful()).isTrue();
    assertThat(flags).isEmpty();
    assertThat(tree(copies.prod, "/in"))
        .containsOnlyKeys("/in/_SUCCESS", "/in/a", "/in/b", "/in/c");
  }

  @Test
  void isWithdrawnWhenItIsFoundAfterTheFirstFileAppeared() {
    assertThat(copy("/day").isSuccessful()).isTrue();
    write(copies.staging, "/day/p0/0", "more rows");
    write(copies.staging, "/day/p2/c", "more rows");
    CountDownLatch published = new CountDownLatch(1);
    CountDownLatch planned = new CountDownLatch(1);
    FaultAt.Step unlisted = waitsAt("p1", published);
    FaultAt.Step unread = waitsAt("c", planned);
    copies.stagingFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            if (operation == Operation.LIST) {
              unlisted.at(path);
            } else if (operation == Operation.OPEN) {
              unread.at(path);
            }
          }
        });
    List<String> flags = flagsBeside(".c.", published::countDown);

    CopyStatus status = copy("/day", whenPlanned(planned::countDown));

    assertThat(status.isSuccessful()).isTrue();
    assertThat(flags).isEmpty();
    assertThat(tree(copies.prod, "/in")).containsKeys("/in/_SUCCESS", "/in/0", "/in/c");
  }

  @Test
  void leavesADirectoryOfItsNameWhereItIsARoot() {
    write(copies.staging, "/mixed/_SUCCESS", "done");
    write(copies.staging, "/mixed/p/a", "rows");
    write(copies.prod, "/in/_SUCCESS/precious", "rows");

    CopyStatus status = copy("/mixed/*");

    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactly(ErrorCode.DESTINATION_CONFLICT);
    assertThat(tree(copies.prod, "/in")).containsEntry("/in/_SUCCESS/precious", "rows");
  }

  @Test
  void takesNoDirectoryForAnEmptyFile() {
    write(copies.staging, "/mixed/x", "");
    write(copies.staging, "/mixed/y", "rows");
    write(copies.prod, "/in/x/precious", "rows");

    CopyStatus status = copy("/mixed/*");

    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactly(ErrorCode.DESTINATION_CONFLICT);
    assertThat(status.skipped().files()).isZero();
    assertThat(tree(copies.prod, "/in")).containsKeys("/in/x/precious", "/in/y");
  }

  @Test
  void isWithdrawnWhenItIsFoundLateAndNothingMoreIsPublished() {
    assertThat(copy("/day").isSuccessful()).isTrue();
    write(copies.staging, "/day/p0/0", "more rows");
    write(copies.staging, "/day/p2/c", "more rows");
    CountDownLatch published = new CountDownLatch(1);
    FaultAt.Step unlisted = waitsAt("p1", published);
    FaultInjector unreadable = FaultAt.denied(Operation.OPEN, "c");
    copies.stagingFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            if (operation == Operation.LIST) {
              unlisted.at(path);
            }
            unreadable.before(operation, path);
          }
        });
    flagsBeside(".0.", published::countDown);

    CopyStatus status = copy("/day");

    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactlyInAnyOrder(ErrorCode.PERMISSION_DENIED, ErrorCode.DONE_FLAG_WITHHELD);
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/0", "/in/a", "/in/b");
  }

  private static FaultAt.Step waitsAt(String name, CountDownLatch latch) {
    return path -> {
      if (path.name().equals(name)) {
        await(latch);
      }
    };
  }

  private static CopyListener whenPlanned(Runnable action) {
    return EventHandlers.builder().on(PlanCompleted.class, event -> action.run()).build();
  }

  /** The flags that stand when a temporary file of that beginning gets its name. */
  private List<String> flagsBeside(String temporary, Runnable whenPublished) {
    List<String> flags = new CopyOnWriteArrayList<>();
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            if (operation == Operation.RENAME && path.name().startsWith(temporary)) {
              copies
                  .prod
                  .status(FilePath.of("/in/_SUCCESS"))
                  .ifPresent(flag -> flags.add(flag.toString()));
            }
          }

          @Override
          public void after(Operation operation, FilePath path) {
            if (operation == Operation.RENAME) {
              whenPublished.run();
            }
          }
        });
    return flags;
  }

  private CopyStatus copy(String source) {
    return copy(source, CopyListener.NONE);
  }

  private CopyStatus copy(String source, CopyListener listener) {
    return copies.copy(
        MemoryCopy.request(source, "/in", FLAT).target(Target.EXACT).build(),
        listener,
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
