package io.howdah.oozie.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.util.Progressable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the local file system; what only HDFS does, real servers show. */
class RunDirectoryTest {
  private static final Owner A = Owner.of("a", "1");
  private static final Owner B = Owner.of("b", "1");

  private Path temporary;
  private RunDirectory directory;

  @BeforeEach
  void make(@TempDir Path temporary) throws IOException {
    this.temporary = temporary;
    directory =
        new RunDirectory(
            FileSystem.getLocal(new Configuration(false)),
            new org.apache.hadoop.fs.Path(temporary.resolve("run").toString()));
    directory.make();
  }

  @Test
  void hasNoOwnerAtFirst() throws IOException {
    RunState state = directory.read();

    assertThat(state.newestLease()).isZero();
    assertThat(state.isReleased()).isFalse();
    assertThat(state.hasResult(0)).isFalse();
  }

  @Test
  void isClaimedByOneOfTwo() throws IOException {
    RunState seenByBoth = directory.read();

    assertThat(directory.claim(seenByBoth, LeaseTerms.of(A, 0, 0))).isNotNull();
    assertThat(directory.claim(seenByBoth, LeaseTerms.of(B, 0, 0))).isNull();
    assertThat(directory.terms(directory.read()).owner()).isEqualTo(A);
  }

  @Test
  void passesItsStateToTheNextOwner() throws IOException {
    Lease lease = claim(A);
    directory.release(lease, LeaseTerms.of(A, 0, 2).notBefore(12_345));

    RunState state = directory.read();
    assertThat(state.isReleased()).isTrue();
    assertThat(directory.terms(state).retries()).isEqualTo(2);
    assertThat(directory.terms(state).notBefore()).isEqualTo(12_345);

    claim(B);
    assertThat(directory.read().isReleased()).isFalse();
  }

  @Test
  void recognizesAnEarlierLifeOfAServer() {
    assertThat(A.isEarlierLifeOf(Owner.of("a", "2"))).isTrue();
    assertThat(A.isEarlierLifeOf(A)).isFalse();
    assertThat(A.isEarlierLifeOf(B)).isFalse();
    assertThat(Owner.parse("").isEarlierLifeOf(A)).isFalse();
  }

  @Test
  void remembersWhatEarlierOwnersWereAboutToPublish() throws IOException {
    try (PublishJournal first = directory.openJournal(claim(A), new Fence())) {
      assertThat(first.mayHavePublished("/data/1")).isFalse();
      for (int i = 1; i <= 1000; i++) {
        first.aboutToPublish("/data/" + i);
      }
    }
    try (PublishJournal second = directory.openJournal(claim(B), new Fence())) {
      assertThat(second.mayHavePublished("/data/1000")).isTrue();
      assertThat(second.mayHavePublished("/data/1001")).isFalse();
      second.aboutToPublish("/data/1001");
    }
    try (PublishJournal third = directory.openJournal(claim(A), new Fence())) {
      assertThat(third.mayHavePublished("/data/1")).isTrue();
      assertThat(third.mayHavePublished("/data/1001")).isTrue();
    }
  }

  @Test
  void leavesOutAnEntryThatADyingOwnerWroteHalfOf() throws IOException {
    try (PublishJournal first = directory.openJournal(claim(A), new Fence())) {
      first.aboutToPublish("/data/1");
      first.aboutToPublish("/data/2");
    }
    Path journal = temporary.resolve("run/journal-1");
    byte[] bytes = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(bytes, bytes.length - 3));
    Files.deleteIfExists(temporary.resolve("run/.journal-1.crc"));

