package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationCheckTest {
  @Test
  void saysWhichEntriesCopiesCannotUse(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("clusters.json");
    Files.writeString(
        file,
        "{\"clusters\": [%s, %s, %s, %s]}"
            .formatted(
                cluster("right", ""),
                cluster("without-ca", ", \"ca\": \"/nowhere/ca.pem\""),
                cluster(
                    "without-keytab",
                    ", \"auth_mechanism\": \"GSSAPI\", \"keytab\": \"/nowhere/keytab\""),
                cluster("with-proxy", ", \"proxy\": \"hdfs\"")));
    ServedClusters clusters = new ServedClusters(file, user -> List.of(), 1, null);

    assertThat(new InstallationCheck(new Configuration(false)).problems(clusters))
        .containsExactly(
            "Cluster 'without-ca': The ca '/nowhere/ca.pem' does not exist.",
            "Cluster 'without-keytab': The keytab '/nowhere/keytab' does not exist.",
            "the cluster 'with-proxy' has a proxy, but here the workflow's user decides: remove"
                + " it.");
  }

  @Test
  void namesTheClassesThatExist() {
    assertThat(InstalledNames.EXECUTOR).isEqualTo(WebHdfsCopyActionExecutor.class.getName());
    assertThat(InstalledNames.SERVICE).isEqualTo(CopyService.class.getName());
    assertThat(getClass().getResource("/" + InstalledNames.SCHEMA)).isNotNull();
  }

  private static String cluster(String name, String more) {
    return ("{\"name\": \"%s\", \"nameservices\": [{\"urls\": [\"http://h\"], \"mounts\":"
            + " [\"/\"]}], \"allowed_users\": [\"*\"]%s}")
        .formatted(name, more);
  }
}
