package io.howdah.run;

import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.fs.memory.Operation;
import org.junit.jupiter.api.Test;

/** Mirrors of some partitions of a table. */
class SelectedPartitionsTest extends MirrorCase {
  private void fillTable() {
    for (String partition : new String[] {"ds=1/n=1", "ds=1/n=2", "ds=2/n=1", "ds=3/n=1"}) {
      write(copies.staging, "/table/" + partition + "/000000_0", partition);
    }
    write(copies.staging, "/table/_SUCCESS", "");
  }

  private CopyStatus copy(String expression) {
    options.select(only -> only.partitions(expression));
    return copy("/table", event -> {});
  }

  @Test
  void copiesThePartitionsForWhichTheExpressionIsTrue() {
    fillTable();

    CopyStatus status = copy("ds >= '2' or n = 2");

    assertThat(status.isSuccessful()).isTrue();
    assertThat(tree(copies.prod, "/in"))
        .containsKeys("/in/ds=1/n=2/000000_0", "/in/ds=2/n=1/000000_0", "/in/ds=3/n=1/000000_0")
        .doesNotContainKeys("/in/ds=1/n=1", "/in/_SUCCESS");
    assertThat(status.excludedDirectories()).isEqualTo(1);
    assertThat(status.excludedFiles()).isEqualTo(1);
  }

  @Test
  void listsNothingBelowAPartitionThatIsLeftOut() {
    fillTable();

    copy("ds = '2'");

    assertThat(copies.stagingAsSeen().requests(Operation.LIST)).isEqualTo(3);
  }

  @Test
  void deletesExtraPartitionsForWhichTheExpressionIsTrueAndNoOthers() {
    fillTable();
    write(copies.prod, "/in/ds=2/n=9/old", "old");
    write(copies.prod, "/in/ds=9/n=1/old", "old");
    write(copies.prod, "/in/ds=1/n=9/kept", "kept");
    write(copies.prod, "/in/_FLAG", "kept");

    CopyStatus status = copy("ds >= '2'");

    assertThat(status.isSuccessful()).isTrue();
    assertThat(tree(copies.prod, "/in"))
        .containsKeys("/in/ds=1/n=9/kept", "/in/_FLAG", "/in/z", "/in/day/old")
        .doesNotContainKeys("/in/ds=2/n=9/old", "/in/ds=9/n=1/old");
  }

  @Test
  void keepsAnExtraDirectoryAsLongAsItHasOtherPartitions() {
    fillTable();
    write(copies.prod, "/in/ds=9/n=1/old", "old");
    write(copies.prod, "/in/ds=9/n=2/kept", "kept");

    copy("n = 1");

    assertThat(tree(copies.prod, "/in"))
        .containsKey("/in/ds=9/n=2/kept")
        .doesNotContainKey("/in/ds=9/n=1/old");
  }

  @Test
  void failsWhereNoDirectoryHasTheColumn() {
    fillTable();
    write(copies.prod, "/in/ds=2/n=9/old", "old");

    CopyStatus status = copy("dss = '2'");

    assertThat(status.error())
        .isInstanceOfSatisfying(
            CopyException.class,
            error -> assertThat(error.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
        .hasMessage(
            "No directory below '/table' is a partition by 'dss', which the expression for"
                + " partitions names.");
    assertThat(tree(copies.prod, "/in")).containsKey("/in/ds=2/n=9/old");
  }

  @Test
  void failsForAWrongExpressionBeforeAnythingIsListed() {
    fillTable();

    CopyStatus status = copy("ds >= ");

    assertThat(status.error())
        .hasMessageStartingWith("In the expression for partitions, column 7: ");
    assertThat(copies.stagingAsSeen().requests(Operation.LIST)).isZero();
  }
}
