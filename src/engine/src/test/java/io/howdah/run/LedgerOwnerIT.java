package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyStatus;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A proof belongs to one source and one target, also where another copy writes the same target. */
class LedgerOwnerIT {
  private static final int FILES = 30;
  private static final TreeSpec TREE = new TreeSpec(FILES, 3, 1_000, 1_000, 1);

  /** The same names and lengths. */
  private static final TreeSpec OTHER_BYTES = new TreeSpec(FILES, 3, 1_000, 1_000, 5_000);

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.ofItsOwn(
          HdfsCluster.builder("one").dataNodes(1), HdfsCluster.builder("two").dataNodes(1));

  private final HdfsCluster one = LAB.cluster("one");
  private final HdfsCluster two = LAB.cluster("two");
  private final String from = LAB.newDirectory("one");
  private final String to = LAB.newDirectory("one");

  @BeforeEach
  void makeHome() {
    one.files().mkdirs("/user/" + one.user());
  }

  @Test
  void comparesOnceForEachAliasOfTheSource() {
    one.files().writeTree(from, TREE);
    copy(one, "staging", from);

    CopyStatus byAnotherName = copy(one, "backup-of-staging", from);

    assertThat(byAnotherName.copied().files()).isZero();
    assertThat(byAnotherName.ledger().remembered()).isZero();
    assertThat(copy(one, "staging", from).ledger().remembered()).isEqualTo(FILES);
    assertThat(copy(one, "backup-of-staging", from).ledger().remembered()).isEqualTo(FILES);
  }

  @Test
  void copiesAgainWhatAnotherSourceHasReplaced() {
    String other = LAB.newDirectory("one");
    one.files().writeTree(from, TREE);
    one.files().writeTree(other, OTHER_BYTES);

    for (int i = 0; i < 2; i++) {
      CopyStatus own = copy(one, "staging", from);
      CopyStatus others = copy(one, "staging", other);

      assertThat(own.copied().files()).isEqualTo(FILES);
      assertThat(others.copied().files()).isEqualTo(FILES);
      assertThat(others.ledger().remembered()).isZero();
    }
  }

  @Sweep
  @Test
  void remembersBothSourcesWhereTheyAreEqual() {
    String other = LAB.newDirectory("one");
    one.files().writeTree(from, TREE);
    one.files().writeTree(other, TREE);
    copy(one, "staging", from);

    CopyStatus others = copy(one, "staging", other);

    assertThat(others.ledger().remembered()).isZero();
    assertThat(others.copied().files()).isZero();
    assertThat(copy(one, "staging", from).ledger().remembered()).isEqualTo(FILES);
    assertThat(copy(one, "staging", other).ledger().remembered()).isEqualTo(FILES);
  }

  @Sweep
  @Test
  void copiesAgainWhereTheAliasNamesAnotherCluster() {
    one.files().writeTree(from, TREE);
    two.files().writeTree(from, OTHER_BYTES);
    copy(one, "staging", from);

    CopyStatus ofTheOther = copy(two, "staging", from);

    assertThat(ofTheOther.copied().files()).isEqualTo(FILES);
    assertThat(ofTheOther.ledger().remembered()).isZero();
  }

  private CopyStatus copy(HdfsCluster source, String alias, String directory) {
    CopyStatus status =
        new LabCopy(source, one).sourceNamed(alias).copyAndJudge(directory, to, LabCopy.FORCE);
    assertThat(status.ledger().problem()).isNull();
    return status;
  }
}
