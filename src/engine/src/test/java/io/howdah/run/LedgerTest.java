package io.howdah.run;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyStatus;
import io.howdah.Deletion.Excluded;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.LedgerOptions.Use;
import io.howdah.Mode;
import io.howdah.Unverifiable;
import io.howdah.Verification;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a copy remembers, and when it forgets. */
class LedgerTest extends LedgerCase {
  @Test
  void remembersFilesThatItCopied() {
    copy();

    CopyStatus second = copy();

    assertThat(second.skipped().files()).isEqualTo(3);
    assertThat(second.ledger().remembered()).isEqualTo(3);
    assertThat(second.ledger().problem()).isNull();
    assertThat(comparisons()).isZero();
  }

  @Test
  void remembersFilesThatItCompared() {
    options.remember(of -> of.use(Use.OFF));
    copy();
    options.remember(of -> of.use(Use.ON));
    assertThat(copy().ledger().remembered()).isZero();
    assertThat(comparisons()).isPositive();

    assertThat(copy().ledger().remembered()).isEqualTo(3);
    assertThat(comparisons()).isZero();
  }

  @Test
  void remembersFilesThatOnlyReadingProves() throws Exception {
    encryptBothSides();
    options.verification(Verification.READBACK);
    copy();

    assertThat(copy().ledger().remembered()).isEqualTo(4);
    assertThat(comparisons()).isZero();
  }

  @Test
  void remembersNoFileThatNothingProves() throws Exception {
    encryptBothSides();
    copy();

    CopyStatus second = copy();

    assertThat(second.ledger().remembered()).isEqualTo(3);
    assertThat(second.copied().files()).isEqualTo(1);
  }

  private void encryptBothSides() throws Exception {
    copies.staging.makeDirectories(FilePath.of("/out/zone"), null);
    copies.staging.setStorage(FilePath.of("/out/zone"), Storage.ENCRYPTED);
    write(copies.staging, "/out/zone/secret", "secret");
    copies.prod.makeDirectories(FilePath.of("/in/zone"), null);
    copies.prod.setStorage(FilePath.of("/in/zone"), Storage.ENCRYPTED);
  }

  @Test
  void isReadOnlyByTheUser() throws Exception {
    copy();

    assertThat(copies.prod.status(directory()).orElseThrow().permission()).isEqualTo(0700);
    assertThat(copies.prod.status(ledger()).orElseThrow().permission()).isEqualTo(0600);
  }

  @Test
  void isNotWrittenAgainOnTheSameDayWhereNothingChanged() throws Exception {
    copy();
    FileStatus before = copies.prod.status(ledger()).orElseThrow();
    copy();
    assertThat(copies.prod.status(ledger()).orElseThrow()).isEqualTo(before);

    pass(Duration.ofDays(1));
    copy();
    assertThat(copies.prod.status(ledger()).orElseThrow()).isNotEqualTo(before);
  }

  @Test
  void forgetsWhatNoCopyHasMetFor40Days() throws Exception {
    copy();
    copies.staging.delete(FilePath.of("/out/a"));
    for (int day = 0; day < 41; day++) {
      pass(Duration.ofDays(1));
      copy();
    }
    long length = copies.prod.status(ledger()).orElseThrow().length();
    pass(Duration.ofDays(1));
    copy();

    assertThat(copies.prod.status(ledger()).orElseThrow().length()).isEqualTo(length);
    assertThat(length).isEqualTo(16 + 8 + 2 * 26 + 32);
  }

  @Test
  void belongsToOneCopy() throws Exception {
    copy();
    copy("/out", "/other");
    copy("/out/day", "/in/day");

    assertThat(ledgers()).hasSize(3);
  }

