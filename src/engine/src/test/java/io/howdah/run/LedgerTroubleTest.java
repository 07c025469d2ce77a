package io.howdah.run;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.LedgerOptions.Use;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RenameMode;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Ledgers that cannot be read, written or trusted: they cost time, and nothing else. */
class LedgerTroubleTest extends LedgerCase {
  @Test
  void deletesLedgersOfCopiesThatAreNotRunAnyMore() throws Exception {
    copy("/out", "/other");
    write(copies.prod, directory() + "/mine", "kept");
    pass(Duration.ofDays(41));
    copy();

    assertThat(ledgers()).hasSize(2).containsKey(directory() + "/mine");
  }

  @Test
  void isDoneWithoutWhereItIsDamaged() throws Exception {
    copy();
    copies.prod.stored().alter(ledger(), 30);

    CopyStatus second = copy();

    assertThat(second.isSuccessful()).isTrue();
    assertThat(second.ledger().remembered()).isZero();
    assertThat(second.ledger().problem())
        .isEqualTo("The ledger '" + ledger() + "' was not used, since it is damaged.");
    assertThat(copy().ledger().remembered()).isEqualTo(3);
  }

  @Test
  void isDoneWithoutWhereADirectoryHasItsName() throws Exception {
    copy();
    FilePath ledger = ledger();
    copies.prod.delete(ledger);
    copies.prod.makeDirectories(ledger, null);

    CopyStatus second = copy();

    assertThat(second.isSuccessful()).isTrue();
    assertThat(second.ledger().problem()).contains("could not be written");
    assertThat(ledgers()).hasSize(1);
  }

  @Test
  void isDoneWithoutWhereItCannotBeRead() {
    copy();
    copies.prodFaults(
        FaultAt.before(
            Operation.OPEN,
            path -> {
              if (path.toString().endsWith(".ledger")) {
                throw new CopyException(ErrorCode.DATANODE_FAILED, "No replica is left.");
              }
            }));

    CopyStatus second = copy();

    assertThat(second.isSuccessful()).isTrue();
    assertThat(second.ledger().problem()).contains("could not be read: No replica is left.");
  }

  @Test
  void isReadAgainWhereTheConnectionBreaksOff() {
    copy();
    AtomicInteger opened = new AtomicInteger();
    copies.prodFaults(
        FaultAt.before(
            Operation.OPEN,
            path -> {
              if (opened.incrementAndGet() == 1) {
                throw new CopyException(ErrorCode.DATANODE_FAILED, "It broke off.");
              }
            }));

    CopyStatus second = copy();

    assertThat(second.ledger().remembered()).isEqualTo(3);
    assertThat(second.ledger().problem()).isNull();
  }

  @Test
  void isReadAgainWhereAnotherCopyReplacesItAfterItsStatus() throws Exception {
    copy();
    FilePath earlier = FilePath.of(directory() + "/earlier");
    copies.prod.rename(ledger(), earlier, RenameMode.KEEP_EXISTING);
    write(copies.staging, "/out/later", "later");
    copy();
    AtomicInteger opened = new AtomicInteger();
    copies.prodFaults(
        FaultAt.before(
            Operation.OPEN,
            path -> {
              if (path.name().endsWith(".ledger") && opened.incrementAndGet() == 1) {
                copies.prod.rename(earlier, path, RenameMode.REPLACE_EXISTING);
              }
            }));

    CopyStatus third = copy();

    assertThat(third.ledger().problem()).isNull();
    assertThat(third.ledger().remembered()).isEqualTo(3);
  }

