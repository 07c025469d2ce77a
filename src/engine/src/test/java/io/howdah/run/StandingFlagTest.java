package io.howdah.run;

import static io.howdah.run.FlaggedTable.FORCE;
import static io.howdah.run.FlaggedTable.await;
import static io.howdah.run.FlaggedTable.options;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.FileAttribute;
import io.howdah.Layout;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.TestTrees;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Done flags that exist at the destination while files below them change. */
class StandingFlagTest {
  private final FlaggedTable table = FlaggedTable.copiedOnce();
  private final MemoryCopy copies = table.copies();

  @Test
  void withdrawsAFlagBeforeTheFirstFileBelowItIsReplaced() {
    write(copies.staging, "/table/ds=1/country=fr/bucket_7", "other rows");
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    table.watch("/table/ds=1/_SUCCESS", "/table/_SUCCESS");

    CopyStatus status = table.copy(FORCE);

    assertThat(table.lies()).isEmpty();
    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.copied().files()).isEqualTo(2 + 2);
    assertThat(status.skipped().files()).isEqualTo(79);
    assertThat(table.deletions())
        .containsExactlyInAnyOrder("/table/ds=1/_SUCCESS", "/table/_SUCCESS");
    table.assertEqualOnBoth();
  }

  @Test
  void withdrawsAFlagBeforeAFileIsAdded() {
    write(copies.staging, "/table/ds=2/country=nl/bucket_0", "rows");
    table.watch("/table/ds=2/_SUCCESS", "/table/_SUCCESS");

    CopyStatus status = table.copy(FORCE);

    assertThat(table.lies()).isEmpty();
    assertThat(status.copied().files()).isEqualTo(1 + 2);
    table.assertEqualOnBoth();
  }

  @Test
  void letsTheOthersWaitUntilTheFirstHasWithdrawnTheFlag() {
    for (int i = 0; i < 20; i++) {
      write(copies.staging, "/table/ds=1/ZZ_" + i, "other rows");
    }
    CountDownLatch allStaged = new CountDownLatch(4);
    table.watch(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) {
            if (operation == Operation.DELETE) {
              await(allStaged);
            }
          }

          @Override
          public void after(Operation operation, FilePath path) {
            if (operation == Operation.CREATE) {
              allStaged.countDown();
            }
          }
        },
        "/table/ds=1/_SUCCESS",
        "/table/_SUCCESS");

    CopyStatus status = table.copy(FORCE);

    assertThat(table.lies()).isEmpty();
    assertThat(status.copied().files()).isEqualTo(20 + 2);
    assertThat(table.deletions())
        .containsExactlyInAnyOrder("/table/ds=1/_SUCCESS", "/table/_SUCCESS");
  }

  @Test
  void withdrawsAFlagThatTheListingHasNotComeToYet() {
    write(copies.staging, "/table/ds=1/ZZ_0", "other rows");
    CountDownLatch published = new CountDownLatch(1);
    AtomicInteger pages = new AtomicInteger();
    copies.stagingFaults(
        FaultAt.before(
            Operation.LIST,
            path -> {
              if (path.name().equals("ds=1") && pages.incrementAndGet() == 2) {
                await(published);
              }
            }));
    table.watch(
        FaultAt.after(Operation.RENAME, path -> published.countDown()),
        "/table/ds=1/_SUCCESS",
        "/table/_SUCCESS");

    CopyStatus status = table.copy(FORCE);

    assertThat(table.lies()).isEmpty();
    assertThat(status.copied().files()).isEqualTo(1 + 2);
    table.assertEqualOnBoth();
  }

  @Test
  void replacesAFlagAtOnceWhereNothingElseBelowItChanges() {
    write(copies.staging, "/table/ds=1/_SUCCESS", "done again");
    table.watch("/table/_SUCCESS");

    CopyStatus status = table.copy(FORCE);

    assertThat(table.lies()).isEmpty();
    assertThat(status.copied().files()).isEqualTo(2);
    assertThat(table.deletions()).containsExactly("/table/_SUCCESS");
    table.assertEqualOnBoth();
  }

  @Test
  void costsOneDeletionForAFlagThatTheListingShowed() {
    for (int i = 0; i < 20; i++) {
      write(copies.staging, "/table/ds=1/country=fr/bucket_" + i, "other rows");
    }
    CountDownLatch listed = new CountDownLatch(1);
    table.watch(FaultAt.before(Operation.CREATE, path -> await(listed)));

    CopyStatus status = table.copyAndWhenListed(listed::countDown);

    assertThat(status.copied().files()).isEqualTo(20 + 2);
    assertThat(table.deletions())
        .containsExactlyInAnyOrder("/table/ds=1/_SUCCESS", "/table/_SUCCESS");
    assertThat(copies.prodAsSeen().requests(Operation.RENAME)).isEqualTo(20 + 2);
    // The target itself; and country=fr, of which no listing showed a flag.
    assertThat(copies.prodAsSeen().requests(Operation.STATUS)).isEqualTo(1 + 1);
    // The source itself; the one flag that is empty, after it was read, because it needs no
    // checksum;
    // and each flag before it is published.
    assertThat(copies.stagingAsSeen().requests(Operation.STATUS)).isEqualTo(1 + 1 + 2);
  }

  @Test
  void keepsTheTimesOfTheDirectoryAndOfTheFlag() throws Exception {
    CopyOptions preserving = options().preserve(EnumSet.allOf(FileAttribute.class)).build();
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    copies.staging.setTimes(FilePath.of("/table/ds=1/_SUCCESS"), 1_600_000_000_000L, 0);
    copies.staging.setTimes(FilePath.of("/table/ds=1"), 1_500_000_000_000L, 0);

    CopyStatus status = table.copy(preserving);

    assertThat(status.isSuccessful()).isTrue();
    assertThat(prodStatus("/table/ds=1").modificationTime()).isEqualTo(1_500_000_000_000L);
    assertThat(prodStatus("/table/ds=1/_SUCCESS").modificationTime()).isEqualTo(1_600_000_000_000L);
  }

  @Test
  void isWithdrawnByItsOwnRunAlsoWhereNothingMayBeReplaced() throws Exception {
    TestTrees.delete(copies.prod, FilePath.of("/table"));
    CopyOptions keeping = CopyOptions.builder().threads(4).build();
    MemoryJournal journal = MemoryJournal.empty();
    table.process(1, journal, keeping);
    write(copies.staging, "/table/ds=1/ZZ_late", "rows");
    table.watch("/table/ds=1/_SUCCESS", "/table/_SUCCESS");

    CopyStatus status = table.process(2, journal.next(), keeping);

    assertThat(table.lies()).isEmpty();
    assertThat(status.copied().files()).isEqualTo(84);
    table.assertEqualOnBoth();
  }

  @Test
  void isWithdrawnInAFlatCopy() {
    write(copies.staging, "/flat/a/_SUCCESS", "a");
    write(copies.staging, "/flat/a/file", "other rows");
    write(copies.staging, "/flat/b/later", "other rows");
    write(copies.prod, "/in/_SUCCESS", "old");
    write(copies.prod, "/in/file", "rows");
    List<String> published = Collections.synchronizedList(new ArrayList<>());
    table.watch(
        FaultAt.before(
            Operation.RENAME,
            path -> {
              if (path.name().startsWith(".file.")) {
                published.add("file beside " + copies.prod.status(FilePath.of("/in/_SUCCESS")));
              }
            }));

    CopyStatus status = copies.copy("/flat", "/in", options().layout(Layout.FLAT).build());

    assertThat(status.isSuccessful()).isTrue();
    assertThat(published).containsExactly("file beside " + Optional.empty());
    assertThat(table.deletions()).containsExactly("/in/_SUCCESS");
    assertThat(tree(copies.prod, "/in"))
        .containsEntry("/in/_SUCCESS", "a")
        .containsOnlyKeys("/in/_SUCCESS", "/in/file", "/in/later");
  }

  private FileStatus prodStatus(String path) throws CopyException {
    return copies.prod.status(FilePath.of(path)).orElseThrow();
  }
}
