package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.random;
import static io.howdah.run.MemoryCopy.read;
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
import io.howdah.RunJournal;
import io.howdah.Verification;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.FileSystemTraits.Checksums;
import io.howdah.fs.FileSystemTraits.Concat;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import io.howdah.run.Crash.Moment;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LargeFileTest {
  private static final CopyOptions CHUNKED = CopyOptions.builder().chunkSize(100_000).build();
  private static final int LENGTH = 1_000_000;

  private final MemoryCopy copies =
      new MemoryCopy(
          MemoryFileSystem.builder().traits(blocks(16_384)).build(),
          MemoryFileSystem.builder().traits(blocks(8_192)).build());
  private final byte[] bytes = random(5, LENGTH);

  @BeforeEach
  void fillStaging() throws Exception {
    write(copies.staging, "/big", bytes, CreateOptions.defaults());
    copies.prod.makeDirectories(FilePath.of("/in"), null);
  }

  @Test
  void writesChunksBesideEachOtherAndJoinsThem() {
    CopyStatus status = copies.copy("/big", "/in", CHUNKED);

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(read(copies.prod, "/in/big")).isEqualTo(bytes);
    assertThat(copies.prodAsSeen().requests(Operation.CREATE)).isEqualTo(9);
    assertThat(copies.prodAsSeen().requests(Operation.CONCAT)).isEqualTo(1);
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/big");
  }

  @Test
  void worksWithASingleWorker() {
    CopyStatus status = copies.maxConcurrency(1).copy("/big", "/in", CHUNKED);

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(read(copies.prod, "/in/big")).isEqualTo(bytes);
  }

  @Test
  void repeatsOnlyTheChunkThatFailed() {
    AtomicInteger creations = new AtomicInteger();
    copies.prodFaults(
        FaultAt.after(
            Operation.CREATE,
            path -> {
              if (creations.incrementAndGet() == 4) {
                throw new CopyException(ErrorCode.DATANODE_FAILED, "gone");
              }
            }));

    CopyStatus status = copies.copy("/big", "/in", CHUNKED);

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(creations).hasValue(10);
    assertThat(read(copies.prod, "/in/big")).isEqualTo(bytes);
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/big");
  }

  @Test
  void leavesNoChunkBehindWhenTheFileFails() {
    AtomicInteger creations = new AtomicInteger();
    copies.prodFaults(
        FaultAt.after(
            Operation.CREATE,
            path -> {
              if (creations.incrementAndGet() == 4) {
                throw new CopyException(ErrorCode.QUOTA_EXCEEDED, "full");
              }
            }));

    CopyStatus status = copies.copy("/big", "/in", CHUNKED);

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  @Test
  void doesNotWaitForAChunkThatDiedOfMissingMemory() {
    AtomicInteger creations = new AtomicInteger();
    copies.prodFaults(
        FaultAt.before(
            Operation.CREATE,
            path -> {
              if (creations.incrementAndGet() == 4) {
                throw new OutOfMemoryError("as the test wants it");
              }
            }));

    CopyStatus status = copies.copy("/big", "/in", CHUNKED);

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.INTERNAL_ERROR);
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void leavesNothingOfAProcessThatDiedToTheOneThatGoesOn(Moment moment) {
    MemoryJournal journal = MemoryJournal.empty();
    copies.prodFaults(new Crash(moment, Operation.CONCAT, 1));
    process(1, journal);
    assertThat(tree(copies.prod, "/in")).hasSize(moment == Moment.BEFORE ? 9 : 1);
    copies.prodFaults(new Crash(Moment.AFTER, Operation.RENAME, 1));
    journal = journal.next();
    process(2, journal);
    copies.prodFaults(FaultInjector.NONE);

    CopyStatus status = process(3, journal.next());

    assertThat(copies.prodAsSeen().requests(Operation.CREATE)).isZero();
    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/big");
    assertThat(read(copies.prod, "/in/big")).isEqualTo(bytes);
  }

  @Test
  void streamsInOnePieceWhereTheServerRefusesToJoin() throws Exception {
    copies.prod.setStorage(FilePath.of("/in"), Storage.ENCRYPTED);

    CopyStatus status = copies.copy("/big", "/in", CHUNKED);

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(copies.prodAsSeen().requests(Operation.CREATE)).isEqualTo(1);
  }

  @Test
  void streamsInOnePieceWhereACommaWouldSplitTheNamesOfTheParts() {
    CopyStatus status = copies.copy("/big", "/in/a,b", CHUNKED);

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(copies.prodAsSeen().requests(Operation.CONCAT)).isZero();
  }

  /**
   * HDFS joins no file that a snapshot contains, such as one taken while the chunks are written.
   */
  @Test
  void streamsInOnePieceWhereASnapshotHoldsTheChunks() {
    copies.prodFaults(
        FaultAt.before(
            Operation.CONCAT,
            path -> {
              throw new CopyException(ErrorCode.UNSUPPORTED_OPERATION, "It is in a snapshot.");
            }));

    CopyStatus status = copies.copy("/big", "/in", CHUNKED);

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(status.retries()).isEqualTo(1);
    assertThat(read(copies.prod, "/in/big")).isEqualTo(bytes);
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/big");
  }

  @Test
  void noticesThatTheSourceWasReplacedWhileNothingButTheLengthIsChecked() {
    byte[] other = random(6, LENGTH);
    AtomicInteger joins = new AtomicInteger();
    copies.prodFaults(
        FaultAt.before(
            Operation.CONCAT,
            path -> {
              if (joins.getAndIncrement() == 0) {
                write(copies.staging, "/big", other, CreateOptions.defaults());
              }
            }));

    CopyStatus status =
        copies.copy(
            "/big",
            "/in",
            CopyOptions.builder().chunkSize(100_000).verification(Verification.LENGTH).build());

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.retries()).isEqualTo(1);
    assertThat(read(copies.prod, "/in/big")).isEqualTo(other);
  }

  private CopyStatus process(int incarnation, RunJournal journal) {
    return copies.copy(
        MemoryCopy.request("/big", "/in/big", CHUNKED)
            .target(Target.EXACT)
            .runId("run")
            .incarnation(incarnation)
            .build(),
        CopyListener.NONE,
        new Cancellation(),
        journal);
  }

  private static FileSystemTraits blocks(long blockSize) {
    return FileSystemTraits.builder()
        .checksums(Checksums.OFFERED)
        .concat(Concat.OFFERED)
        .blockSize(blockSize)
        .build();
  }
}
