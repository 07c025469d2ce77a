package io.howdah.fs.webhdfs.response;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.fs.Acl;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ACLs, extended attributes and policies, as NameNodes and HttpFS write them. */
class AttributeReadersTest {
  @Test
  void readsAnAcl() throws IOException {
    assertThat(acl("\"user:bob:rw-\",\"group::r--\"", "660"))
        .hasToString("group::r--,mask::rw-,other::---,user::rw-,user:bob:rw-");
    assertThat(acl("\"default:user::rwx\",\"default:group::r-x\"", "751"))
        .hasToString("group::r-x,other::--x,user::rwx,default:group::r-x,default:user::rwx");
    assertThat(acl("", "1640")).isEqualTo(Acl.ofPermission(0640));
  }

  @Test
  void readsExtendedAttributes() throws IOException {
    String body =
        "{\"XAttrs\":[{\"name\":\"user.a\",\"value\":\"0x0fFF\"},"
            + "{\"name\":\"user.b\",\"value\":null},{\"name\":\"user.c\",\"value\":\"0x\"}]}";

    assertThat(new ExtendedAttributesReader().read(SampleResponses.json(body)))
        .containsExactly(entry("user.a", "0fFF"), entry("user.b", ""), entry("user.c", ""));
    assertThat(new ExtendedAttributesReader().read(SampleResponses.json("{\"XAttrs\":null}")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"XAttrs\":1}",
        "{\"XAttrs\":[{\"value\":\"0x\"}]}",
        "{\"XAttrs\":[{\"name\":\"user.a\",\"value\":\"text\"}]}"
      })
  void refusesWhatIsNoExtendedAttribute(String body) {
    assertThatThrownBy(() -> new ExtendedAttributesReader().read(SampleResponses.json(body)))
        .isInstanceOf(MalformedResponseException.class);
  }

  @Test
  void readsTheNamesOfStoragePolicies() throws IOException {
    String body =
        "{\"BlockStoragePolicies\":{\"BlockStoragePolicy\":["
            + "{\"copyOnCreateFile\":false,\"id\":2,\"name\":\"COLD\",\"storageTypes\":[\"ARCHIVE\"]},"
            + "{\"id\":7,\"name\":\"HOT\",\"creationFallbacks\":[]}]}}";

    assertThat(new StoragePoliciesReader().read(SampleResponses.json(body)))
        .containsOnly(entry(2, "COLD"), entry(7, "HOT"));
    assertThatThrownBy(() -> new StoragePoliciesReader().read(SampleResponses.json("{}")))
        .isInstanceOf(MalformedResponseException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"AclStatus\":{}}",
        "{\"AclStatus\":{\"entries\":[1]}}",
        "{\"AclStatus\":{\"entries\":[\"group::rwxt\"],\"permission\":\"640\"}}",
        "{\"AclStatus\":{\"entries\":[\"user:bob:rwx\"],\"permission\":\"640\"}}",
        "{\"AclStatus\":{\"entries\":[\"group::rwx\"],\"permission\":\"rw-\"}}",
        "{\"AclStatus\":{\"entries\":[\"group::rwx\"]}}"
      })
  void refusesAnAclThatIsNone(String body) {
    assertThatThrownBy(() -> new AclReader().read(SampleResponses.json(body)))
        .isInstanceOf(MalformedResponseException.class);
  }

  private static Acl acl(String entries, String permission) throws IOException {
    return new AclReader()
        .read(
            SampleResponses.json(
                "{\"AclStatus\":{\"entries\":[%s],\"group\":\"g\",\"permission\":\"%s\"}}"
                    .formatted(entries, permission)));
  }
}
