package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.lab.Comparison.Difference;
import io.howdah.lab.Comparison.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The referee must see every kind of difference, since every other test trusts it. */
class RefereeIT {
  private static final TreeSpec TREE = new TreeSpec(40, 3, 0, 3_000, 11);

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private final String source = LAB.newDirectory("staging");
  private final String target = LAB.newDirectory("prod");

  @BeforeEach
  void writeTheSameTreeTwice() {
    staging.files().writeTree(source, TREE, WriteOptions.blockSize(1024));
    prod.files().writeTree(target, TREE, WriteOptions.blockSize(2048));
  }

  @Test
  void equalTreesAreEqual() {
    Comparison comparison = Referee.compare(staging, source, prod, target).assertEqual();

    assertThat(comparison.files()).isEqualTo(40);
    assertThat(comparison.directories()).isEqualTo(4);
    assertThat(comparison.bytes())
        .isEqualTo(staging.files().list(source).stream().mapToLong(FileEntry::length).sum());
  }

  @Test
  void findsWhatDiffers() {
    staging.files().write(source + "/changed", 2_000, 1);
    prod.files().write(target + "/changed", 2_000, 1);
    prod.files().alter(target + "/changed", 1_999);
    staging.files().write(source + "/longer", 2_001, 1);
    prod.files().write(target + "/longer", 2_000, 1);
    staging.files().write(source + "/missing", 0, 1);
    prod.files().mkdirs(target + "/extra");
    staging.files().mkdirs(source + "/kind");
    prod.files().write(target + "/kind", 0, 1);

    Comparison comparison = Referee.compare(staging, source, prod, target);

    assertThat(kinds(comparison))
        .isEqualTo(
            Map.of(
                "changed", Kind.CONTENT,
                "longer", Kind.LENGTH,
                "missing", Kind.ONLY_IN_FIRST,
                "extra", Kind.ONLY_IN_SECOND,
                "kind", Kind.TYPE));
    assertThatThrownBy(comparison::assertEqual)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("differ in 5 places")
        .hasMessageContaining("'changed' CONTENT: byte ")
        .hasMessageContaining(" at 1999");
  }

  @Test
  void comparesAttributesOnRequest() {
    prod.files().setOwner(target + "/dir-0001", "alice", "analysts");
    prod.files().setPermission(target + "/dir-0001/file-000001", 0600);

    assertThat(Referee.compare(staging, source, prod, target).isEqual()).isTrue();
    assertThat(
            kinds(
                Referee.compare(
                    staging, source, prod, target, Attribute.OWNER, Attribute.PERMISSION)))
        .isEqualTo(Map.of("dir-0001", Kind.OWNER, "dir-0001/file-000001", Kind.PERMISSION));
    assertThat(Referee.compare(staging, source, prod, target, Attribute.BLOCK_SIZE))
        .returns(40L, Comparison::differenceCount);
    assertThat(
            Referee.compare(staging, source, prod, target, Attribute.MODIFICATION_TIME).isEqual())
        .isFalse();
  }

  @Test
  void treesThatDoNotExistAreNeverEqual() {
    assertThat(kinds(Referee.compare(staging, source + "/no", prod, target + "/no")))
        .isEqualTo(Map.of("", Kind.BOTH_MISSING));
    assertThat(Referee.compare(staging, source + "/no", prod, target).isEqual()).isFalse();
  }

  @Test
  void describesAHundredDifferencesAndCountsTheRest() {
    staging.files().writeTree(source + "/many", TreeSpec.of(120, 1, 1));

    Comparison comparison = Referee.compare(staging, source, prod, target);

    assertThat(comparison.differences()).hasSize(Referee.MOST_DIFFERENCES);
    assertThat(comparison.differenceCount()).isEqualTo(121);
    assertThat(comparison.toString()).endsWith("and 21 more");
  }

  @Test
  void comparesWithThisMachine(@TempDir Path local) throws Exception {
    String awkward = source + "/awkward";
    for (String name : AwkwardNames.ALL) {
      staging.files().writeText(awkward + "/" + name, name);
    }
    writeAwkwardFiles(local);
    Referee.compare(staging, awkward, local).assertEqual();

    staging.files().alter(awkward + "/grüße", 0);
    assertThat(kinds(Referee.compare(local, staging, awkward)))
        .isEqualTo(Map.of("grüße", Kind.CONTENT));
  }

  // By a process with a locale for these names, which this JVM may not have.
  private static void writeAwkwardFiles(Path directory) throws Exception {
    Path script = Files.createTempFile("awkward", ".sh");
    StringBuilder commands = new StringBuilder();
    for (String name : AwkwardNames.ALL) {
      String quoted = "'" + name.replace("'", "'\\''") + "'";
      commands.append("printf %s ").append(quoted).append(" > ").append(quoted).append('\n');
    }
    Files.writeString(script, commands);
    Process shell =
        new ProcessBuilder("sh", script.toString()).directory(directory.toFile()).start();
    assertThat(shell.waitFor()).isZero();
    Files.delete(script);
  }

  private static Map<String, Kind> kinds(Comparison comparison) {
    Map<String, Kind> kinds = new TreeMap<>();
    for (Difference difference : comparison.differences()) {
      kinds.put(difference.path(), difference.kind());
    }
    return kinds;
  }
}
