package io.howdah.run;

import static io.howdah.run.MemoryCopy.write;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.Verification;
import io.howdah.fs.Acl;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which attributes a copy carries, in which order, and for how many requests. */
class AttributeRulesTest {
  private static final Set<Operation> SETTING =
      EnumSet.of(
          Operation.SET_OWNER,
          Operation.SET_PERMISSION,
          Operation.SET_TIMES,
          Operation.SET_REPLICATION,
          Operation.SET_ACL,
          Operation.SET_EXTENDED_ATTRIBUTE,
          Operation.SET_STORAGE_POLICY,
          Operation.SET_ERASURE_CODING_POLICY);

  private static final Acl OF_FILE = Acl.of(0660, List.of("user:bob:rw-", "group::---"));
  private static final Acl OF_DIRECTORY =
      Acl.of(
          0770,
          List.of(
              "user:bob:rwx",
              "group::r-x",
              "default:user::rwx",
              "default:user:bob:rwx",
              "default:group::r-x",
              "default:mask::rwx",
              "default:other::---"));

  private final MemoryCopy copies =
      new MemoryCopy(
          MemoryFileSystem.builder().user("alice").group("team").superuser().build(),
          MemoryFileSystem.builder()
              .user("etl")
              .superuser()
              .storagePolicies(Map.of(3, "COLD", 4, "HOT"))
              .build());

  @BeforeEach
  void fillStaging() {
    write(copies.staging, "/out/dir/file", "content");
    write(copies.staging, "/out/dir/plain", "content");
  }

  @Test
  void carriesAcls() throws Exception {
    copies.staging.setAcl(path("/out/dir/file"), OF_FILE);
    copies.staging.setAcl(path("/out/dir"), OF_DIRECTORY);

    CopyStatus status = copy(FileAttribute.ACL);

    assertThat(status.failures()).isEmpty();
    assertThat(status.lostAttributes()).isEmpty();
    assertThat(copies.prod.acl(path("/in/dir/file"))).isEqualTo(OF_FILE);
    assertThat(copies.prod.acl(path("/in/dir"))).isEqualTo(OF_DIRECTORY);
    assertThat(status("/in/dir/plain").hasAcl()).isFalse();
    assertThat(copies.stagingAsSeen().requests(Operation.ACL_STATUS))
        .as("only what has an ACL is asked for it")
        .isEqualTo(2);
  }

  @Test
  void carriesTheStickyBitBesideAnAcl() throws Exception {
    copies.staging.setAcl(path("/out/dir"), OF_DIRECTORY);
    copies.staging.setPermission(path("/out/dir"), 01770);

    copy(FileAttribute.ACL);

    assertThat(status("/in/dir").permission()).isEqualTo(01770);
    assertThat(copies.prod.acl(path("/in/dir"))).isEqualTo(OF_DIRECTORY);
  }

  @Test
  void createsNoFileWithTheMaskAsThePermissionOfTheGroup() throws Exception {
    copies.staging.setAcl(path("/out/dir/file"), OF_FILE);
    copies.prodFaults(
        FaultAt.before(
            Operation.SET_ACL,
            path ->
                assertThat(copies.prod.status(path).orElseThrow().permission()).isEqualTo(0600)));

    assertThat(copy(FileAttribute.ACL).failures()).isEmpty();
    assertThat(copies.prodAsSeen().requests(Operation.SET_ACL)).isEqualTo(1);
  }

  @Test
  void takesAwayTheAclThatAFileHasFromItsDirectory() throws Exception {
    copies.prod.makeDirectories(path("/in/dir"), null);
    copies.prod.setAcl(path("/in/dir"), OF_DIRECTORY);
    copies.staging.setPermission(path("/out/dir/plain"), 0640);

    copy(FileAttribute.ACL);

    assertThat(status("/in/dir/plain").hasAcl()).isFalse();
    assertThat(status("/in/dir/plain").permission()).isEqualTo(0640);
    assertThat(status("/in/dir").hasAcl()).isFalse();
  }

