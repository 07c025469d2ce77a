package io.howdah.run;

import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.UpdatePolicy;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.Operation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When existing files are skipped. */
class UpdatePolicyTest {
  private final MemoryCopy copies = new MemoryCopy();

  @BeforeEach
  void fillBothSides() throws Exception {
    write(copies.staging, "/out/same", "aaaa");
    write(copies.staging, "/out/longer", "bbbb");
    copies.prod.makeDirectories(FilePath.of("/in"), null);
    copies.copy("/out", "/in", options(UpdatePolicy.PROOF));
    write(copies.prod, "/in/out/same", "AAAA");
    write(copies.prod, "/in/out/longer", "bbbbbb");
  }

  @Test
  void comparesLengths() {
    CopyStatus status = copies.copy("/out", "/in", options(UpdatePolicy.SIZE));

    assertThat(status.skipped()).hasToString("1 files, 4 bytes");
    assertThat(status.copied()).hasToString("1 files, 4 bytes");
    assertThat(tree(copies.prod, "/in/out"))
        .containsEntry("/in/out/same", "AAAA")
        .containsEntry("/in/out/longer", "bbbb");
    assertThat(copies.stagingAsSeen().requests(Operation.CHECKSUM))
        .as("of the copied file alone")
        .isLessThanOrEqualTo(1);
  }

  @Test
  void comparesTimesThatWerePreserved() throws Exception {
    CopyStatus first = copies.copy("/out", "/in", options(UpdatePolicy.MTIME));
    assertThat(first.copied().files()).as("the files were replaced since").isEqualTo(2);

    CopyStatus second = copies.copy("/out", "/in", options(UpdatePolicy.MTIME));
    assertThat(second.skipped().files()).isEqualTo(2);

    copies.staging.setTimes(FilePath.of("/out/same"), 77L, 77L);
    CopyStatus third = copies.copy("/out", "/in", options(UpdatePolicy.MTIME));
    assertThat(third.copied().files()).isEqualTo(1);
    assertThat(third.skipped().files()).isEqualTo(1);
  }

  @Test
  void keepsWhatExists() {
    write(copies.staging, "/out/new", "new");

    CopyStatus status = copies.copy("/out", "/in", options(UpdatePolicy.NEVER));

    assertThat(status.skipped().files()).isEqualTo(2);
    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(tree(copies.prod, "/in/out"))
        .containsEntry("/in/out/same", "AAAA")
        .containsEntry("/in/out/longer", "bbbbbb")
        .containsEntry("/in/out/new", "new");
  }

  @Test
  void refusesToCompareTimesThatTheCopyDoesNotPreserve() {
    CopyOptions.Builder options = CopyOptions.builder().updatePolicy(UpdatePolicy.MTIME);

    assertThatIllegalArgumentException()
        .isThrownBy(options::build)
        .withMessage("The update policy MTIME needs the attribute TIMES.");
  }

  /** Another version of a file must not look like the source's. */
  @Test
  void givesAttributesOnlyToFilesInTheStateOfTheSource() throws Exception {
    FilePath kept = FilePath.of("/in/out/same");
    copies.prod.setTimes(kept, 1_000_000, 0);
    for (UpdatePolicy policy : List.of(UpdatePolicy.NEVER, UpdatePolicy.SIZE)) {
      copies.copy(
          "/out",
          "/in",
          CopyOptions.builder()
              .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
              .updatePolicy(policy)
              .preserve(EnumSet.of(FileAttribute.TIMES))
              .build());

      assertThat(copies.prod.status(kept).orElseThrow().modificationTime()).isEqualTo(1_000_000);
    }
  }

  private static CopyOptions options(UpdatePolicy policy) {
    Set<FileAttribute> preserved =
        policy == UpdatePolicy.MTIME
            ? EnumSet.of(FileAttribute.TIMES)
            : EnumSet.noneOf(FileAttribute.class);
    return CopyOptions.builder()
        .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
        .updatePolicy(policy)
        .preserve(preserved)
        .build();
  }
}
