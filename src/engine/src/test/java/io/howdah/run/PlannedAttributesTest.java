package io.howdah.run;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.FileAttribute;
import io.howdah.fs.Acl;
import io.howdah.fs.FilePath;
import java.nio.file.Files;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Attributes that a plan has. */
class PlannedAttributesTest extends PlanCase {
  @Test
  void setsThePlannedAttributes() throws Exception {
    options.preserve(EnumSet.of(FileAttribute.PERMISSION));
    copies.staging.setPermission(FilePath.of("/out/day/b"), 0600);
    copies.staging.setPermission(FilePath.of("/out/day"), 0700);
    plan();
    assertThat(Files.readAllLines(plan))
        .filteredOn(line -> line.startsWith("{\"do\":\"set_attributes\""))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("\"attributes\":[\"permission\"]"));
    assertThat(permission("/in/day/b")).isNotEqualTo(0600);
    copies.staging.setPermission(FilePath.of("/out"), 0711);

    assertThat(follow().isSuccessful()).isTrue();

    assertThat(permission("/in/day/b")).isEqualTo(0600);
    assertThat(permission("/in/day")).isEqualTo(0700);
    assertThat(permission("/in")).isNotEqualTo(0711);
    assertThat(follow().isSuccessful()).isTrue();
  }

  @Test
  void setsNoAttributesThatHaveChanged() throws Exception {
    options.preserve(EnumSet.of(FileAttribute.PERMISSION));
    copies.staging.setPermission(FilePath.of("/out/day/b"), 0600);
    plan();
    copies.prod.setPermission(FilePath.of("/in/day/b"), 0444);

    assertThat(changed(follow())).containsExactly("/in/day/b");
    assertThat(permission("/in/day/b")).isEqualTo(0444);
  }

  @Test
  void plansTheTimesOfDirectoriesThatTheRunChanges() throws Exception {
    options.preserve(EnumSet.of(FileAttribute.TIMES));
    copy();
    write(copies.staging, "/out/day/late", "late");
    copies.staging.setTimes(FilePath.of("/out/day"), 1_000, 1_000);
    copies.prod.setTimes(FilePath.of("/in/day"), 1_000, 1_000);

    plan();
    assertThat(follow().isSuccessful()).isTrue();

    assertThat(copies.prod.status(FilePath.of("/in/day")).orElseThrow().modificationTime())
        .isEqualTo(1_000);
  }

  @Test
  void carriesAcls() throws Exception {
    options.preserve(EnumSet.of(FileAttribute.PERMISSION, FileAttribute.ACL));
    FilePath source = FilePath.of("/out/day/b");
    copies.staging.setAcl(
        source, Acl.parse("user::rw-,user:bob:rw-,group::r--,mask::rw-,other::r--"));
    copy();
    assertThat(plan().isSuccessful()).isTrue();
    assertThat(Files.readString(plan)).doesNotContain("\"do\":");

    copies.staging.setAcl(
        source, Acl.parse("user::rw-,user:bob:r--,group::r--,mask::rw-,other::r--"));
    plan();
    assertThat(Files.readString(plan)).contains("\"attributes\":[\"acl\"]");
    assertThat(follow().isSuccessful()).isTrue();
    assertThat(copies.prod.acl(FilePath.of("/in/day/b"))).isEqualTo(copies.staging.acl(source));
    assertThat(follow().isSuccessful()).isTrue();
  }

  @Test
  void setsNoAclThatHasChanged() throws Exception {
    options.preserve(EnumSet.of(FileAttribute.PERMISSION, FileAttribute.ACL));
    FilePath source = FilePath.of("/out/day/b");
    copies.staging.setAcl(
        source, Acl.parse("user::rw-,user:bob:r--,group::r--,mask::rw-,other::r--"));
    plan();
    copies.staging.setAcl(
        source, Acl.parse("user::rw-,user:eve:rwx,group::r--,mask::rw-,other::r--"));

    assertThat(changed(follow())).containsExactly("/in/day/b");
    assertThat(copies.prod.status(FilePath.of("/in/day/b")).orElseThrow().hasAcl()).isFalse();
  }

  private int permission(String path) throws Exception {
    return copies.prod.status(FilePath.of(path)).orElseThrow().permission();
  }
}