    try (PublishJournal second = directory.openJournal(claim(B), new Fence())) {
      assertThat(second.mayHavePublished("/data/1")).isTrue();
      assertThat(second.mayHavePublished("/data/2")).isFalse();
    }
  }

  @Test
  void keepsTheResultOfEachUserRetry() throws IOException {
    Lease lease = claim(A);
    directory.writeResult(
        lease, 0, RunResult.failed("HOWDAH_CODE", "Sentence.", Map.of("k", "v\n=")));
    directory.writeResult(lease, 1, RunResult.succeeded(Map.of("filesCopied", "3")));

    RunState state = directory.read();
    assertThat(state.hasResult(0)).isTrue();
    assertThat(state.hasResult(2)).isFalse();
    assertThat(directory.result(0).status()).isEqualTo("FAILED");
    assertThat(directory.result(0).errorMessage()).isEqualTo("Sentence.");
    assertThat(directory.result(0).data()).containsEntry("k", "v\n=");
    assertThat(directory.result(1).status()).isEqualTo("SUCCEEDED");
    assertThat(directory.result(1).errorCode()).isNull();
  }

  @Test
  void isNeverMadeAgainByAnOwner() throws IOException {
    Lease lease = claim(A);
    RunState state = directory.read();
    directory.delete();

    assertThatThrownBy(directory::read).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> directory.renew(lease)).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> directory.claim(state, LeaseTerms.of(B, 0, 0)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> directory.openJournal(lease, new Fence()))
        .isInstanceOf(IOException.class);
    assertThat(temporary.resolve("run")).doesNotExist();
  }

  @Test
  void hasNoOwnerAfterItsLeaseWasDeleted() throws IOException {
    Lease lost = claim(A);
    directory.delete();
    directory.make();
    Lease second = claim(B);

    assertThat(directory.renew(second)).isTrue();
    assertThat(directory.renew(lost)).isFalse();
  }

  @Test
  void ignoresAResultThatCannotBeItsOwn() throws IOException {
    Files.writeString(
        temporary.resolve("run/result-0"), "status=FAILED\nerrorCode=" + "X".repeat(4000));

    assertThat(directory.result(0).errorCode()).isEqualTo("HOWDAH_INTERNAL_ERROR");
    assertThat(directory.result(0).errorMessage())
        .isEqualTo("The result of the copy is not readable.");
  }

  @Test
  void ignoresAMessageThatOoziesDatabaseWouldRefuse() throws IOException {
    Files.writeString(
        temporary.resolve("run/result-0"),
        "status=FAILED\nerrorCode=HOWDAH_CODE\nerrorMessage=" + "x".repeat(501));

    assertThat(directory.result(0).errorMessage())
        .isEqualTo("The result of the copy is not readable.");
  }

  @Test
  void overlooksWhatItDidNotWriteItself() throws IOException {
    Files.writeString(temporary.resolve("run/lease-2147483647"), "");
    Files.writeString(temporary.resolve("run/lease-x"), "");

    assertThat(directory.read().newestLease()).isZero();
  }

  @Test
  void readsNumbersOfMoreDigitsThanMostRunsNeed() throws IOException {
    Files.createFile(temporary.resolve("run/lease-10000"));
    Files.createFile(temporary.resolve("run/lease-0010001"));

    assertThat(directory.read().newestLease()).isEqualTo(10_000);
    assertThat(claim(A).number()).isEqualTo(10_001);
    assertThat(directory.read().newestLease()).isEqualTo(10_001);
  }

  @Test
  void isNotClaimedWhereTheNextNumberWouldNotBeRead() throws IOException {
    Files.createFile(temporary.resolve("run/lease-" + RunDirectory.HIGHEST_NUMBER));

    assertThatThrownBy(() -> claim(A))
        .hasMessageEndingWith("run has a lease of the number 99999, after which there is none.");
    assertThat(temporary.resolve("run")).isDirectoryNotContaining("glob:**lease-100000");
  }

  /** The listing never ends, so it fits into no memory. */
  @Test
  void isReadOnlySoFar() throws IOException {
    AtomicInteger read = new AtomicInteger();
    RunDirectory crowded =
        over(
            new RawLocalFileSystem() {
              @Override
              public RemoteIterator<LocatedFileStatus> listLocatedStatus(
                  org.apache.hadoop.fs.Path path) {
                return endless(path, read);
              }
            });

    assertThatThrownBy(crowded::read)
        .isExactlyInstanceOf(IOException.class)
        .hasMessageEndingWith("run has more than 50000 entries, and no run needs so many.");
    assertThat(read).hasValue(RunDirectory.MOST_ENTRIES);
  }

  /** Between the two requests of the first owner, the second one finds nothing to fence. */
  @Test
  void opensNoJournalThatANewerOwnerCouldNotFence() throws IOException {
    Lease first = claim(A);
    RunDirectory slow =
        over(
            new RawLocalFileSystem() {
              @Override
              public FSDataOutputStream createNonRecursive(
                  org.apache.hadoop.fs.Path file,
                  boolean overwrite,
                  int bufferSize,
                  short replication,
                  long blockSize,
                  @Nullable Progressable progress)
                  throws IOException {
                directory.openJournal(claim(B), new Fence()).close();
                return super.createNonRecursive(
                    file, overwrite, bufferSize, replication, blockSize, progress);
              }
            });

    assertThatThrownBy(() -> slow.openJournal(first, new Fence()))
        .isInstanceOf(LeaseLostException.class)
        .hasMessage("Another server has taken over this copy.");
  }

  private RunDirectory over(FileSystem fileSystem) throws IOException {
    fileSystem.initialize(URI.create("file:///"), new Configuration(false));
    return new RunDirectory(
        fileSystem, new org.apache.hadoop.fs.Path(temporary.resolve("run").toString()));
  }

  private static RemoteIterator<LocatedFileStatus> endless(
      org.apache.hadoop.fs.Path path, AtomicInteger read) {
    return new RemoteIterator<>() {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public LocatedFileStatus next() throws IOException {
        String name = "lease-x" + read.incrementAndGet();
        FileStatus file =
            new FileStatus(0, false, 1, 1, 1, new org.apache.hadoop.fs.Path(path, name));
        return new LocatedFileStatus(file, new BlockLocation[0]);
      }
    };
  }

  private Lease claim(Owner owner) throws IOException {
    return Objects.requireNonNull(
        directory.claim(directory.read(), LeaseTerms.of(owner, 0, 0)), "the lease");
  }
}
