package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** Every version must run as an HA pair and take every fault. */
abstract class HadoopVersionContract {
  private static final Map<HadoopVersion, HdfsCluster> CLUSTERS = new ConcurrentHashMap<>();

  private final HdfsCluster cluster;

  HadoopVersionContract(HadoopVersion version) {
    cluster = Objects.requireNonNull(CLUSTERS.get(version));
    assertThat(cluster.hadoopVersion()).isEqualTo(version);
  }

  @BeforeParameterizedClassInvocation
  static void start(HadoopVersion version) {
    CLUSTERS.put(version, HdfsCluster.builder("versions").hadoop(version).nameNodes(2).start());
  }

  @AfterParameterizedClassInvocation
  static void stop(HadoopVersion version) {
    Objects.requireNonNull(CLUSTERS.remove(version)).close();
  }

  @Test
  void speaksWebHdfs() throws Exception {
    cluster.files().write("/http/a", 10_000, 3);

    assertThat(WebHdfs.open(active(), "/http/a")).isEqualTo(HdfsFiles.content(3, 10_000));
    WebHdfs.create(active(), "/http/b", HdfsFiles.content(3, 10_000));
    assertThat(cluster.files().read("/http/b")).isEqualTo(HdfsFiles.content(3, 10_000));
    assertThat(WebHdfs.get(active(), "/http/none", "GETFILESTATUS").statusCode()).isEqualTo(404);
  }

  @Test
  void failsOver() throws Exception {
    cluster.files().write("/failover/a", 100, 3);
    URI before = active();
    cluster.failover();

    assertThat(active()).isNotEqualTo(before);
    assertThat(text(before, "/failover/a")).contains("StandbyException");
    assertThat(WebHdfs.open(active(), "/failover/a")).hasSize(100);
    assertThat(cluster.files().read("/failover/a")).hasSize(100);
  }

  @Test
  void stopsAndStartsTheStandby() throws Exception {
    int standby = cluster.nameNodeStates().indexOf("standby");
    URI url = cluster.urls().get(standby);

    cluster.stopNameNode(standby);
    assertThat(cluster.nameNodeStates().get(standby)).isEqualTo("stopped");
    assertThatThrownBy(() -> WebHdfs.get(url, "/", "GETFILESTATUS"))
        .isInstanceOf(IOException.class);

    cluster.startNameNode(standby);
    assertThat(cluster.nameNodeStates().get(standby)).isEqualTo("standby");
    assertThat(text(url, "/")).contains("StandbyException");
  }

  @Test
  void refusesChangesInSafeMode() throws Exception {
    int active = cluster.nameNodeStates().indexOf("active");
    cluster.enterSafeMode(active);
    String refused = WebHdfs.text(WebHdfs.put(active(), "/safe", "MKDIRS"));
    cluster.leaveSafeMode(active);

    assertThat(refused).contains("SafeModeException");
    assertThat(WebHdfs.text(WebHdfs.put(active(), "/safe", "MKDIRS"))).contains("true");
  }

  @Test
  void stopsAndStartsADataNodeAtItsAddress() throws Exception {
    URI url = cluster.dataNodeUrl(0);
    assertThat(WebHdfs.isListening(url)).isTrue();

    cluster.stopDataNode(0);
    assertThat(WebHdfs.isListening(url)).isFalse();

    cluster.startDataNode(0);
    assertThat(WebHdfs.isListening(url)).isTrue();
    assertThat(WebHdfs.isListening(cluster.dataNodeUrl(1))).isTrue();
  }

  @Test
  void holdsFilesOpen() {
    cluster.files().openForWrite("/open", 10, 1);
    assertThat(cluster.files().openFiles()).containsExactly("/open");

    cluster.files().closeWrite("/open");
    assertThat(cluster.files().openFiles()).isEmpty();
  }

  @Test
  void canBeRefereed() {
    TreeSpec tree = new TreeSpec(20, 2, 0, 2_000, 5);
    cluster.files().writeTree("/tree/one", tree, new WriteOptions(1024, 1));
    cluster.files().writeTree("/tree/other", tree, new WriteOptions(512, 2));
    Referee.compare(cluster, "/tree/one", cluster, "/tree/other").assertEqual();

    cluster.files().delete("/tree/other/dir-0001/file-000003");
    assertThat(Referee.compare(cluster, "/tree/one", cluster, "/tree/other").differenceCount())
        .isEqualTo(1);
  }

  private URI active() {
    return cluster.urls().get(cluster.nameNodeStates().indexOf("active"));
  }

  private static String text(URI nameNode, String path) throws Exception {
    return new String(WebHdfs.get(nameNode, path, "GETFILESTATUS").body(), StandardCharsets.UTF_8);
  }
}
