package io.howdah.fs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How owner, group, permission, times and replication are set. */
interface AttributeContract extends ContractFixture {
  long MODIFIED = 1_500_000_000_123L;
  long ACCESSED = 1_500_000_100_456L;

  @Test
  default void setsPermissions() throws CopyException {
    assumeTrue(keepsPermissions());
    FilePath file = write("file", TestBytes.of("x"));
    FilePath inner = makeDirectory("inner");

    fileSystem().setPermission(file, 0640);
    fileSystem().setPermission(inner, 01777);

    assertThat(statusOf(file).permission()).isEqualTo(0640);
    assertThat(statusOf(inner).permission()).isEqualTo(01777);
  }

  @Test
  default void setsBothTimes() throws CopyException {
    FilePath file = write("file", TestBytes.of("x"));

    fileSystem().setTimes(file, MODIFIED, ACCESSED);

    assertThat(statusOf(file).modificationTime()).isEqualTo(MODIFIED);
    assertThat(statusOf(file).accessTime()).isEqualTo(ACCESSED);
  }

  @Test
  default void leavesTheAccessTimeWhereItIsZero() throws CopyException {
    FilePath file = write("file", TestBytes.of("x"));
    fileSystem().setTimes(file, MODIFIED, ACCESSED);

    fileSystem().setTimes(file, MODIFIED + 1_000, 0);

    assertThat(statusOf(file).modificationTime()).isEqualTo(MODIFIED + 1_000);
    assertThat(statusOf(file).accessTime()).isEqualTo(ACCESSED);
  }

  @Test
  default void neverGivesAnotherTimeThanOneBefore1970() throws CopyException {
    FilePath file = write("file", TestBytes.of("x"));
    fileSystem().setTimes(file, MODIFIED, ACCESSED);

    for (long time : new long[] {-1, -1_000}) {
      if (keepsTimesBefore1970()) {
        fileSystem().setTimes(file, time, 0);
        assertThat(statusOf(file).modificationTime()).isBetween(-1_000L, time);
      } else {
        assertFails(
            ErrorCode.UNSUPPORTED_OPERATION, () -> fileSystem().setTimes(file, time, ACCESSED));
        assertFails(
            ErrorCode.UNSUPPORTED_OPERATION, () -> fileSystem().setTimes(file, MODIFIED, time));
        assertThat(statusOf(file).modificationTime()).isEqualTo(MODIFIED);
      }
    }
  }

  @Test
  default void setsTheFirstTimeOf1970() throws CopyException {
    FilePath file = write("file", TestBytes.of("x"));

    fileSystem().setTimes(file, 0, 0);

    assertThat(statusOf(file).modificationTime()).isZero();
  }

  @Test
  default void tellsThePermissionOfWhatHasNoAcl() throws CopyException {
    assumeTrue(keepsPermissions());
    FilePath file = write("file", TestBytes.of("x"));
    fileSystem().setPermission(file, 0640);

    FileStatus status = statusOf(file);

    assertThat(status.hasAcl()).isFalse();
    assertThat(fileSystem().permissionWithoutAcl(status)).isEqualTo(0640);
  }

  @Test
  default void setsTheTimeOfADirectory() throws CopyException {
    FilePath inner = makeDirectory("inner");

    fileSystem().setTimes(inner, MODIFIED, 0);

    assertThat(statusOf(inner).modificationTime()).isEqualTo(MODIFIED);
  }

  @Test
  default void setsOwnerAndGroup() throws CopyException {
    assumeTrue(mayChangeOwner());
    FilePath file = write("file", TestBytes.of("x"));

    fileSystem().setOwner(file, "somebody", "something");

    assertThat(statusOf(file).owner()).isEqualTo("somebody");
    assertThat(statusOf(file).group()).isEqualTo("something");
  }

  @Test
  default void leavesOwnerOrGroupWhereItIsNull() throws CopyException {
    assumeTrue(mayChangeOwner());
    FilePath file = write("file", TestBytes.of("x"));
    String owner = statusOf(file).owner();

    fileSystem().setOwner(file, null, "something");
    assertThat(statusOf(file).owner()).isEqualTo(owner);
    fileSystem().setOwner(file, "somebody", null);
    assertThat(statusOf(file).group()).isEqualTo("something");
  }

  @Test
  default void keepsOwnerAndGroupThatAreSetAgain() throws CopyException {
    FilePath file = write("file", TestBytes.of("x"));
    FileStatus before = statusOf(file);
    assumeFalse(before.owner().isEmpty(), "owners are told");

    fileSystem().setOwner(file, null, before.group());

    assertThat(statusOf(file).owner()).isEqualTo(before.owner());
    assertThat(statusOf(file).group()).isEqualTo(before.group());
  }

  @Test
  default void setsTheReplication() throws CopyException {
    assumeTrue(fileSystem().traits().blockSize() > 0, "blocks are used");
    FilePath file = write("file", TestBytes.of("x"));

    fileSystem().setReplication(file, 2);
    assertThat(statusOf(file).replication()).isEqualTo(2);
    fileSystem().setReplication(file, 1);
    assertThat(statusOf(file).replication()).isEqualTo(1);
  }

  @Test
  default void ignoresTheReplicationWhereThereAreNoBlocks() throws CopyException {
    assumeTrue(fileSystem().traits().blockSize() == 0, "there are no blocks");
    FilePath file = write("file", TestBytes.of("x"));

    fileSystem().setReplication(file, 2);

    assertThat(statusOf(file).replication()).isZero();
  }

