package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetRuleTest {
  private static final CopyOptions FORCE =
      CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL).build();

  private final MemoryCopy copies = new MemoryCopy();

  @BeforeEach
  void fillStaging() throws Exception {
    write(copies.staging, "/out/a", "a");
    write(copies.staging, "/out/b", "b");
    write(copies.staging, "/other/a", "another a");
    copies.prod.makeDirectories(FilePath.of("/in"), null);
  }

  @Test
  void putsTheSourceInsideAnExistingDirectory() {
    CopyStatus status = copies.copy("/out", "/in");

    assertThat(status.destinationPath()).isEqualTo("/in/out");
    assertThat(tree(copies.prod, "/in")).containsKeys("/in/out/a", "/in/out/b");
  }

  @Test
  void makesTheDestinationExactlyTheTargetOnRequest() {
    CopyStatus status = exact("/out", "/in", FORCE);

    assertThat(status.error()).isNull();
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/a", "/in/b");
  }

  @Test
  void makesMissingParentsOfAnExactTarget() {
    exact("/out", "/in/deep/down/ds=1", CopyOptions.defaults());

    assertThat(tree(copies.prod, "/in")).containsKey("/in/deep/down/ds=1/a");
  }

  @Test
  void refusesADestinationWithoutAParent() {
    CopyStatus status = copies.copy("/out", "/missing/in");

    assertThat(status.error())
        .hasMessage("Cluster 'prod': Parent directory of '/missing/in' does not exist.");
  }

  @Test
  void refusesAnExistingDestinationWithoutForce() {
    write(copies.prod, "/in/out/a", "old");

    CopyStatus status = copies.copy("/out", "/in");

    assertThat(status.error())
        .hasMessage("Cluster 'prod': Destination path '/in/out' already exists.");
    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DESTINATION_EXISTS);
    assertThat(tree(copies.prod, "/in"))
        .containsEntry("/in/out/a", "old")
        .doesNotContainKey("/in/out/b");
  }

  @Test
  void copiesAllMatchesOfAPatternIntoADirectory() {
    CopyStatus status = copies.copy("/out/[ab]", "/in");

    assertThat(status.copied().files()).isEqualTo(2);
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/a", "/in/b");
  }

  @Test
  void copiesMatchesIntoAnExactTargetHoweverManyThereAre() throws Exception {
    assertThat(exact("/out/[a]", "/one", FORCE).error()).isNull();
    assertThat(exact("/{out,other}", "/several", FORCE).error()).isNull();
    assertThat(exact("/out/\\a", "/literal", FORCE).error()).isNull();

    assertThat(tree(copies.prod, "/one")).containsOnlyKeys("/one/a");
    assertThat(tree(copies.prod, "/several"))
        .containsKeys("/several/out/a", "/several/out/b", "/several/other/a");
    assertThat(copies.prod.status(FilePath.of("/literal")).map(FileStatus::isFile)).contains(true);
  }

  @Test
  void refusesAFileAsTheTargetOfAPattern() {
    write(copies.prod, "/in/file", "old");

    assertThat(stoppedBy(exact("/out/*", "/in/file", FORCE)))
        .isEqualTo(ErrorCode.DESTINATION_CONFLICT);
    assertThat(tree(copies.prod, "/in")).containsEntry("/in/file", "old");
  }

  @Test
  void refusesTwoMatchesOfOneName() {
    CopyStatus status = copies.copy("/{out,other}/a", "/in");

    assertThat(status.error())
        .hasMessage(
            "Cluster 'prod': Conflicting files '/other/a' and '/out/a': can't copy both files to"
                + " '/in/a'.");
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  @Test
  void refusesToReplaceADirectoryByAFile() throws Exception {
    copies.prod.makeDirectories(FilePath.of("/in/a"), null);

    CopyStatus status = copies.copy("/out/a", "/in", FORCE);

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DESTINATION_CONFLICT);
    assertThat(status.error())
        .hasMessage("Cluster 'prod': Cannot replace the directory '/in/a' by the file '/out/a'.");
  }

  @Test
  void reportsConflictsDeepInTheTreeAndCopiesTheRest() {
    write(copies.staging, "/out/dir/file", "x");
    write(copies.prod, "/in/out/dir", "a file where a directory belongs");

    CopyStatus status = copies.copy("/out", "/in", FORCE);

    assertThat(status.copied().files()).isEqualTo(2);
    assertThat(status.failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.failure())
                    .hasMessage(
                        "Cannot replace the file '/in/out/dir' by the directory '/out/dir'."));
  }

  @Test
  void saysThatASourceDoesNotExist() {
    assertThat(stoppedBy(copies.copy("/nowhere", "/in"))).isEqualTo(ErrorCode.SOURCE_NOT_FOUND);
    assertThat(copies.copy("/out/x*", "/in").error())
        .hasMessage(
            "Cluster 'staging': Could not resolve source path '/out/x*': it does not exist, or"
                + " nothing matches the pattern.");
  }

  @Test
  void refusesToCopyADirectoryIntoItself() {
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("staging", "/out"), ClusterPath.of("staging", "/out"))
            .build();

    CopyStatus status = copies.copy(request, CopyListener.NONE, new Cancellation());

    assertThat(status.error()).hasMessage("Cannot copy '/out' into itself, to '/out/out'.");
  }

  @Test
  void refusesToCopyADirectoryIntoItselfThroughAnotherAlias() {
    CopyRequest request =
        CopyRequest.builder(
                ClusterPath.of("staging", "/out"),
                ClusterPath.of("staging-by-another-name", "/out/deep/down"))
            .target(Target.EXACT)
            .build();

    CopyStatus status = copies.copy(request, CopyListener.NONE, new Cancellation());

    assertThat(status.error()).hasMessage("Cannot copy '/out' into itself, to '/out/deep/down'.");
  }

  @Test
  void refusesAnUnknownCluster() {
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("nope", "/out"), ClusterPath.of("prod", "/in")).build();

    assertThat(stoppedBy(copies.copy(request, CopyListener.NONE, new Cancellation())))
        .isEqualTo(ErrorCode.UNKNOWN_CLUSTER);
  }

  private CopyStatus exact(String from, String to, CopyOptions options) {
    return copies.copy(
        MemoryCopy.request(from, to, options).target(Target.EXACT).build(),
        CopyListener.NONE,
        new Cancellation());
  }
}
