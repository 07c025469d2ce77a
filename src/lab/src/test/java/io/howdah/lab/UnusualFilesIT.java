package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.WriteOptions.ChecksumType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that Hadoop allows and few clusters have many of. */
class UnusualFilesIT {
  private static final WriteOptions SMALL_BLOCKS = WriteOptions.blockSize(1024);

  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("staging"));

  private final HdfsCluster cluster = LAB.cluster("staging");
  private final HdfsFiles files = cluster.files();
  private final String directory = LAB.newDirectory("staging");
  private final String file = directory + "/a";

  @Test
  void haveShortBlocksWhereABlockWasAppended() {
    files.write(file, 1_500, 5, SMALL_BLOCKS);
    files.appendBlock(file, 1_500, 1_500, 5);

    assertThat(files.blockLengths(file)).containsExactly(1024L, 476L, 1024L, 476L);
    assertThat(files.read(file)).isEqualTo(HdfsFiles.content(5, 3_000));
  }

  @Test
  void haveShortBlocksWhereFilesWereJoined() {
    files.write(file, 300, 5, SMALL_BLOCKS);
    files.write(directory + "/b", 2_000, 6, SMALL_BLOCKS);
    files.write(directory + "/c", 10, 7, SMALL_BLOCKS);
    files.concat(file, List.of(directory + "/b", directory + "/c"));

    assertThat(files.blockLengths(file)).containsExactly(300L, 1024L, 976L, 10L);
    assertThat(files.filePaths(directory)).containsExactly(file);
  }

  @Test
  void haveOtherChecksums() throws Exception {
    assertThat(checksumOf(ChecksumType.CRC32, 1024)).contains("CRC32\"", "00000400");
    assertThat(checksumOf(ChecksumType.CRC32C, 512)).contains("CRC32C\"", "00000200");
    assertThat(checksumOf(ChecksumType.NULL, 512)).contains("NullPointerException");
  }

  @Test
  void haveChecksumsOfSeveralKinds() throws Exception {
    files.write(file, 1_024, 5, SMALL_BLOCKS.checksums(ChecksumType.CRC32, 512));
    files.appendBlock(
        file, 1_024, 1_024, 5, WriteOptions.DEFAULT.checksums(ChecksumType.CRC32, 1024));
    assertThat(checksum()).contains("PathIOException");

    files.write(file, 1_024, 5, SMALL_BLOCKS.checksums(ChecksumType.CRC32, 512));
    files.appendBlock(
        file, 1_024, 1_024, 5, WriteOptions.DEFAULT.checksums(ChecksumType.CRC32C, 512));
    assertThat(checksum()).contains("NullPointerException");
    assertThat(files.read(file)).isEqualTo(HdfsFiles.content(5, 2_048));
  }

  @Test
  void haveAnAcl() {
    files.write(file, 10, 5);
    files.setPermission(file, 0600);
    files.addAcl(file, "user:bob:rw-");

    assertThat(files.acl(file)).containsExactly("user:bob:rw-", "group::---");
    assertThat(files.status(file).orElseThrow().permission()).isEqualTo(0660);
  }

  @Test
  void haveAStoragePolicy() {
    files.write(file, 10, 5);
    assertThat(files.storagePolicy(file)).isEqualTo("HOT");

    files.setStoragePolicy(file, "COLD");
    assertThat(files.storagePolicy(file)).isEqualTo("COLD");
  }

  private String checksumOf(ChecksumType type, int bytes) throws Exception {
    files.write(file, 3_000, 5, SMALL_BLOCKS.checksums(type, bytes));
    assertThat(files.read(file)).isEqualTo(HdfsFiles.content(5, 3_000));
    return checksum();
  }

  private String checksum() throws Exception {
    return WebHdfs.text(WebHdfs.follow(cluster.urls().get(0), file, "GETFILECHECKSUM"));
  }
}
