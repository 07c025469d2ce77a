package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.ErrorCode;
import io.howdah.oozie.run.CopyOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedClustersTest {
  private OozieGroups.Source groups = user -> List.of();
  private Path file;
  private ServedClusters clusters;

  @BeforeEach
  void write(@TempDir Path directory) throws IOException {
    file = directory.resolve("clusters.json");
    Files.writeString(
        file,
        "{\"clusters\": [%s, %s, %s]}"
            .formatted(
                cluster("open", "\"allowed_users\": [\"*\"]"),
                cluster("of-staff", "\"allowed_groups\": [\"staff\"]"),
                cluster("of-bob", "\"allowed_users\": [\"bob\"]")));
    clusters = new ServedClusters(file, new OozieGroups(user -> groups.groups(user)), 1, null);
  }

  @Test
  void tellsAUserWithoutGroupsThatAnAliasIsUnknown() {
    assertThatThrownBy(() -> check("nonesuch"))
        .hasMessage("There is no cluster 'nonesuch'; open is open to 'alice'.")
        .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.UNKNOWN_CLUSTER));
    assertThatThrownBy(() -> check("of-staff"))
        .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.PERMISSION_DENIED));
  }

  @Test
  void doesNotTakeAnUnknownGroupForADenial() {
    groups =
        user -> {
          throw new IOException("LDAP is away");
        };

    assertThatThrownBy(() -> check("of-staff"))
        .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.GROUPS_UNKNOWN));
    assertThatThrownBy(() -> check("nonesuch"))
        .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.UNKNOWN_CLUSTER));
    assertThatCode(() -> check("open")).doesNotThrowAnyException();
  }

  @Test
  void letsUsersInByTheLastFileWithoutErrors() throws Exception {
    check("open");

    Files.writeString(file, "{");

    check("open");
    assertThatThrownBy(() -> check("of-bob"))
        .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.PERMISSION_DENIED));
  }

  private void check(String alias) throws CopyException {
    clusters.check(
        "alice",
        CopyOrder.of(
            ClusterPath.of("open", "/in"), ClusterPath.of(alias, "/out"), CopyOptions.defaults()));
  }

  private static ErrorCode code(Throwable failure) {
    return ((CopyException) failure).code();
  }

  private static String cluster(String name, String more) {
    return "{\"name\": \"%s\", \"nameservices\": [{\"urls\": [\"http://h\"], \"mounts\": [\"/\"]}], %s}"
        .formatted(name, more);
  }
}
