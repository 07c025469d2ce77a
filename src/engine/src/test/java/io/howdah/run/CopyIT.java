package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.FileAttribute;
import io.howdah.FileResult;
import io.howdah.event.EventHandlers;
import io.howdah.event.FileFinished;
import io.howdah.lab.Attribute;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Referee;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.WriteOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Copies between two real clusters that are in good health. */
@Order(Integer.MAX_VALUE) // it is long
class CopyIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private final LabCopy copies = new LabCopy(staging, prod);
  private String from = "";
  private String to = "";

  @BeforeEach
  void choosePlaces() {
    from = LAB.newDirectory("staging");
    to = LAB.newDirectory("prod") + "/target";
  }

  /** A NameNode lists 1,000 entries at a time. */
  @Test
  void copiesADirectoryOfTwoPages() {
    copiesATree(new TreeSpec(1_010, 0, 0, 300, 1));
  }

  @Sweep
  @Test
  void copiesADirectoryOfSeveralPages() {
    copiesATree(new TreeSpec(2_500, 0, 0, 300, 1));
  }

  @Test
  void copiesManyDirectories() {
    copiesATree(new TreeSpec(200, 200, 0, 2_000, 2));
  }

  @Sweep
  @Test
  void copiesAThousandDirectories() {
    copiesATree(new TreeSpec(1_000, 1_000, 0, 2_000, 2));
  }

  private void copiesATree(TreeSpec tree) {
    staging.files().writeTree(from, tree);
    staging.files().mkdirs(from + "/empty/deep/down");

    CopyStatus status = copies.copyAndJudge(from, to, CopyOptions.defaults());

    assertThat(status.verifiedFiles()).isEqualTo(tree.files());
  }

  @Test
  void copiesNamesWithEveryCharacterThatHdfsAllows() {
    for (String name : HostileNames.all()) {
      staging.files().write(from + "/" + name + "/" + name, 100, name.hashCode());
    }

    CopyStatus status = copies.copyAndJudge(from, to, CopyOptions.defaults());

    assertThat(status.verifiedFiles()).isEqualTo(HostileNames.all().size());
  }

  /** Names that no URL holds as they are, since an address that is made anew may get them wrong. */
  @Test
  void sendsFiveRequestsForMostSmallFiles() {
    int files = 200;
    int askedOf = 32 + 21; // the first ones, and each eighth from then on
    for (int i = 0; i < files; i++) {
      staging.files().write(from + "/a b+c%20d;e&f=g?h#i\u00fc" + i, 1_000, i);
    }
    Map<String, Integer> requests = new ConcurrentHashMap<>();

    copies
        .observedBy((peer, operation) -> requests.merge(peer + " " + operation, 1, Integer::sum))
        .copyAndJudge(from, to, CopyOptions.defaults());

    assertThat(requests)
        .contains(
            entry("NAMENODE OPEN", askedOf),
            entry("DATANODE OPEN", 2 * files),
            entry("NAMENODE CREATE", askedOf),
            entry("DATANODE CREATE", files),
            entry("DATANODE GETFILECHECKSUM", files),
            entry("NAMENODE RENAME", files))
        .doesNotContainKey("NAMENODE GETFILECHECKSUM");
  }

  @Test
  void copiesEmptyFilesAndFilesOfSeveralBlocks() {
    WriteOptions smallBlocks = WriteOptions.blockSize(1 << 20);
    staging.files().write(from + "/empty", 0, 0);
    staging.files().write(from + "/one byte", 1, 0);
    staging.files().write(from + "/one block", 1 << 20, 3, smallBlocks);
    staging.files().write(from + "/four blocks and a bit", (4 << 20) + 7, 4, smallBlocks);

    assertThat(copies.copyAndJudge(from, to, CopyOptions.defaults()).verifiedFiles()).isEqualTo(4);
  }

  @Test
  void verifiesAcrossBlockSizesBothWays() {
    WriteOptions tiny = WriteOptions.blockSize(1 << 20);
    staging.files().write(from + "/large blocks", 150 << 20, 5);
    staging.files().write(from + "/small blocks", 10 << 20, 6, tiny);

    CopyStatus status = copies.copyAndJudge(from, to, CopyOptions.defaults());
    CopyOptions preserving =
        CopyOptions.builder().preserve(EnumSet.of(FileAttribute.BLOCK_SIZE)).build();
    CopyStatus preserved = copies.copyAndJudge(from, to + "2", preserving);

    assertThat(status.verifiedFiles()).isEqualTo(2);
    assertThat(preserved.verifiedFiles()).isEqualTo(2);
    assertThat(prod.files().status(to + "/small blocks").orElseThrow().blockSize())
        .isEqualTo(128 << 20);
    assertThat(prod.files().status(to + "2/small blocks").orElseThrow().blockSize())
        .isEqualTo(1 << 20);
  }

  @Test
  void writesALargeFileInChunksThatTheServerJoins() {
    staging.files().write(from + "/large", 100 << 20, 7, WriteOptions.blockSize(4 << 20));
    CopyOptions chunked =
        CopyOptions.builder()
            .chunkSize(10 << 20)
            .preserve(EnumSet.of(FileAttribute.BLOCK_SIZE))
            .build();

    CopyStatus status = copies.copyAndJudge(from, to, chunked);

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(prod.files().filePaths(to)).containsExactly(to + "/large");
  }

  @Test
  void skipsEverythingTheSecondTimeAndReplacesWhatIsCorrupt() {
    staging.files().writeTree(from, new TreeSpec(300, 20, 0, 400_000, 8));
    copies.copyAndJudge(from, to, CopyOptions.defaults());

    CopyStatus second = copies.copyAndJudge(from, to, LabCopy.FORCE);
    String victim = prod.files().filePaths(to).get(17);
    prod.files().writeText(victim, "x");
    String altered = largestFile();
    prod.files().alter(altered, 1000);
    CopyStatus third = copies.copyAndJudge(from, to, LabCopy.FORCE);

    assertThat(second.skipped().files()).isEqualTo(300);
    assertThat(second.copied().files()).isZero();
    assertThat(third.copied().files()).isEqualTo(2);
    assertThat(third.skipped().files()).isEqualTo(298);
  }

  @Test
  void showsNoDoneFlagWhileFilesBelowItAreReplaced() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      parts.add("/country=" + i % 2 + "/part-" + i);
      staging.files().writeText(from + parts.get(i), "rows");
    }
    staging.files().writeText(from + "/_SUCCESS", "");
    staging.files().writeText(from + "/country=0/_SUCCESS", "{\"files\": 10}");
    copies.copyAndJudge(from, to, CopyOptions.defaults());
    for (int i = 0; i < 20; i += 2) {
      staging.files().writeText(from + parts.get(i), "other rows");
    }
    List<String> seen = Collections.synchronizedList(new ArrayList<>());

    CopyStatus status =
        copies.copyAndJudge(
            from,
            to,
            LabCopy.FORCE,
            EventHandlers.builder()
                .on(
                    FileFinished.class,
                    file -> {
                      boolean isPart = file.result().destination().contains("/part-");
                      if (isPart && file.result().outcome() == FileResult.Outcome.COPIED) {
                        seen.addAll(prod.files().filePaths(to));
                      }
                    })
                .build());

    assertThat(seen).isNotEmpty().noneMatch(path -> path.endsWith("/_SUCCESS"));
    assertThat(status.copied().files()).isEqualTo(10 + 2);
    assertThat(status.skipped().files()).isEqualTo(10);
  }

  @Test
  void takesOverAttributes() {
    staging.files().writeTree(from, new TreeSpec(20, 4, 0, 1_000, 9));
    String file = staging.files().filePaths(from).get(0);
    staging.files().setOwner(file, "alice", "analysts");
    staging.files().setPermission(file, 0640);
    staging.files().setTimes(file, 1_600_000_000_000L, 1_600_000_001_000L);
    CopyOptions all = CopyOptions.builder().preserve(EnumSet.allOf(FileAttribute.class)).build();

    copies.copyAndJudge(from, to, all);

    Referee.compare(staging, from, prod, to, Attribute.values()).assertEqual();
  }

  private String largestFile() {
    return prod.files().filePaths(to).stream()
        .max(Comparator.comparingLong(path -> prod.files().status(path).orElseThrow().length()))
        .orElseThrow();
  }
}