  @Test
  default void setsAndRemovesAnAcl() throws CopyException {
    assumeTrue(keepsHdfsAttributes());
    FilePath file = write("file", TestBytes.of("x"));
    Acl acl = Acl.of(0660, List.of("user:bob:rw-", "group::r--"));

    fileSystem().setAcl(file, acl);
    assertThat(statusOf(file).hasAcl()).isTrue();
    assertThat(statusOf(file).permission()).as("with the mask").isEqualTo(0660);
    assertThat(fileSystem().acl(file)).isEqualTo(acl);
    assertThat(fileSystem().permissionWithoutAcl(statusOf(file))).isEqualTo(0640);

    fileSystem().setAcl(file, Acl.ofPermission(0600));
    assertThat(statusOf(file).hasAcl()).isFalse();
    assertThat(statusOf(file).permission()).isEqualTo(0600);
    assertThat(fileSystem().acl(file)).isEqualTo(Acl.ofPermission(0600));
  }

  @Test
  default void givesNewFilesTheDefaultAclOfTheirDirectory() throws CopyException {
    assumeTrue(keepsHdfsAttributes());
    FilePath inner = makeDirectory("inner");
    Acl acl =
        Acl.of(
            0750,
            List.of(
                "default:user::rwx",
                "default:user:bob:rwx",
                "default:group::r-x",
                "default:mask::rwx",
                "default:other::---"));

    fileSystem().setAcl(inner, acl);
    FilePath file = write("inner/file", TestBytes.of("x"));

    assertThat(fileSystem().acl(inner)).isEqualTo(acl);
    assertThat(fileSystem().acl(file).toString())
        .contains("user:bob:rwx")
        .doesNotContain("default");

    fileSystem().setAcl(inner, Acl.ofPermission(0750));
    assertThat(fileSystem().acl(inner)).as("SETACL leaves the defaults").isEqualTo(acl);
    fileSystem().removeDefaultAcl(inner);
    assertThat(statusOf(inner).hasAcl()).isFalse();
    assertThat(statusOf(inner).permission()).isEqualTo(0750);
    fileSystem().removeDefaultAcl(inner);
  }

  @Test
  default void refusesTheDefaultAclOfAFile() throws CopyException {
    assumeTrue(keepsHdfsAttributes());
    FilePath file = write("file", TestBytes.of("x"));
    Acl acl = Acl.of(0640, List.of("default:user::rwx", "default:group::r-x"));

    assertFails(ErrorCode.INVALID_ARGUMENT, () -> fileSystem().setAcl(file, acl));
  }

  @Test
  default void setsExtendedAttributes() throws CopyException {
    assumeTrue(keepsHdfsAttributes());
    FilePath file = write("file", TestBytes.of("x"));
    assertThat(fileSystem().extendedAttributes(file)).isEmpty();

    fileSystem().setExtendedAttribute(file, "user.some", "00ff0a");
    fileSystem().setExtendedAttribute(file, "user.some", "00ff0b");
    fileSystem().setExtendedAttribute(file, "user.empty", "");

    assertThat(fileSystem().extendedAttributes(file))
        .containsOnly(entry("user.some", "00ff0b"), entry("user.empty", ""));
  }

  @Test
  default void setsStoragePoliciesByTheirNames() throws CopyException {
    assumeTrue(keepsHdfsAttributes());
    FilePath inner = makeDirectory("inner");

    fileSystem().setStoragePolicy(inner, "ALL_SSD");

    assertThat(fileSystem().storagePolicy(statusOf(inner))).hasValue("ALL_SSD");
    assertThat(fileSystem().storagePolicy(statusOf(write("inner/file", TestBytes.of("x")))))
        .hasValue("ALL_SSD");
    assertThat(fileSystem().storagePolicy(statusOf(write("file", TestBytes.of("x"))))).isEmpty();
    assertFails(ErrorCode.INVALID_ARGUMENT, () -> fileSystem().setStoragePolicy(inner, "LUKEWARM"));
  }

  @Test
  default void refusesAttributesThatOnlyHdfsHas() throws CopyException {
    assumeFalse(keepsHdfsAttributes());
    FilePath file = write("file", TestBytes.of("x"));

    assertFails(
        ErrorCode.UNSUPPORTED_OPERATION, () -> fileSystem().setAcl(file, Acl.ofPermission(0600)));
    assertFails(
        ErrorCode.UNSUPPORTED_OPERATION,
        () -> fileSystem().setExtendedAttribute(file, "user.some", "00"));
    assertFails(ErrorCode.UNSUPPORTED_OPERATION, () -> fileSystem().setStoragePolicy(file, "COLD"));
    assertFails(
        ErrorCode.UNSUPPORTED_OPERATION,
        () -> fileSystem().setErasureCodingPolicy(directory(), "XOR-2-1-1024k"));
    assertThat(fileSystem().extendedAttributes(file)).isEmpty();
    assertThat(fileSystem().storagePolicy(statusOf(file))).isEmpty();
  }

  @Test
  default void tellsNoOrdinaryRightsOfAUserWhoMayChangeOwners() throws CopyException {
    assumeTrue(mayChangeOwner());

    assertThat(fileSystem().rights()).isNotEqualTo(UserRights.ORDINARY);
  }

  @Test
  default void setsNothingOnWhatDoesNotExist() throws CopyException {
    FilePath missing = path("missing");
    assertFails(ErrorCode.FILE_NOT_FOUND, () -> fileSystem().setPermission(missing, 0644));
    assertFails(ErrorCode.FILE_NOT_FOUND, () -> fileSystem().setTimes(missing, MODIFIED, 0));
    if (fileSystem().traits().blockSize() > 0) {
      assertFails(ErrorCode.FILE_NOT_FOUND, () -> fileSystem().setReplication(missing, 2));
    }
    String group = statusOf(directory()).group();
    assertFails(ErrorCode.FILE_NOT_FOUND, () -> fileSystem().setOwner(missing, null, group));
  }
}
