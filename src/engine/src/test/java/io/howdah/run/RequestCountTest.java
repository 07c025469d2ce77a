package io.howdah.run;

import static io.howdah.run.MemoryCopy.random;
import static io.howdah.run.MemoryCopy.write;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.ExistingFiles;
import io.howdah.LedgerOptions.Use;
import io.howdah.Verification;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a small file costs: every request is time at a distance. */
class RequestCountTest {
  private static final long FILES = 100;

  private final MemoryCopy copies = new MemoryCopy();

  @BeforeEach
  void fillStaging() throws Exception {
    for (int i = 0; i < FILES; i++) {
      write(copies.staging, "/out/f" + i, random(i, 2_000), CreateOptions.defaults());
    }
    copies.prod.makeDirectories(FilePath.of("/in"), null);
    copies.prod.makeDirectories(copies.prod.homeDirectory(), null);
  }

  @Test
  void readsChecksCreatesReadsBackAndRenamesEachFileOnce() {
    copies.copy("/out", "/in");

    assertThat(copies.stagingAsSeen().requests())
        .containsOnly(
            entry(Operation.STATUS, 1L),
            entry(Operation.LIST, 1L),
            entry(Operation.OPEN, FILES),
            entry(Operation.CHECKSUM, FILES));
    assertThat(copies.prodAsSeen().requests())
        .containsOnly(
            entry(Operation.STATUS, 2L),
            entry(Operation.MAKE_DIRECTORIES, 1L),
            entry(Operation.CREATE, FILES),
            entry(Operation.OPEN, FILES),
            entry(Operation.RENAME, FILES));
  }

  @Test
  void requestsOnlyTheLengthWithVerificationOfLength() {
    copies.copy("/out", "/in", CopyOptions.builder().verification(Verification.LENGTH).build());

    assertThat(copies.stagingAsSeen().requests(Operation.CHECKSUM)).isZero();
    assertThat(copies.prodAsSeen().requests(Operation.OPEN)).isZero();
    assertThat(copies.prodAsSeen().requests(Operation.STATUS)).isEqualTo(2 + FILES);
  }

  @Test
  void requestsTwoChecksumsOfAFileThatIsThereAlready() {
    copies.copy("/out", "/in");
    copies.copy(
        "/out",
        "/in",
        CopyOptions.builder()
            .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
            .remember(of -> of.use(Use.OFF))
            .build());

    assertThat(copies.stagingAsSeen().requests())
        .containsOnly(
            entry(Operation.STATUS, 1L),
            entry(Operation.LIST, 1L),
            entry(Operation.CHECKSUM, FILES));
    assertThat(copies.prodAsSeen().requests())
        .containsOnly(
            entry(Operation.STATUS, 2L),
            entry(Operation.LIST, 1L),
            entry(Operation.CHECKSUM, FILES));
  }

  /** One status of each side for a new file, and then no request for any of them. */
  @Test
  void requestsNothingOfAFileThatIsRemembered() {
    CopyOptions options =
        CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL).build();
    copies.copy("/out", "/in", options);
    assertThat(copies.prodAsSeen().requests(Operation.STATUS)).isEqualTo(5 + FILES);
    assertThat(copies.stagingAsSeen().requests(Operation.STATUS)).isEqualTo(1 + FILES);

    copies.copy("/out", "/in", options);
    assertThat(copies.stagingAsSeen().requests())
        .containsOnly(entry(Operation.STATUS, 1L), entry(Operation.LIST, 1L));
    assertThat(copies.prodAsSeen().requests())
        .containsOnly(
            entry(Operation.HOME_DIRECTORY, 1L),
            entry(Operation.STATUS, 3L),
            entry(Operation.LIST, 1L),
            entry(Operation.OPEN, 1L));
  }
}
