package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.lab.Comparison.Kind;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two secure clusters whose realms do not trust each other, and an insecure one. */
class SecureHdfsIT {
  private static final TreeSpec TREE = new TreeSpec(20, 2, 0, 3_000, 11);

  // The method below runs first, which NullAway does not see.
  @SuppressWarnings("NullAway.Init")
  private static Realm realm;

  @SuppressWarnings("NullAway.Init")
  private static Realm otherRealm;

  @SuppressWarnings("NullAway.Init")
  private static HdfsCluster secure;

  @SuppressWarnings("NullAway.Init")
  private static HdfsCluster other;

  @SuppressWarnings("NullAway.Init")
  private static HdfsCluster insecure;

  @BeforeAll
  static void start() {
    realm = Realm.builder("REALMA.TEST").users("alice", "bob", "proxy").start();
    otherRealm = Realm.builder("REALMB.TEST").users("alice").start();
    HdfsCluster[] clusters =
        HdfsCluster.startAll(
                HdfsCluster.builder("secure").secure(realm).mayImpersonate("proxy", "alice"),
                HdfsCluster.builder("other")
                    .hadoop(HadoopVersion.V3_5_0)
                    .secure(otherRealm)
                    .nameNodes(2),
                HdfsCluster.builder("insecure"))
            .toArray(HdfsCluster[]::new);
    secure = clusters[0];
    other = clusters[1];
    insecure = clusters[2];
  }

  @AfterAll
  static void stop() {
    secure.close();
    other.close();
    insecure.close();
    realm.close();
    otherRealm.close();
  }

  @Test
  void refusesAUserWithoutAProof() throws Exception {
    HttpResponse<byte[]> refused = WebHdfs.get(secure.urls().get(0), "/", "GETFILESTATUS");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Negotiate");
  }

  @Test
  void acceptsAUserWithAProof() throws Exception {
    secure.files().writeText("/served/a", "for alice");

    assertThat(asked("alice", "/", "GETHOMEDIRECTORY")).contains("200 {\"Path\":\"/user/alice\"}");
    assertThat(asked("alice", "/served/a", "OPEN")).contains("200 for alice");
    assertThat(Negotiation.get(otherRealm, "alice", other.urls().get(0), "/", "GETHOMEDIRECTORY"))
        .contains("200 {\"Path\":\"/user/alice\"}");
  }

  @Test
  void letsOnlySomeActForSome() throws Exception {
    assertThat(asked("proxy", "/", "GETHOMEDIRECTORY&doas=alice")).contains("/user/alice");
    assertThat(asked("proxy", "/", "GETHOMEDIRECTORY&doas=bob"))
        .startsWith("403")
        .contains("proxy is not allowed to impersonate bob");
    assertThat(asked("bob", "/", "GETHOMEDIRECTORY&doas=alice")).startsWith("403");
  }

  @Test
  void filesBelongToTheirWriter() {
    secure.files().mkdirs("/home");
    secure.files().setPermission("/home", 0777);
    secure.filesAs("alice").write("/home/a", 10, 1);
    secure.filesAs("alice").setPermission("/home/a", 0600);

    assertThat(secure.user()).isEqualTo("hdfs");
    assertThat(secure.files().status("/home").orElseThrow().owner()).isEqualTo("hdfs");
    assertThat(secure.files().status("/home/a").orElseThrow().owner()).isEqualTo("alice");
    assertThatThrownBy(() -> secure.filesAs("bob").read("/home/a"))
        .hasMessageContaining("Permission denied: user=bob");
  }

  @Test
  void canBeRefereed() {
    for (HdfsCluster cluster : new HdfsCluster[] {secure, other, insecure}) {
      cluster.files().writeTree("/tree", TREE);
      cluster.files().setPermission("/tree", 0700);
    }
    Referee.compare(secure, "/tree", other, "/tree").assertEqual();
    Referee.compare(secure, "/tree", insecure, "/tree").assertEqual();
    Referee.compare(insecure, "/tree", other, "/tree").assertEqual();

    other.files().alter("/tree/dir-0001/file-000001", 0);
    assertThat(Referee.compare(insecure, "/tree", other, "/tree").differences())
        .singleElement()
        .returns(Kind.CONTENT, Comparison.Difference::kind);
  }

  @Test
  void failsOver() throws Exception {
    int active = other.nameNodeStates().indexOf("active");
    other.failover();

    assertThat(Negotiation.get(otherRealm, "alice", other.urls().get(active), "/", "GETFILESTATUS"))
        .startsWith("403")
        .contains("StandbyException");
    assertThat(
            Negotiation.get(
                otherRealm, "alice", other.urls().get(1 - active), "/", "GETFILESTATUS"))
        .startsWith("200");
  }

  private static String asked(String user, String path, String operation) throws Exception {
    return Negotiation.get(realm, user, secure.urls().get(0), path, operation);
  }
}
