package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.request;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.AttributeLoss;
import io.howdah.Cancellation;
import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.event.AttributeLost;
import io.howdah.event.RightMissing;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.MemoryFileSystemBuilder;
import io.howdah.fs.memory.Operation;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of attributes that the destination does not take. */
class AttributeLossTest {
  /** The source is older than the destination's own files, or their times would need no change. */
  private static final Clock EARLIER = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));

  private final List<CopyEvent> events = new CopyOnWriteArrayList<>();
  private MemoryCopy copies =
      new MemoryCopy(
          MemoryFileSystem.builder().user("alice").group("team").clock(EARLIER).build(),
          MemoryFileSystem.builder().user("etl").group("etl").build());

  @Test
  void copiesAFileWithoutAnAttributeThatIsRefused() throws Exception {
    write(copies.staging, "/out/a", "a");
    write(copies.staging, "/out/b", "b");
    copies.prodFaults(
        FaultAt.before(
            Operation.SET_TIMES,
            path -> {
              throw new CopyException(ErrorCode.PERMISSION_DENIED, "no times");
            }));

    CopyStatus status = copy(preserving(FileAttribute.TIMES));

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.copied().files()).isEqualTo(2);
    assertThat(status.lostAttributes()).containsOnly(entry(FileAttribute.TIMES, 3L));
    assertThat(losses())
        .extracting(AttributeLost::destination)
        .containsExactlyInAnyOrder("/in/a", "/in/b", "/in");
    assertThat(losses().get(0).cause()).hasMessage("no times");
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/a", "/in/b");
  }

  /** A server that gave no known reason has not refused the attribute. */
  @ParameterizedTest
  @EnumSource(
      value = ErrorCode.class,
      names = {"SERVER_FAILED", "LOCAL_IO_FAILED", "UNEXPECTED_ANSWER"})
  void failsTheFileWhereTheReasonIsNotTheAttribute(ErrorCode code) {
    write(copies.staging, "/out/a", "a");
    copies.prodFaults(
        FaultAt.before(
            Operation.SET_TIMES,
            path -> {
              throw new CopyException(code, "broken");
            }));

    CopyStatus status = copy(preserving(FileAttribute.TIMES));

    assertThat(status.failureCodes()).contains(code);
    assertThat(losses()).isEmpty();
  }

  @Test
  void failsTheFileWhereNoLossIsPermitted() {
    write(copies.staging, "/out/a", "a");
    copies.prodFaults(FaultAt.denied(Operation.SET_OWNER, "in"));

    CopyStatus status =
        copy(
            CopyOptions.builder()
                .preserve(EnumSet.of(FileAttribute.OWNER))
                .attributeLoss(AttributeLoss.FAIL)
                .build());

    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(status.failed().files()).isEqualTo(1);
    assertThat(status.failures().get(0).failure())
        .hasMessage("Setting the attributes of the directory '/in' failed: not yours");
    assertThat(status.lostAttributes()).isEmpty();
  }

  /** The attribute was not refused: the server was not asked, and a later copy may set it. */
  @Test
  void failsTheFileWhereTheConnectionFails() {
    write(copies.staging, "/out/a", "a");
    copies.prodFaults(
        FaultAt.before(
            Operation.SET_TIMES,
            path -> {
              throw new CopyException(ErrorCode.SERVER_BUSY, "later");
            }));

    CopyStatus status = copy(preserving(FileAttribute.TIMES));

    assertThat(status.isSuccessful()).isFalse();
    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.SERVER_BUSY);
    assertThat(status.lostAttributes()).isEmpty();
  }

  @Test
  void saysOnceThatAnOrdinaryUserGivesNoFilesAway() throws Exception {
    ordinaryUserAtProd("etl");
    write(copies.staging, "/out/a", "a");
    write(copies.staging, "/out/b", "b");

    CopyStatus status = copy(preserving(FileAttribute.OWNER));

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.lostAttributes()).containsOnly(entry(FileAttribute.OWNER, 3L));
    assertThat(copies.prodAsSeen().requests(Operation.SET_OWNER)).isZero();
    assertThat(copies.prodAsSeen().requests(Operation.RIGHTS)).isEqualTo(1);
    assertThat(events.stream().filter(RightMissing.class::isInstance)).hasSize(1);
    assertThat(events.get(0))
        .isInstanceOfSatisfying(
            RightMissing.class,
            missing -> {
              assertThat(missing.attribute()).isEqualTo(FileAttribute.OWNER);
              assertThat(missing.sentence()).contains("not a superuser of the destination");
            });
  }

  @Test
  void losesNoOwnerWhoIsTheUser() throws Exception {
    ordinaryUserAtProd("etl");
    write(copies.staging, "/out/a", "a");
    copies.staging.setOwner(path("/out/a"), "etl", null);
    copies.staging.setOwner(path("/out"), "etl", null);

    assertThat(copy(preserving(FileAttribute.OWNER)).lostAttributes()).isEmpty();
  }

  @Test
  void givesAnOrdinaryUsersFilesToGroupsOfTheUser() throws Exception {
    ordinaryUserAtProd("etl", "team");
    write(copies.staging, "/out/ours", "a");
    write(copies.staging, "/out/theirs", "b");
    write(copies.staging, "/out/theirs-too", "c");
    copies.staging.setOwner(path("/out/theirs"), null, "secret");
    copies.staging.setOwner(path("/out/theirs-too"), null, "secret");

    CopyStatus status =
        copy(CopyOptions.builder().preserve(EnumSet.of(FileAttribute.GROUP)).threads(1).build());

    assertThat(status.lostAttributes()).containsOnly(entry(FileAttribute.GROUP, 2L));
    assertThat(status("/in/ours").group()).isEqualTo("team");
    assertThat(status("/in/theirs").group()).isEqualTo("etl");
    assertThat(copies.prodAsSeen().requests(Operation.SET_OWNER))
        .as("one for each group, and one for the directory")
        .isEqualTo(3);
  }

  @Test
  void learnsFromTheFirstRefusalWhereTheRightsAreNotTold() {
    write(copies.staging, "/out/a", "a");
    write(copies.staging, "/out/b", "b");
    copies.prodFaults(
        FaultAt.before(
            Operation.SET_OWNER,
            path -> {
              throw new CopyException(ErrorCode.PERMISSION_DENIED, "not a superuser");
            }));

    CopyStatus status =
        copy(CopyOptions.builder().preserve(EnumSet.of(FileAttribute.OWNER)).threads(1).build());

    assertThat(status.lostAttributes()).containsOnly(entry(FileAttribute.OWNER, 3L));
    assertThat(copies.prodAsSeen().requests(Operation.SET_OWNER)).isEqualTo(1);
    assertThat(events.stream().filter(RightMissing.class::isInstance)).hasSize(1);
  }

  @Test
  void setsTheGroupWhereOnlyTheOwnerIsRefused() throws Exception {
    ordinaryUserAtProd("team");
    write(copies.staging, "/out/a", "a");

    CopyStatus status = copy(preserving(FileAttribute.OWNER, FileAttribute.GROUP));

    assertThat(status.lostAttributes()).containsOnly(entry(FileAttribute.OWNER, 2L));
    assertThat(status("/in/a").group()).isEqualTo("team");
  }

  @Test
  void leavesAReplicationAboveTheMaximumToTheDestination() throws Exception {
    limitProd(copies.prod.toBuilder().largestReplication(4));
    writeWith("/out/many", CreateOptions.builder().replication(9).build());
    writeWith("/out/many-too", CreateOptions.builder().replication(9).build());
    writeWith("/out/few", CreateOptions.builder().replication(2).build());

    CopyStatus status =
        copy(
            CopyOptions.builder()
                .preserve(EnumSet.of(FileAttribute.REPLICATION, FileAttribute.BLOCK_SIZE))
                .threads(1)
                .build());

    assertThat(status.failures()).isEmpty();
    assertThat(status.lostAttributes()).containsOnly(entry(FileAttribute.REPLICATION, 2L));
    assertThat(status("/in/many").replication()).isEqualTo(3);
    assertThat(status("/in/few").replication()).isEqualTo(2);
    assertThat(copies.prodAsSeen().requests(Operation.CREATE))
        .as("the refused value is not requested again")
        .isEqualTo(4);
  }

  @Test
  void leavesABlockSizeBelowTheMinimumToTheDestination() throws Exception {
    limitProd(copies.prod.toBuilder().smallestBlockSize(1 << 20));
    writeWith("/out/small", CreateOptions.builder().blockSize(8192).replication(2).build());

    CopyStatus status = copy(preserving(FileAttribute.REPLICATION, FileAttribute.BLOCK_SIZE));

    assertThat(status.failures()).isEmpty();
    assertThat(status.lostAttributes()).containsOnly(entry(FileAttribute.BLOCK_SIZE, 1L));
    assertThat(status("/in/small").blockSize()).isEqualTo(128 << 20);
    assertThat(status("/in/small").replication()).isEqualTo(2);
  }

  @Test
  void failsForAnotherLimitWhateverIsLeftOut() {
    write(copies.staging, "/out/a", "a");
    copies.prodFaults(
        FaultAt.before(
            Operation.CREATE,
            path -> {
              throw new CopyException(ErrorCode.LIMIT_EXCEEDED, "too many files");
            }));

    CopyStatus status = copy(preserving(FileAttribute.REPLICATION, FileAttribute.BLOCK_SIZE));

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    assertThat(status.lostAttributes()).isEmpty();
  }

  @Test
  void failsForAMaximumWhereNoLossIsPermitted() {
    limitProd(copies.prod.toBuilder().largestReplication(2));
    write(copies.staging, "/out/a", "a");

    CopyStatus status =
        copy(
            CopyOptions.builder()
                .preserve(EnumSet.of(FileAttribute.REPLICATION))
                .attributeLoss(AttributeLoss.FAIL)
                .build());

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
  }

  private void ordinaryUserAtProd(String... groups) {
    limitProd(copies.prod.toBuilder().ordinaryUser(groups));
  }

  private void limitProd(MemoryFileSystemBuilder prod) {
    copies = new MemoryCopy(copies.staging, prod.build());
  }

  private void writeWith(String path, CreateOptions options) {
    write(copies.staging, path, new byte[] {1, 2, 3}, options);
  }

  private CopyStatus copy(CopyOptions options) {
    return copies.copy(request("/out", "/in", options).build(), events::add, new Cancellation());
  }

  private List<AttributeLost> losses() {
    return events.stream()
        .filter(AttributeLost.class::isInstance)
        .map(AttributeLost.class::cast)
        .toList();
  }

  private FileStatus status(String path) throws CopyException {
    return copies.prod.status(path(path)).orElseThrow();
  }

  private static FilePath path(String path) throws CopyException {
    return FilePath.of(path);
  }

  private static CopyOptions preserving(FileAttribute... attributes) {
    return CopyOptions.builder().preserve(Set.of(attributes)).build();
  }
}
