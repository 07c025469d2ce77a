package io.howdah.run;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.Verification;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreserveTest {
  private static final Set<FileAttribute> USUAL =
      EnumSet.range(FileAttribute.OWNER, FileAttribute.BLOCK_SIZE);

  private static final CopyOptions ALL = CopyOptions.builder().preserve(USUAL).build();

  private static final CopyOptions UPDATE =
      CopyOptions.builder()
          .preserve(USUAL)
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .build();
  private static final CopyOptions UPDATE_BY_READING =
      CopyOptions.builder()
          .preserve(USUAL)
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .verification(Verification.READBACK)
          .build();

  private final MemoryCopy copies =
      new MemoryCopy(
          MemoryFileSystem.builder().user("alice").build(),
          MemoryFileSystem.builder().user("etl").build());

  @BeforeEach
  void fillStaging() throws Exception {
    CreateOptions options =
        CreateOptions.builder().blockSize(8192).replication(2).permission(0640).build();
    write(copies.staging, "/out/dir/file", new byte[] {1, 2, 3}, options);
    FilePath directory = FilePath.of("/out/dir");
    copies.staging.setTimes(directory.child("file"), 1_600_000_000_000L, 1_600_000_001_000L);
    copies.staging.setPermission(directory, 0550);
    copies.staging.setOwner(directory, "bob", "team");
    copies.staging.setTimes(directory, 1_500_000_000_000L, 0);
    copies.prod.makeDirectories(FilePath.of("/in"), null);
  }

  @Test
  void takesOverAllAttributesOfFiles() throws Exception {
    CopyStatus status = copies.copy("/out", "/in", ALL);

    assertThat(status.isSuccessful()).isTrue();
    FileStatus file = copies.prod.status(FilePath.of("/in/out/dir/file")).orElseThrow();
    assertThat(file.owner()).isEqualTo("alice");
    assertThat(file.permission()).isEqualTo(0640);
    assertThat(file.replication()).isEqualTo(2);
    assertThat(file.blockSize()).isEqualTo(8192);
    assertThat(file.modificationTime()).isEqualTo(1_600_000_000_000L);
    assertThat(file.accessTime()).isEqualTo(1_600_000_001_000L);
  }

  @Test
  void takesOverTheAttributesOfDirectoriesWhenTheyAreFull() throws Exception {
    copies.copy("/out", "/in", ALL);

    FileStatus directory = copies.prod.status(FilePath.of("/in/out/dir")).orElseThrow();
    assertThat(directory.owner()).isEqualTo("bob");
    assertThat(directory.group()).isEqualTo("team");
    assertThat(directory.permission()).isEqualTo(0550);
    assertThat(directory.modificationTime()).isEqualTo(1_500_000_000_000L);
  }

  @Test
  void bringsSkippedFilesUpToTheirSource() throws Exception {
    copies.copy("/out", "/in", ALL);
    FilePath file = FilePath.of("/in/out/dir/file");
    copies.prod.setPermission(file, 0600);
    copies.prod.setTimes(file, 1_700_000_000_000L, 0);
    copies.prod.setReplication(file, 5);
    CopyStatus status = copies.copy("/out", "/in", UPDATE);

    assertThat(status.skipped().files()).isEqualTo(1);
    FileStatus aligned = copies.prod.status(file).orElseThrow();
    assertThat(aligned.permission()).isEqualTo(0640);
    assertThat(aligned.modificationTime()).isEqualTo(1_600_000_000_000L);
    assertThat(aligned.replication()).isEqualTo(2);
  }

  @Test
  void leavesAttributesToTheDestinationByDefault() throws Exception {
    copies.copy("/out", "/in");

    FileStatus file = copies.prod.status(FilePath.of("/in/out/dir/file")).orElseThrow();
    assertThat(file.owner()).isEqualTo("etl");
    assertThat(file.replication()).isEqualTo(3);
    assertThat(copies.prodAsSeen().requests(Operation.SET_OWNER)).isZero();
    assertThat(copies.prodAsSeen().requests(Operation.SET_TIMES)).isZero();
  }

  @Test
  void givesTheGroupItsOwnRightsWhereAnAclShowsItsMask() throws Exception {
    FilePath file = FilePath.of("/out/dir/file");
    copies.staging.setPermission(file, 0600);
    copies.staging.setAcl(file, 0, 6);
    copies.staging.setPermission(FilePath.of("/out/dir"), 0750);
    copies.staging.setAcl(FilePath.of("/out/dir"), 5, 7);
    copies.staging.setAcl(FilePath.of("/out"), 7, 1);

    CopyStatus status = copies.copy("/out", "/in", ALL);

    assertThat(status.isSuccessful()).isTrue();
    assertThat(permission("/in/out/dir/file")).isEqualTo(0600);
    assertThat(permission("/in/out/dir")).isEqualTo(0750);
    assertThat(permission("/in/out")).isEqualTo(0715);
    assertThat(copies.stagingAsSeen().requests(Operation.ACL_STATUS)).isEqualTo(3);
  }

  @Test
  void alignsSkippedFilesToTheGroupsOwnRights() throws Exception {
    copies.copy("/out", "/in", ALL);
    copies.staging.setAcl(FilePath.of("/out/dir/file"), 0, 7);
    copies.prod.setPermission(FilePath.of("/in/out/dir/file"), 0670);

    CopyStatus status = copies.copy("/out", "/in", UPDATE);

    assertThat(status.skipped().files()).isEqualTo(1);
    assertThat(permission("/in/out/dir/file")).isEqualTo(0600);
  }

  @Test
  void requestsNoAclUnlessThePermissionIsPreserved() throws Exception {
    copies.staging.setAcl(FilePath.of("/out/dir/file"), 0, 7);

    copies.copy("/out", "/in");

    assertThat(copies.stagingAsSeen().requests(Operation.ACL_STATUS)).isZero();
  }

  @Test
  void leavesReplicationAndBlockSizeOfErasureCodedFilesToTheDestination() throws Exception {
    copies.staging.setStorage(FilePath.of("/out/dir"), Storage.ERASURE_CODED);
    CreateOptions coded = CreateOptions.builder().blockSize(8192).replication(1).build();
    write(copies.staging, "/out/dir/coded", new byte[] {1, 2, 3}, coded);

    copies.copy("/out", "/in", ALL);

    FileStatus file = copies.prod.status(FilePath.of("/in/out/dir/coded")).orElseThrow();
    assertThat(file.replication()).isEqualTo(3);
    assertThat(file.blockSize()).isEqualTo(128 << 20);
  }

  @Test
  void takesNoReplicasFromTheCopyOfAnErasureCodedFile() throws Exception {
    copies.copy("/out", "/in", ALL);
    copies.prod.setReplication(FilePath.of("/in/out/dir/file"), 5);
    copies.staging.setStorage(FilePath.of("/out/dir/file"), Storage.ERASURE_CODED);

    CopyStatus status = copies.copy("/out", "/in", UPDATE_BY_READING);

    assertThat(status.skipped().files()).isEqualTo(1);
    assertThat(copies.prod.status(FilePath.of("/in/out/dir/file")).orElseThrow().replication())
        .isEqualTo(5);
    assertThat(copies.prodAsSeen().requests(Operation.SET_REPLICATION)).isZero();
  }

  @Test
  void leavesTheBlockSizeToAnErasureCodedDestination() throws Exception {
    copies.prod.setStorage(FilePath.of("/in"), Storage.ERASURE_CODED);

    copies.copy("/out", "/in", ALL);
    copies.copy("/out", "/in", UPDATE_BY_READING);

    FileStatus file = copies.prod.status(FilePath.of("/in/out/dir/file")).orElseThrow();
    assertThat(file.blockSize()).isEqualTo(128 << 20);
    assertThat(copies.prodAsSeen().requests(Operation.SET_REPLICATION)).isZero();
  }

  private int permission(String path) throws CopyException {
    return copies.prod.status(FilePath.of(path)).orElseThrow().permission();
  }
}
