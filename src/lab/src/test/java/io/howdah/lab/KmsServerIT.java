package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Encryption zones, whose files are plain to a client and cipher text on disk. */
class KmsServerIT {
  @Test
  void encryptsTheZonesOfAnInsecureCluster() throws Exception {
    try (KmsServer keys = KmsServer.start("keys");
        HdfsCluster cluster = HdfsCluster.builder("zones").keys(keys).start()) {
      cluster.files().makeEncryptionZone("/zone");
      cluster.files().writeText("/zone/a", "secret");
      WebHdfs.create(cluster.urls().get(0), "/zone/b", HdfsFiles.content(1, 1_000));

      assertThat(WebHdfs.text(WebHdfs.get(cluster.urls().get(0), "/zone/a", "GETFILESTATUS")))
          .contains("\"encBit\":true");
      assertThat(new String(WebHdfs.open(cluster.urls().get(0), "/zone/a"), StandardCharsets.UTF_8))
          .isEqualTo("secret");
      assertThat(cluster.files().read("/zone/b")).isEqualTo(HdfsFiles.content(1, 1_000));
      assertThat(cluster.files().readText("/.reserved/raw/zone/a")).isNotEqualTo("secret");
    }
  }

  @Test
  void encryptsTheZonesOfASecureCluster() throws Exception {
    try (Realm realm = Realm.builder("ZONES.TEST").users("alice").start();
        KmsServer keys = KmsServer.start("secure-keys", realm);
        HdfsCluster cluster = HdfsCluster.builder("secure-zones").secure(realm).keys(keys).start();
        HdfsCluster plain = HdfsCluster.builder("plain").start()) {
      cluster.files().makeEncryptionZone("/zone");
      cluster.files().writeText("/zone/a", "secret");
      plain.files().writeText("/plain/a", "secret");

      assertThat(Negotiation.get(realm, "alice", cluster.urls().get(0), "/zone/a", "OPEN"))
          .contains("200 secret");
      Referee.compare(cluster, "/zone/a", plain, "/plain/a").assertEqual();
    }
  }
}
