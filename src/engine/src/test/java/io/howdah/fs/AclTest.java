package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class AclTest {
  private final Acl named = Acl.of(0770, List.of("user:bob:rw-", "group::r--", "group:ops:rwx"));

  @Test
  void completesTheEntriesThatAServerReturns() {
    assertThat(named)
        .hasToString("group::r--,group:ops:rwx,mask::rwx,other::---,user::rwx,user:bob:rw-");
    assertThat(named.isMinimal()).isFalse();
    assertThat(named.hasDefaults()).isFalse();
  }

  @Test
  void hasNoMaskBesideDefaultEntriesAlone() {
    Acl acl = Acl.of(0751, List.of("default:user::rwx", "default:mask::r-x", "default:other::--x"));

    assertThat(acl.toString()).startsWith("group::r-x,other::--x,user::rwx,default:");
    assertThat(acl.hasDefaults()).isTrue();
    assertThat(acl.isMinimal()).isFalse();
    assertThat(acl.permissionWithoutAcl()).isEqualTo(0751);
  }

  /** The mask must not become the permission of the group. */
  @Test
  void givesTheGroupWhatItsEntryAndTheMaskBothGrant() {
    assertThat(named.permission()).isEqualTo(0770);
    assertThat(named.permissionWithoutAcl()).isEqualTo(0740);
    assertThat(Acl.of(0610, List.of("group::rwx", "user:bob:rwx")).permissionWithoutAcl())
        .isEqualTo(0610);
  }

  @Test
  void isMinimalWhereItSaysNoMoreThanPermissionBits() {
    Acl minimal = Acl.ofPermission(0640);

    assertThat(minimal.isMinimal()).isTrue();
    assertThat(minimal).hasToString("group::r--,other::---,user::rw-");
    assertThat(minimal.permission()).isEqualTo(0640);
  }

  @Test
  void isEqualWhateverTheOrderOfItsEntries() {
    assertThat(Acl.of(0770, List.of("group:ops:rwx", "group::r--", "user:bob:rw-")))
        .isEqualTo(named)
        .hasSameHashCodeAs(named);
    assertThat(Acl.of(0750, List.of("group:ops:rwx", "group::r--", "user:bob:rw-")))
        .as("with another mask")
        .isNotEqualTo(named);
  }

  @Test
  void parsesWhatItWrites() {
    Acl defaults = Acl.of(0750, List.of("default:user::rwx", "default:group::r-x"));

    assertThat(List.of(named, defaults, Acl.ofPermission(0600)))
        .allSatisfy(acl -> assertThat(Acl.parse(acl.toString())).isEqualTo(acl));
  }

  @Test
  void refusesWhatIsNoAcl() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Acl.of(0640, List.of("user:bob:rwx")))
        .withMessageContaining("group::");
    assertThatIllegalArgumentException().isThrownBy(() -> Acl.of(0640, List.of("group::r")));
    assertThatIllegalArgumentException().isThrownBy(() -> Acl.parse("user::rwx,group::r-x"));
  }
}