  @Test
  void isDoneWithoutWhereItCannotBeWritten() throws Exception {
    copies.prodFaults(
        FaultAt.before(
            Operation.RENAME,
            path -> {
              if (path.toString().contains(".ledger")) {
                throw new CopyException(ErrorCode.QUOTA_EXCEEDED, "The quota is exceeded.");
              }
            }));

    CopyStatus status = copy();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.ledger().problem()).contains("could not be written: The quota is exceeded.");
    assertThat(ledgers()).isEmpty();
  }

  @Test
  void isNotTrustedWhereAnotherUserOwnsIt() throws Exception {
    copy();
    copies.prod.setOwner(ledger(), "mallory", null);

    CopyStatus second = copy();

    assertThat(second.ledger().remembered()).isZero();
    assertThat(second.ledger().problem()).contains("it belongs to 'mallory' with mode 600");
  }

  @Test
  void isNotTrustedWhereOthersMayWriteIt() throws Exception {
    copy();
    copies.prod.setPermission(ledger(), 0620);

    assertThat(copy().ledger().problem()).contains("with mode 620, not to the user alone");
  }

  @Test
  void failsNoFileWhoseIdentityIsNotToBeHad() {
    copies.prodFaults(
        FaultAt.before(
            Operation.STATUS,
            path -> {
              if (path.name().startsWith(".a.howdah-")) {
                throw new CopyException(ErrorCode.SERVER_FAILED, "It has a bad day.");
              }
            }));

    assertThat(copy().copied().files()).isEqualTo(3);
    copies.prodFaults(FaultInjector.NONE);
    assertThat(copy().ledger().remembered()).isEqualTo(2);
  }

  @Test
  void skipsAnEqualFileWhoseIdentityIsNotToBeHad() {
    options.remember(of -> of.use(Use.OFF));
    copy();
    options.remember(of -> of.use(Use.ON));
    copies.prodFaults(FaultAt.denied(Operation.STATUS, "b"));

    CopyStatus status = copy();

    assertThat(status.skipped().files()).isEqualTo(3);
    copies.prodFaults(FaultInjector.NONE);
    assertThat(copy().ledger().remembered()).isEqualTo(2);
  }

  @Test
  void doesNotRememberASourceThatAnotherFileReplacedForAWhile() throws Exception {
    write(copies.staging, "/other", "xx");
    copies.stagingFaults(
        FaultAt.before(
            Operation.OPEN,
            path -> {
              if (path.name().equals("b")) {
                swap(copies.staging, "/out/day/b", "/other");
              }
            }));
    copy();
    assertThat(prod()).containsEntry("/in/day/b", "xx");
    copies.stagingFaults(FaultInjector.NONE);
    swap(copies.staging, "/out/day/b", "/other");

    assertThat(copy().copied().files()).isEqualTo(1);
    assertThat(prod()).containsEntry("/in/day/b", "bb");
  }

  @Test
  void doesNotRememberATargetThatAnotherFileReplacedForAWhile() throws Exception {
    copy("/out", "/good");
    write(copies.prod, "/in/day/b", "xx");
    copies.prodFaults(
        FaultAt.before(
            Operation.CHECKSUM,
            path -> {
              if (path.name().equals("b")) {
                swap(copies.prod, "/in/day/b", "/good/day/b");
              }
            }));
    assertThat(copy().skipped().files()).isEqualTo(1);
    copies.prodFaults(FaultInjector.NONE);
    swap(copies.prod, "/in/day/b", "/good/day/b");
    assertThat(prod()).containsEntry("/in/day/b", "xx");

    assertThat(copy().copied().files()).isEqualTo(1);
    assertThat(prod()).containsEntry("/in/day/b", "bb");
  }

  @Test
  void doesNotRememberASourceThatWasAnotherFileWhileItWasCompared() throws Exception {
    copy();
    write(copies.prod, "/in/day/b", "xx");
    write(copies.staging, "/other", "xx");
    copies.stagingFaults(
        FaultAt.before(
            Operation.CHECKSUM,
            path -> {
              if (path.name().equals("b")) {
                swap(copies.staging, "/out/day/b", "/other");
              }
            }));
    assertThat(copy().skipped().files()).isEqualTo(3);
    copies.stagingFaults(FaultInjector.NONE);
    swap(copies.staging, "/out/day/b", "/other");

    assertThat(copy().copied().files()).isEqualTo(1);
    assertThat(prod()).containsEntry("/in/day/b", "bb");
  }

  private static void swap(MemoryFileSystem files, String one, String other) throws CopyException {
    files.rename(FilePath.of(one), FilePath.of("/aside"), RenameMode.KEEP_EXISTING);
    files.rename(FilePath.of(other), FilePath.of(one), RenameMode.KEEP_EXISTING);
    files.rename(FilePath.of("/aside"), FilePath.of(other), RenameMode.KEEP_EXISTING);
  }

  @Test
  void needsAHomeDirectory() throws Exception {
    copies.prod.delete(copies.prod.homeDirectory());

    CopyStatus status = copy();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.ledger().problem())
        .contains(
            "could not be written: The home directory '/user/howdah' does not exist. It must be");
    assertThat(copies.prod.status(copies.prod.homeDirectory())).isEmpty();
  }

  @Test
  void isDoneWithoutWhereTheHomeDirectoryIsNotTold() {
    copies.prodFaults(
        FaultAt.before(
            Operation.HOME_DIRECTORY,
            path -> {
              throw new CopyException(ErrorCode.NO_ACTIVE_NAMENODE, "Both are standby.");
            }));

    CopyStatus status = copy();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.ledger().problem()).isEqualTo("The ledger is not used: Both are standby.");
  }

  @Test
  void isNotReplacedByLessWhereItCouldNotBeRead() throws Exception {
    copy();
    FileStatus before = copies.prod.status(ledger()).orElseThrow();
    write(copies.staging, "/out/new", "new");
    write(copies.staging, "/out/newer", "newer");
    options.limit(to -> to.files(1));
    copies.prodFaults(
        FaultAt.before(
            Operation.OPEN,
            path -> {
              if (path.toString().endsWith(".ledger")) {
                throw new CopyException(ErrorCode.DATANODE_FAILED, "It broke off.");
              }
            }));

    assertThat(copy().copied().files()).isEqualTo(1);
    assertThat(copies.prod.status(ledger()).orElseThrow()).isEqualTo(before);
  }

  @Test
  void deletesOnlyWhatItsOwnRunsHaveLeft() throws Exception {
    copy();
    FilePath ledger = ledger();
    String begin = directory() + "/." + ledger.name() + ".howdah-dead-1-t1";
    write(copies.prod, begin, "left");
    write(copies.prod, begin + ".replaced", "the only one, perhaps");
    write(copies.prod, directory() + "/.mine.howdah-dead-1-t1", "mine");
    pass(Duration.ofDays(8));
    copy();

    assertThat(ledgers())
        .containsOnlyKeys(
            ledger.toString(), begin + ".replaced", directory() + "/.mine.howdah-dead-1-t1");
  }

  /** The clock of the machine that copies decides about nothing at the destination. */
  @Test
  void isNotDeletedByACopyWhoseClockIsAhead() throws Exception {
    copy("/out", "/other");
    copies.clock(Clock.offset(clock, Duration.ofDays(400)));
    copy();

    assertThat(ledgers()).hasSize(2);
  }

  @Test
  void isNotWrittenByACancelledCopy() throws Exception {
    Cancellation cancellation = new Cancellation();
    copies.prodFaults(
        FaultAt.after(
            Operation.RENAME,
            path -> {
              if (path.name().startsWith(".c.howdah-")) {
                cancellation.cancel();
              }
            }));
    copies.copy(
        MemoryCopy.request("/out", "/in", options.build()).target(Target.EXACT).build(),
        CopyListener.NONE,
        cancellation);

    assertThat(copies.prod.status(directory())).isEmpty();
  }
}
