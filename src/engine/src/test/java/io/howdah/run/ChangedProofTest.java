package io.howdah.run;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.LedgerOptions;
import io.howdah.Mode;
import io.howdah.fs.ContentSource;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RenameMode;
import io.howdah.fs.TestBytes;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes after a proof: each is noticed, but for those that restore length, time and id. */
class ChangedProofTest extends LedgerCase {
  private final FilePath source;
  private final FilePath target;

  ChangedProofTest() throws Exception {
    source = FilePath.of("/out/day/b");
    target = FilePath.of("/in/day/b");
  }

  @BeforeEach
  void proveAll() {
    copy();
  }

  @Test
  void noticesAnAppendToTheSource() throws Exception {
    copies.staging.append(source, bytes("c"));

    assertThat(copy().copied().files()).isEqualTo(1);
    assertThat(prod()).containsEntry("/in/day/b", "bbc");
  }

  @Test
  void noticesAnAppendToTheTarget() throws Exception {
    copies.prod.append(target, bytes("c"));

    assertThat(copy().copied().files()).isEqualTo(1);
    assertThat(prod()).containsEntry("/in/day/b", "bb");
  }

  @Test
  void noticesAReplacementOfTheSourceWithTheOldTime() throws Exception {
    replace(copies.staging, source, "xx");

    assertThat(copy().copied().files()).isEqualTo(1);
    assertThat(prod()).containsEntry("/in/day/b", "xx");
  }

  @Test
  void noticesAReplacementOfTheTargetWithTheOldTime() throws Exception {
    replace(copies.prod, target, "xx");

    assertThat(copy().copied().files()).isEqualTo(1);
    assertThat(prod()).containsEntry("/in/day/b", "bb");
  }

  @Test
  void noticesAnotherFileThatWasRenamedToTheTarget() throws Exception {
    FileStatus old = copies.prod.status(target).orElseThrow();
    write(copies.prod, "/elsewhere", "xx");
    copies.prod.rename(FilePath.of("/elsewhere"), target, RenameMode.REPLACE_EXISTING);
    copies.prod.setTimes(target, old.modificationTime(), old.accessTime());

    assertThat(copy().copied().files()).isEqualTo(1);
    assertThat(prod()).containsEntry("/in/day/b", "bb");
  }

  @Test
  void noticesTwoSourcesThatChangedNames() throws Exception {
    write(copies.staging, "/out/day/c", "cc");
    copy();
    copies.staging.rename(source, FilePath.of("/out/x"), RenameMode.KEEP_EXISTING);
    copies.staging.rename(FilePath.of("/out/day/c"), source, RenameMode.KEEP_EXISTING);
    copies.staging.rename(
        FilePath.of("/out/x"), FilePath.of("/out/day/c"), RenameMode.KEEP_EXISTING);

    assertThat(copy().copied().files()).isEqualTo(2);
    assertThat(prod()).containsEntry("/in/day/b", "cc").containsEntry("/in/day/c", "bb");
  }

  /** Its file ids start anew, and so do those of the files of the same names. */
  @Test
  void noticesASourceThatWasFormatted() throws Exception {
    MemoryFileSystem formatted = MemoryFileSystem.builder().clock(clock).build();
    write(formatted, "/out/a", "x");
    write(formatted, "/out/day/b", "xx");
    assertThat(formatted.status(source).orElseThrow().fileId())
        .isEqualTo(copies.staging.status(source).orElseThrow().fileId());

    CopyStatus status = copy(new MemoryCopy(formatted, copies.prod).clock(clock), "/out", "/in");

    assertThat(status.copied().files()).isEqualTo(2);
    assertThat(prod()).containsEntry("/in/a", "x").containsEntry("/in/day/b", "xx");
  }

  /** Only a program that sets times can do this: see docs/ledger.md. */
  @Test
  void doesNotNoticeNewBytesWithTheOldLengthTimeAndId() throws Exception {
    copies.prod.stored().alter(target, 0);

    assertThat(copy().copied().files()).isZero();
    assertThat(prod()).containsEntry("/in/day/b", "cb");
  }

  @Test
  void noticesThemWhenItRechecksTheFile() throws Exception {
    copies.prod.stored().alter(target, 0);
    options.remember(of -> of.recheckRuns(1));

    CopyStatus status = copy();

    assertThat(status.ledger().rechecked()).isEqualTo(3);
    assertThat(status.ledger().contradicted()).isEqualTo(1);
    assertThat(status.ledger().problem()).startsWith("The bytes of '/in/day/b' differ");
    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(prod()).containsEntry("/in/day/b", "bb");
  }

  /** Otherwise the next copy would skip what this one could not copy. */
  @Test
  void forgetsAContradictedProofAlsoWhereTheCopyFails() throws Exception {
    copies.prod.stored().alter(target, 0);
    options.attempts(1).remember(of -> of.recheckRuns(1));
    copies.prodFaults(
        FaultAt.before(
            Operation.CREATE,
            path -> {
              if (path.name().startsWith(".b.howdah-")) {
                throw new CopyException(ErrorCode.QUOTA_EXCEEDED, "The quota is exceeded.");
              }
            }));
    assertThat(copy().failed().files()).isEqualTo(1);
    copies.prodFaults(FaultInjector.NONE);
    options.remember(of -> of.recheckRuns(LedgerOptions.NEVER));

    assertThat(copy().copied().files()).isEqualTo(1);
    assertThat(prod()).containsEntry("/in/day/b", "bb");
  }

  @Test
  void replacesByAPlanWhatADryRunHasRechecked(@TempDir Path directory) throws Exception {
    String plan = directory.resolve("plan").toString();
    copies.prod.stored().alter(target, 0);
    options.mode(Mode.DRY_RUN).remember(of -> of.recheckRuns(1)).files(to -> to.plan(plan));
    assertThat(copy().toCopy().files()).isEqualTo(1);
    options
        .mode(Mode.COPY)
        .remember(of -> of.recheckRuns(LedgerOptions.NEVER))
        .files(to -> to.plan(null).approvedPlan(plan));

    assertThat(copy().copied().files()).isEqualTo(1);
    assertThat(prod()).containsEntry("/in/day/b", "bb");
  }

  @Test
  void rechecksEachFileOnceWithinTheNumberOfRuns() {
    for (int i = 0; i < 50; i++) {
      write(copies.staging, "/out/more/" + i, "m" + i);
    }
    copy();
    options.remember(of -> of.recheckRuns(5));

    long rechecked = 0;
    for (int run = 0; run < 5; run++) {
      CopyStatus status = copy();
      assertThat(status.ledger().rechecked()).isBetween(1L, 40L);
      assertThat(status.copied().files()).isZero();
      rechecked += status.ledger().rechecked();
    }
    assertThat(rechecked).isEqualTo(53);
  }

  private static void replace(MemoryFileSystem files, FilePath path, String text) throws Exception {
    FileStatus old = files.status(path).orElseThrow();
    write(files, path.toString(), text);
    files.setTimes(path, old.modificationTime(), old.accessTime());
  }

  private static ContentSource bytes(String text) {
    return TestBytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
