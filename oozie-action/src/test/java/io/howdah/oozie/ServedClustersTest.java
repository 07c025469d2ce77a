package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.Deletion.Extra;
import io.howdah.ErrorCode;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.connect.SharedLimits;
import io.howdah.oozie.run.CopyOrder;
import io.howdah.oozie.run.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedClustersTest {
  private static final String USERS = "\"allowed_users\": [\"*\"]";

  private OozieGroups.Source groups = user -> List.of();
  private Path file;
  private ServedClusters clusters;

  @BeforeEach
  void write(@TempDir Path directory) throws IOException {
    file = directory.resolve("clusters.json");
    write(
        cluster("open", USERS),
        cluster("of-staff", "\"allowed_groups\": [\"staff\"]"),
        cluster("of-bob", "\"allowed_users\": [\"bob\"]"));
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

  @Test
  void usesTheLastUsableEntryOfAClusterWhoseEntryIsWrong() throws Exception {
    Path password = passwordFile();
    write(cluster("open", USERS), proxied("prod", password));
    open("prod");

    write(cluster("open", USERS), proxied("prod", Path.of("/nowhere/password")));

    open("prod");
  }

  @Test
  void failsOnlyCopiesOfTheClusterWhoseEntryIsWrong() throws Exception {
    write(
        cluster("open", USERS),
        cluster("other", USERS),
        proxied("prod", Path.of("/nowhere/password")),
        cluster("with-proxy", USERS + ", \"proxy\": \"hdfs\""),
        cluster("with-token", USERS + ", \"auth_mechanism\": \"TOKEN\", \"token_file\": \"none\""));

    open("other");
    for (String wrong : List.of("prod", "with-proxy", "with-token")) {
      assertThatThrownBy(() -> open(wrong))
          .hasMessage(
              "This Oozie server cannot use the cluster '"
                  + wrong
                  + "' as its cluster file describes it; see the server's log.")
          .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.INVALID_CONFIGURATION));
    }
  }

  @Test
  void failsWhereAFileOfTheLastUsableEntryIsGone() throws Exception {
    Path password = passwordFile();
    write(cluster("open", USERS), proxied("prod", password));
    open("prod");
    Files.delete(password);

    assertThatThrownBy(() -> open("prod")).hasMessageContaining("cannot use the cluster 'prod'");
    Files.writeString(password, "sesame");
    open("prod");
  }

  /** The access is taken from the present file, whatever else is wrong in the entry. */
  @Test
  void letsUsersInByThePresentEntryAlsoWhereItIsWrong() throws Exception {
    write(cluster("open", USERS), proxied("prod", passwordFile()));
    open("prod");

    write(
        cluster("open", USERS),
        cluster("prod", "\"ca\": \"/nowhere/ca.pem\", \"allowed_users\": [\"bob\"]"));

    assertThatThrownBy(() -> open("prod"))
        .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.PERMISSION_DENIED));
  }

  private void open(String alias) throws CopyException {
    clusters.open("alice", order(alias)).close();
  }

  private Path passwordFile() throws IOException {
    return Files.writeString(file.resolveSibling("password"), "sesame");
  }

  @Test
  void permitsDeletesWhereTheAdministratorDoes() throws Exception {
    write(
        cluster("open", USERS),
        cluster("kept", USERS + ", \"deletes\": false"),
        cluster("of-others", USERS + ", \"delete_users\": [\"bob\"]"),
        cluster("of-alice", USERS + ", \"delete_users\": [\"alice\"]"));

    clusters.check("alice", deleting("open"));
    clusters.check("alice", deleting("of-alice"));
    for (String alias : List.of("kept", "of-others")) {
      check(alias);
      assertThatThrownBy(() -> clusters.check("alice", deleting(alias)))
          .hasMessageContaining("'alice' may not delete on the cluster '" + alias + "'")
          .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.DELETE_REFUSED));
    }

    clusters.forbidDeletes();
    check("open");
    assertThatThrownBy(() -> clusters.check("alice", deleting("open")))
        .hasMessageContaining("oozie.howdah.deletes is forbidden");
  }

  @Test
  void checksTreesWhereTheUserMayNotDelete() throws Exception {
    write(cluster("open", USERS), cluster("kept", USERS + ", \"deletes\": false"));
    CopyOrder check = deleting("kept").with(Purpose.CHECK);

    clusters.check("alice", check);
    clusters.openCheck("alice", check).close();
  }

  @Test
  void checksTreesOnlyWhereTheUserMayCopy() {
    CopyOrder check = order("of-bob").with(Purpose.CHECK);

    assertThatThrownBy(() -> clusters.openCheck("alice", check))
        .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.PERMISSION_DENIED));
  }

  /** The last valid limits stay while the file is wrong. */
  @Test
  void keepsTheLimitsOfTheLastFileWithoutErrors() throws Exception {
    SharedLimits limits = clusters.limits();
    ClusterConfiguration configuration = clusters.read();
    write(cluster("open", USERS + ", \"bandwidth\": \"20M\", \"requests_per_second\": 50"));
    clusters.refreshLimits();
    ClusterConfiguration limited = clusters.read();
    assertThat(limits.update(limited)).as("the limits are those of the file").isFalse();

    Files.writeString(file, "{");
    clusters.refreshLimits();
    assertThat(limits.update(limited)).isFalse();

    write(cluster("open", USERS));
    clusters.refreshLimits();
    assertThat(limits.update(configuration)).isFalse();
    assertThat(limits.update(limited)).isTrue();
  }

  private static CopyOrder deleting(String alias) {
    return CopyOrder.of(
        ClusterPath.of("open", "/in"),
        ClusterPath.of(alias, "/out"),
        CopyOptions.builder().delete(what -> what.extra(Extra.DELETE)).build());
  }

  private void check(String alias) throws CopyException {
    clusters.check("alice", order(alias));
  }

  private static CopyOrder order(String alias) {
    return CopyOrder.of(
        ClusterPath.of("open", "/in"), ClusterPath.of(alias, "/out"), CopyOptions.defaults());
  }

  private static ErrorCode code(Throwable failure) {
    return ((CopyException) failure).code();
  }

  private void write(String... entries) throws IOException {
    Files.writeString(file, "{\"clusters\": [" + String.join(", ", entries) + "]}");
  }

  /** A cluster behind a proxy that requires a password. */
  private static String proxied(String name, Path passwordFile) {
    String proxy =
        "\"http_proxy\": \"http://proxy:3128\", \"http_proxy_user\": \"etl\","
            + " \"http_proxy_password_file\": \"%s\"".formatted(passwordFile);
    return cluster(name, USERS + ", " + proxy);
  }

  private static String cluster(String name, String more) {
    return "{\"name\": \"%s\", \"nameservices\": [{\"urls\": [\"http://h\"], \"mounts\": [\"/\"]}], %s}"
        .formatted(name, more);
  }
}
