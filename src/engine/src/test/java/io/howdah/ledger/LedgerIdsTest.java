package io.howdah.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.Verdict;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.ledger.Ledger.Memory;
import io.howdah.temporary.StateDirectory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Servers that tell no file ids: nothing distinguishes a file from another of its length. */
class LedgerIdsTest {
  private final Ledger ledger;
  private final FilePath target;

  LedgerIdsTest() throws Exception {
    LedgerFile file = LedgerFile.of(StateDirectory.of(MemoryFileSystem.create(), null), "a copy");
    ledger = Ledger.open(file, CopyOptions.defaults(), Instant.now());
    target = FilePath.of("/in/a");
  }

  @Test
  void remembersAFileWithIds() throws Exception {
    ledger.note(target, status(1), status(2), Verdict.VERIFIED);

    assertThat(ledger.recall(target, status(1), status(2))).isEqualTo(Memory.PROVEN);
    assertThat(ledger.status().problem()).isNull();
  }

  @Test
  void remembersNoFileWithoutAnIdAtTheSource() throws Exception {
    ledger.note(target, status(0), status(2), Verdict.VERIFIED);

    assertThat(ledger.recall(target, status(0), status(2))).isEqualTo(Memory.UNKNOWN);
    assertThat(ledger.status().problem())
        .isEqualTo("No proof is remembered, since the servers of the source tell no file ids.");
  }

  @Test
  void remembersNoFileWithoutAnIdAtTheDestination() throws Exception {
    ledger.note(target, status(1), status(0), Verdict.VERIFIED);

    assertThat(ledger.recall(target, status(1), status(0))).isEqualTo(Memory.UNKNOWN);
    assertThat(ledger.status().problem()).contains("the servers of the destination");
  }

  @Test
  void remembersNoFileWithoutAProof() throws Exception {
    ledger.note(target, status(1), status(2), Verdict.UNVERIFIABLE);
    ledger.note(target, status(1), status(2), Verdict.MISMATCH);

    assertThat(ledger.recall(target, status(1), status(2))).isEqualTo(Memory.UNKNOWN);
  }

  private static FileStatus status(long fileId) throws Exception {
    return FileStatus.builder(FilePath.of("/in/a"), FileStatus.Type.FILE)
        .fileId(fileId)
        .length(1)
        .modificationTime(1)
        .build();
  }
}
