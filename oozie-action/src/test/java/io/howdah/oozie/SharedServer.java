package io.howdah.oozie;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.OozieServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The server that several classes share. All users may use the clusters {@code staging} and {@code
 * prod}. The other aliases lead to {@code prod} too and are open to some users or to none.
 */
final class SharedServer {
  /** The secret of the alias {@code with-token}. */
  static final String TOKEN = "c2VjcmV0LXRva2Vu";

  private SharedServer() {}

  static OozieServerBuilder builder(HdfsCluster staging, HdfsCluster prod, Path directory)
      throws IOException {
    List<String> clusters =
        List.of(
            CopyLab.entry(staging, "\"allowed_users\": [\"*\"]"),
            CopyLab.entry(prod, "\"allowed_users\": [\"*\"]"),
            CopyLab.entry("of-alice", prod, "\"allowed_users\": [\"carol\", \"alice\"]"),
            CopyLab.entry("of-bob", prod, "\"allowed_users\": [\"bob\"]"),
            CopyLab.entry("of-copiers", prod, "\"allowed_groups\": [\"copiers\"]"),
            CopyLab.entry("of-auditors", prod, "\"allowed_groups\": [\"auditors\"]"),
            CopyLab.entry("of-nobody", prod, "\"timeout\": 60"),
            CopyLab.entry(
                "with-token",
                prod,
                "\"auth_mechanism\": \"TOKEN\", \"token\": \"%s\", \"allowed_users\": [\"*\"]"
                    .formatted(TOKEN)));
    Path file = directory.resolve("clusters.json");
    Files.writeString(file, "{\"clusters\": [" + String.join(",\n", clusters) + "]}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return CopyLab.server("shared", staging, file)
        .property(
            "oozie.service.GroupsService.hadoop.user.group.static.mapping.overrides",
            "alice=staff,copiers;bob=auditors");
  }
}