  @Test
  void leavesTheAclOfTheDirectoryWhereAclsAreNotPreserved() throws Exception {
    copies.prod.makeDirectories(path("/in/dir"), null);
    copies.prod.setAcl(path("/in/dir"), OF_DIRECTORY);

    copy(FileAttribute.PERMISSION);

    assertThat(status("/in/dir/plain").hasAcl()).isTrue();
    assertThat(copies.prodAsSeen().requests(Operation.SET_ACL)).isZero();
  }

  /** Such as a name user@REALM, which a NameNode does not accept over WebHDFS. */
  @Test
  void keepsThePermissionWithoutAnAclThatIsRefused() throws Exception {
    copies.staging.setAcl(path("/out/dir/file"), OF_FILE);
    copies.prodFaults(
        FaultAt.before(
            Operation.SET_ACL,
            path -> {
              throw new CopyException(ErrorCode.INVALID_ARGUMENT, "does not belong to the domain");
            }));

    CopyStatus status = copy(FileAttribute.ACL);

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.lostAttributes()).containsOnly(entry(FileAttribute.ACL, 1L));
    assertThat(status("/in/dir/file").permission()).isEqualTo(0600);
  }

  @Test
  void asksOnceWhereTheServerHasNoAcls() throws Exception {
    copies.staging.setAcl(path("/out/dir/file"), OF_FILE);
    copies.staging.setAcl(path("/out/dir/plain"), OF_FILE);
    copies.staging.setAcl(path("/out/dir"), OF_DIRECTORY);
    copies.prodFaults(
        FaultAt.before(
            Operation.SET_ACL,
            path -> {
              throw new CopyException(ErrorCode.UNSUPPORTED_OPERATION, "ACLs are disabled");
            }));

    CopyStatus status = copy(options(Set.of(FileAttribute.ACL)).threads(1).build());

    assertThat(status.lostAttributes()).containsOnly(entry(FileAttribute.ACL, 3L));
    assertThat(copies.prodAsSeen().requests(Operation.SET_ACL)).isEqualTo(1);
  }

  @Test
  void carriesExtendedAttributesOfUsersAndSuperusers() throws Exception {
    FilePath file = path("/out/dir/file");
    copies.staging.setExtendedAttribute(file, "user.schema", "0a0b");
    copies.staging.setExtendedAttribute(file, "user.empty", "");
    copies.staging.setExtendedAttribute(file, "trusted.audit", "ff");
    copies.staging.setExtendedAttribute(file, "system.hdfs.thing", "00");
    copies.staging.setExtendedAttribute(path("/out/dir"), "user.owner", "01");

    copy(FileAttribute.XATTR);

    assertThat(copies.prod.extendedAttributes(path("/in/dir/file")))
        .containsOnly(
            entry("user.schema", "0a0b"), entry("user.empty", ""), entry("trusted.audit", "ff"));
    assertThat(copies.prod.extendedAttributes(path("/in/dir"))).containsKey("user.owner");
  }

  @Test
  void correctsExtendedAttributesOfEqualFiles() throws Exception {
    copies.staging.setExtendedAttribute(path("/out/dir/file"), "user.a", "01");
    copies.staging.setExtendedAttribute(path("/out/dir/file"), "user.b", "02");
    copy(FileAttribute.XATTR);
    copies.prod.setExtendedAttribute(path("/in/dir/file"), "user.b", "ff");
    copies.prod.setExtendedAttribute(path("/in/dir/file"), "user.own", "03");

    CopyStatus status = copy(FileAttribute.XATTR);

    assertThat(status.skipped().files()).isEqualTo(2);
    assertThat(copies.prod.extendedAttributes(path("/in/dir/file")))
        .containsOnly(entry("user.a", "01"), entry("user.b", "02"), entry("user.own", "03"));
    assertThat(copies.prodAsSeen().requests(Operation.SET_EXTENDED_ATTRIBUTE)).isEqualTo(1);
  }

  @Test
  void asksForNoExtendedAttributesUnlessTheyArePreserved() {
    copy(options(EnumSet.complementOf(EnumSet.of(FileAttribute.XATTR))).build());

    assertThat(copies.stagingAsSeen().requests(Operation.EXTENDED_ATTRIBUTES)).isZero();
  }

  @Test
  void carriesStoragePoliciesByTheirNames() throws Exception {
    copies.staging.setStoragePolicy(path("/out/dir"), "COLD");
    copies.staging.setStoragePolicy(path("/out/dir/file"), "HOT");
    copies.staging.setStoragePolicy(path("/out/dir/plain"), "COLD");

    CopyStatus status = copy(FileAttribute.STORAGE_POLICY);

    assertThat(status.lostAttributes()).isEmpty();
    assertThat(status("/in/dir").storagePolicy()).isEqualTo(3);
    assertThat(status("/in/dir/file").storagePolicy()).isEqualTo(4);
    assertThat(status("/in/dir/plain").storagePolicy()).isEqualTo(3);
    assertThat(copies.prodAsSeen().requests(Operation.SET_STORAGE_POLICY))
        .as("the other file has it from its directory")
        .isEqualTo(2);
  }

  @Test
  void losesAStoragePolicyThatTheDestinationDoesNotHave() throws Exception {
    copies.staging.setStoragePolicy(path("/out/dir"), "ALL_SSD");

    CopyStatus status = copy(FileAttribute.STORAGE_POLICY);

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.lostAttributes()).containsOnly(entry(FileAttribute.STORAGE_POLICY, 1L));
  }

  @Test
  void setsTheErasureCodingPolicyBeforeFilesAreCreated() throws Exception {
    copies.staging.makeDirectories(path("/out/coded/below"), null);
    copies.staging.setErasureCodingPolicy(path("/out/coded"), "XOR-2-1-1024k");
    write(copies.staging, "/out/coded/deep/file", "striped");

    CopyStatus status = copy(FileAttribute.ERASURE_CODING_POLICY, FileAttribute.REPLICATION);

    assertThat(status.failures()).isEmpty();
    assertThat(status("/in/coded").erasureCodingPolicy()).isEqualTo("XOR-2-1-1024k");
    assertThat(status("/in/coded/deep/file").storage()).isEqualTo(FileStatus.Storage.ERASURE_CODED);
    assertThat(status("/in/coded/deep/file").replication()).isZero();
    assertThat(copies.prodAsSeen().requests(Operation.SET_ERASURE_CODING_POLICY))
        .as("directories below inherit it")
        .isEqualTo(1);
    assertThat(copies.prodAsSeen().requests(Operation.SET_REPLICATION)).isZero();
  }

  /** The policy of the new directory decides, and requires at least the size of its cells. */
  @Test
  void statesNoBlockSizeForACopyInACodedDirectory() throws Exception {
    CreateOptions small = CreateOptions.builder().blockSize(8192).replication(2).build();
    write(copies.staging, "/out/coded/before-the-policy", new byte[] {1}, small);
    copies.staging.setErasureCodingPolicy(path("/out/coded"), "XOR-2-1-1024k");

    copy(FileAttribute.ERASURE_CODING_POLICY, FileAttribute.BLOCK_SIZE, FileAttribute.REPLICATION);

    FileStatus copied = status("/in/coded/before-the-policy");
    assertThat(copied.storage()).isEqualTo(FileStatus.Storage.ERASURE_CODED);
    assertThat(copied.blockSize()).isEqualTo(128 << 20);
  }

  @Test
  void copiesReplicatedWhereAnErasureCodingPolicyIsRefused() throws Exception {
    copies.staging.setErasureCodingPolicy(path("/out"), "RS-6-3-1024k");
    write(copies.staging, "/out/coded", "striped");
    copies.prodFaults(
        FaultAt.before(
            Operation.SET_ERASURE_CODING_POLICY,
            path -> {
              throw new CopyException(ErrorCode.INVALID_ARGUMENT, "no enabled policy");
            }));

    CopyStatus status = copy(FileAttribute.ERASURE_CODING_POLICY);

    assertThat(status.failures()).isEmpty();
    assertThat(status.lostAttributes()).containsKey(FileAttribute.ERASURE_CODING_POLICY);
    assertThat(status("/in/coded").replication()).isEqualTo(3);
  }

  @Test
  void setsNothingInASecondRunOverEqualTrees() throws Exception {
    copies.staging.setAcl(path("/out/dir/file"), OF_FILE);
    copies.staging.setAcl(path("/out/dir"), OF_DIRECTORY);
    copies.staging.setPermission(path("/out/dir/plain"), 0440);
    copies.staging.setStoragePolicy(path("/out/dir"), "COLD");
    copies.staging.setExtendedAttribute(path("/out/dir/file"), "user.a", "01");
    copies.staging.makeDirectories(path("/out/coded"), 01777);
    copies.staging.setPermission(path("/out/coded"), 01777);
    copies.staging.setErasureCodingPolicy(path("/out/coded"), "XOR-2-1-1024k");
    write(copies.staging, "/out/coded/file", "striped");
    for (String each : List.of("/out/dir/file", "/out/coded/file", "/out/dir", "/out")) {
      copies.staging.setTimes(path(each), 1_600_000_000_000L, 0);
    }
    CopyStatus first = copy(FileAttribute.values());

    CopyStatus second = copy(FileAttribute.values());

    assertThat(first.failures()).isEmpty();
    assertThat(first.lostAttributes()).isEmpty();
    assertThat(second.skipped().files()).isEqualTo(3);
    assertThat(copies.prodAsSeen().requests())
        .doesNotContainKeys(SETTING.toArray(Operation[]::new));
    assertThat(status("/in").modificationTime()).isEqualTo(1_600_000_000_000L);
  }

  /** HDFS requires the right to write where times are set. */
  @Test
  void takesTheRightToWriteFromTheOwnerAtLast() throws Exception {
    copies.staging.setTimes(path("/out/dir/file"), 1_500_000_000_000L, 0);
    copies.staging.setPermission(path("/out/dir/file"), 0440);
    List<String> order = new CopyOnWriteArrayList<>();
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            if (SETTING.contains(operation) && path.name().contains("file")) {
              int permission = copies.prod.status(path).orElseThrow().permission();
              order.add(operation + " " + Integer.toOctalString(permission));
            }
          }
        });

    copy(FileAttribute.PERMISSION, FileAttribute.TIMES);

    assertThat(order).containsExactly("SET_TIMES 640", "SET_PERMISSION 640");
    assertThat(status("/in/dir/file").permission()).isEqualTo(0440);
  }

  @Test
  void keepsTheTimesOfDirectoriesInWhichSomethingWasDeleted() throws Exception {
    copy(FileAttribute.TIMES);
    write(copies.prod, "/in/dir/extra", "x");
    copies.staging.setTimes(path("/out/dir"), 1_500_000_000_000L, 0);

    CopyStatus status =
        copy(
            options(Set.of(FileAttribute.TIMES))
                .delete(what -> what.extra(Extra.DELETE).removal(Removal.PERMANENT))
                .build());

    assertThat(status.deleted().files()).isEqualTo(1);
    assertThat(status("/in/dir").modificationTime()).isEqualTo(1_500_000_000_000L);
  }

  private CopyStatus copy(FileAttribute... attributes) {
    return copy(options(Set.of(attributes)).build());
  }

  private CopyStatus copy(CopyOptions options) {
    return copies.copy(
        MemoryCopy.request("/out", "/in", options).target(Target.EXACT).build(),
        CopyListener.NONE,
        new Cancellation());
  }

  private static CopyOptions.Builder options(Set<FileAttribute> attributes) {
    return CopyOptions.builder()
        .preserve(attributes)
        .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
        .verification(Verification.READBACK);
  }

  private FileStatus status(String path) throws CopyException {
    return copies.prod.status(path(path)).orElseThrow();
  }

  private static FilePath path(String path) throws CopyException {
    return FilePath.of(path);
  }
}
