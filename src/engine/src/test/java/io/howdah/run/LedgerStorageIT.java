package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ExistingFiles;
import io.howdah.Verification;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.KmsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files in encryption zones and erasure-coded files, whose checksums prove nothing. Without proofs
 * that are remembered, each copy would read them again.
 */
class LedgerStorageIT {
  private static final int FILES = 12;
  private static final KmsServer KEYS = KmsServer.start("ledger-keys");

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.ofItsOwn(HdfsCluster.builder("stored").dataNodes(3).keys(KEYS));

  private static final CopyOptions READ_BACK =
      CopyOptions.builder()
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .verification(Verification.READBACK)
          .build();

  private final HdfsCluster cluster = LAB.cluster("stored");
  private final HdfsFiles files = cluster.files();
  private final Map<String, Integer> requests = new ConcurrentHashMap<>();

  /** How a directory keeps its files. */
  enum Storage {
    PLAIN {
      @Override
      String newDirectory() {
        return LAB.newDirectory("stored");
      }
    },
    ENCRYPTED {
      @Override
      String newDirectory() {
        String zone = LAB.newDirectory("stored") + "/zone";
        LAB.cluster("stored").files().makeEncryptionZone(zone);
        return zone;
      }
    },
    ERASURE_CODED {
      @Override
      String newDirectory() {
        String coded = LAB.newDirectory("stored");
        LAB.cluster("stored").files().erasureCode(coded, "XOR-2-1-1024k");
        return coded;
      }
    };

    abstract String newDirectory();
  }

  @AfterAll
  static void stopKeyServer() {
    KEYS.close();
  }

  @ParameterizedTest
  @CsvSource({"ENCRYPTED, ENCRYPTED", "ERASURE_CODED, PLAIN"})
  void readsNoByteOfAFileThatWasProven(Storage source, Storage destination) {
    assertReadOnce(source, destination);
  }

  @Sweep
  @ParameterizedTest
  @CsvSource({
    "ENCRYPTED, PLAIN",
    "PLAIN, ENCRYPTED",
    "PLAIN, ERASURE_CODED",
    "ERASURE_CODED, ENCRYPTED"
  })
  void readsNoByteOfAFileThatWasProvenBetweenOtherStorages(Storage source, Storage destination) {
    assertReadOnce(source, destination);
  }

  private void assertReadOnce(Storage source, Storage destination) {
    String from = source.newDirectory();
    String to = destination.newDirectory();
    files.writeTree(from, new TreeSpec(FILES, 3, 1, 3 << 20, 1));
    files.mkdirs("/user/" + cluster.user());

    CopyStatus first = copy(from, to);
    CopyStatus second = copy(from, to);

    assertThat(first.copied().files()).isEqualTo(FILES);
    assertThat(first.unverifiableFiles()).isEqualTo(source == Storage.PLAIN ? 0 : FILES);
    assertThat(second.copied().files()).isZero();
    assertThat(second.ledger().remembered()).isEqualTo(FILES);
    assertThat(requests).containsEntry("DATANODE OPEN", 1); // the ledger itself
    assertThat(requests.keySet())
        .filteredOn(request -> request.startsWith("DATANODE"))
        .containsExactly("DATANODE OPEN");

    String changed = files.filePaths(from).get(0);
    files.write(changed, files.status(changed).orElseThrow().length(), 77);
    CopyStatus third = copy(from, to);

    assertThat(third.copied().files()).isEqualTo(1);
    assertThat(third.ledger().remembered()).isEqualTo(FILES - 1);
  }

  private CopyStatus copy(String from, String to) {
    requests.clear();
    CopyStatus status =
        new LabCopy(cluster, cluster)
            .observedBy(
                (peer, operation) -> requests.merge(peer + " " + operation, 1, Integer::sum))
            .copyAndJudge(from, to, READ_BACK);
    assertThat(status.ledger().problem()).isNull();
    return status;
  }
}