  @Test
  void isUsedAndNotWrittenByADryRun() throws Exception {
    options.mode(Mode.DRY_RUN);
    copy();
    assertThat(copies.prod.status(directory())).isEmpty();

    options.mode(Mode.COPY);
    copy();
    pass(Duration.ofDays(1));
    FileStatus before = copies.prod.status(ledger()).orElseThrow();
    options.mode(Mode.DRY_RUN);

    assertThat(copy().ledger().remembered()).isEqualTo(3);
    assertThat(copies.prod.status(ledger()).orElseThrow()).isEqualTo(before);
  }

  @Test
  void isNoPartOfACopyThatKeepsOrReplacesAllFiles() throws Exception {
    options.existingFiles(ExistingFiles.REPLACE_ALWAYS);
    copy();
    copy();

    assertThat(copies.prod.status(directory())).isEmpty();
  }

  @Test
  void isKeptInAnotherDirectoryOnRequest() {
    options.remember(of -> of.directory("/ledgers"));
    copy();

    assertThat(copy().ledger().remembered()).isEqualTo(3);
    assertThat(MemoryCopy.tree(copies.prod, "/ledgers")).hasSize(1);
  }

  @Test
  void isNotKeptInTheTarget() {
    options.remember(of -> of.directory("/in/ledgers"));

    assertThat(MemoryCopy.stoppedBy(copy())).isEqualTo(ErrorCode.INVALID_ARGUMENT);
  }

  @Test
  void isWrittenWhereTheCopyStoppedAtItsLimit() {
    options.limit(to -> to.files(1));
    copy();
    options.limit(to -> to.files(Long.MAX_VALUE));

    assertThat(copy().ledger().remembered()).isEqualTo(1);
  }

  @Test
  void isNeitherCopiedNorDeletedWithAHomeDirectory() throws Exception {
    copy();
    write(copies.prod, copies.prod.homeDirectory() + "/old", "old");
    write(copies.staging, "/home/.howdah/ledger/theirs", "theirs");
    write(copies.staging, "/home/new", "new");
    options.delete(what -> what.extra(Extra.DELETE).removal(Removal.PERMANENT));

    CopyStatus status = copy("/home", copies.prod.homeDirectory().toString());

    assertThat(status.deleted().files()).isEqualTo(1);
    assertThat(ledgers()).hasSize(2).doesNotContainKey(directory() + "/theirs");
  }

  /** HDFS lists a file as empty while its first block is being written. */
  @Test
  void remembersEmptyFilesWhenTheyAreADayOld() {
    write(copies.staging, "/out/empty", "");
    copy();
    assertThat(copy().ledger().remembered()).isEqualTo(3);

    pass(Duration.ofDays(2));
    copy();
    assertThat(copy().ledger().remembered()).isEqualTo(4);
  }

  @Test
  void acceptsNoReadingWhereChecksumsAreRequired() throws Exception {
    encryptBothSides();
    options.verification(Verification.READBACK);
    copy();
    options.verification(Verification.FULL).unverifiable(Unverifiable.FAIL);

    CopyStatus strict = copy();

    assertThat(strict.ledger().remembered()).isEqualTo(3);
    assertThat(strict.failed().files()).isEqualTo(1);
  }

  @Test
  void keepsProofsThatARecheckCannotRepeat() throws Exception {
    encryptBothSides();
    options.verification(Verification.READBACK);
    copy();
    options.verification(Verification.FULL).remember(of -> of.recheckRuns(1));

    CopyStatus status = copy();

    assertThat(status.copied().files()).isZero();
    assertThat(status.ledger().rechecked()).isEqualTo(3);
    assertThat(status.ledger().remembered()).isEqualTo(1);
  }

  @Test
  void isNotDeletedWithWhatIsLeftOut() throws Exception {
    copy();
    write(copies.staging, "/home/new", "new");
    options.delete(
        what -> what.extra(Extra.DELETE).excluded(Excluded.DELETE).removal(Removal.PERMANENT));

    assertThat(copy("/home", copies.prod.homeDirectory().toString()).isSuccessful()).isTrue();
    assertThat(ledgers()).hasSize(2);
  }
}
