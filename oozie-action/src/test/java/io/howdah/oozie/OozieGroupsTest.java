package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OozieGroupsTest {
  private OozieGroups.Source source = user -> List.of("staff");
  private final OozieGroups groups = new OozieGroups(user -> source.groups(user));

  @Test
  void findsUsersWithoutGroups() throws Exception {
    source = OozieGroupsTest::none;

    assertThat(groups.of("alice")).isEmpty();
  }

  @Test
  void takesAServiceThatIsAwayForAPassingFailure() {
    source =
        user -> {
          throw new IOException("LDAP is away");
        };

    assertThatThrownBy(() -> groups.of("alice"))
        .hasMessage("The groups of 'alice' cannot be looked up: LDAP is away.")
        .satisfies(OozieGroupsTest::isPassing);
  }

  @Test
  void doesNotAcceptThatAUserHasLostAllGroups() throws Exception {
    assertThat(groups.of("alice")).containsExactly("staff");

    source = OozieGroupsTest::none;

    assertThatThrownBy(() -> groups.of("alice")).satisfies(OozieGroupsTest::isPassing);
    assertThat(groups.of("bob")).isEmpty();
  }

  private static List<String> none(String user) throws IOException {
    throw new IOException("No groups found for user " + user);
  }

  private static void isPassing(Throwable failure) {
    ErrorCode code = ((CopyException) failure).code();
    assertThat(code).isEqualTo(ErrorCode.GROUPS_UNKNOWN);
    assertThat(code.isRetryable()).isTrue();
  }
}
