package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a test can prepare and look at in a cluster. */
class HdfsClusterIT {
  @RegisterExtension
  static final LabClusters LAB = LabClusters.ofItsOwn(HdfsCluster.builder("staging"));

  private final HdfsCluster cluster = LAB.cluster("staging");
  private final HdfsFiles files = cluster.files();
  private final String directory = LAB.newDirectory("staging");

  @Test
  void storesFilesWithTheirOptions() {
    files.write(directory + "/a", 5_000, 7, new WriteOptions(1024, 2));

    FileEntry entry = files.status(directory + "/a").orElseThrow();
    assertThat(entry.length()).isEqualTo(5_000);
    assertThat(entry.blockSize()).isEqualTo(1024);
    assertThat(entry.replication()).isEqualTo(2);
    assertThat(files.read(directory + "/a")).isEqualTo(HdfsFiles.content(7, 5_000));
  }

  @Test
  void keepsAnyNameThatHdfsAllows() {
    for (String name : AwkwardNames.ALL) {
      files.writeText(directory + "/" + name, name);
    }

    assertThat(files.filePaths(directory))
        .containsExactlyInAnyOrderElementsOf(
            AwkwardNames.ALL.stream().map(name -> directory + "/" + name).toList());
    assertThat(AwkwardNames.ALL)
        .allSatisfy(name -> assertThat(files.readText(directory + "/" + name)).isEqualTo(name));
  }

  @Test
  void changesAttributes() {
    String path = directory + "/a";
    files.write(path, 10, 1);
    files.setOwner(path, "alice", "analysts");
    files.setPermission(path, 0640);
    files.setTimes(path, 1_500_000_000_000L, 1_600_000_000_000L);
    files.setReplication(path, 2);

    FileEntry entry = files.status(path).orElseThrow();
    assertThat(entry.owner()).isEqualTo("alice");
    assertThat(entry.group()).isEqualTo("analysts");
    assertThat(entry.permission()).isEqualTo(0640);
    assertThat(entry.modificationTime()).isEqualTo(1_500_000_000_000L);
    assertThat(entry.accessTime()).isEqualTo(1_600_000_000_000L);
    assertThat(entry.replication()).isEqualTo(2);
  }

  @Test
  void refusesOtherUsersWhatTheyMayNot() {
    files.write(directory + "/secret", 10, 1);
    files.setPermission(directory + "/secret", 0600);

    assertThatThrownBy(() -> cluster.filesAs("alice").read(directory + "/secret"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("Permission denied: user=alice");
  }

  @Test
  void holdsFilesOpen() {
    files.openForWrite(directory + "/growing", 1_000, 5);
    assertThat(files.openFiles()).contains(directory + "/growing");

    files.closeWrite(directory + "/growing");
    assertThat(files.openFiles()).doesNotContain(directory + "/growing");
    assertThat(files.status(directory + "/growing").orElseThrow().length()).isEqualTo(1_000);
  }

  @Test
  void appends() {
    files.write(directory + "/a", 1_001, 5);
    files.append(directory + "/a", 1_001, 2_000, 5);

    assertThat(files.read(directory + "/a")).isEqualTo(HdfsFiles.content(5, 3_001));
  }

  @Test
  void altersNothingButTheByte() {
    String path = directory + "/a";
    files.write(path, 1_000, 5, WriteOptions.blockSize(512));
    List<FileEntry> before = files.list(directory);
    byte[] expected = HdfsFiles.content(5, 1_000);

    files.alter(path, 700);

    expected[700] ^= 1;
    assertThat(files.read(path)).isEqualTo(expected);
    assertThat(files.list(directory)).isEqualTo(before);
  }

  @Test
  void enforcesQuotas() {
    files.setNameQuota(directory, 2);
    files.write(directory + "/a", 0, 1);

    assertThatThrownBy(() -> files.write(directory + "/b", 0, 1))
        .isInstanceOfSatisfying(
            LabException.class, e -> assertThat(e.type()).endsWith("NSQuotaExceededException"));
  }

  @Test
  void takesSnapshots() {
    files.allowSnapshot(directory);
    files.write(directory + "/a", 10, 1);
    files.createSnapshot(directory, "first");
    files.delete(directory + "/a");

    assertThat(files.status(directory + "/a")).isEmpty();
    assertThat(files.read(directory + "/.snapshot/first/a")).isEqualTo(HdfsFiles.content(1, 10));
    assertThat(files.snapshots(directory)).containsExactly("first");
    files.deleteSnapshot(directory, "first");
    files.disallowSnapshot(directory);
    assertThatThrownBy(() -> files.createSnapshot(directory, "second"))
        .isInstanceOf(LabException.class);
  }

  @Test
  void renamesOverAFile() {
    files.write(directory + "/a", 10, 1);
    files.write(directory + "/b", 20, 2);
    files.rename(directory + "/a", directory + "/b");

    assertThat(files.filePaths(directory)).containsExactly(directory + "/b");
    assertThat(files.read(directory + "/b")).isEqualTo(HdfsFiles.content(1, 10));
  }

  @Test
  void countsTheOperationsOfTheNameNode() {
    long before = cluster.operationCount("CreateFileOps");
    for (int i = 0; i < 3; i++) {
      files.write(directory + "/" + i, 0, 1);
    }

    assertThat(cluster.operationCount("CreateFileOps")).isEqualTo(before + 3);
    assertThatThrownBy(() -> cluster.operationCount("NoSuchOps"))
        .hasMessageContaining("no metric NoSuchOps");
  }
}
